import { answerText } from '../../src/answer/analysis/analyser.ts';
import type { Entry } from '../../src/knowledge/pack.ts';
import type { BenchEntry } from '../engine.ts';

/** The text of a pack's entry. */
export function entryOf({ id, question, phrasings, answer }: Entry): BenchEntry {
  return { id, question, aliases: phrasings.map(({ text }) => text), answer: answerText(answer) };
}
