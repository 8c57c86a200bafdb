import type { Token } from '../../src/answer/analysis/analyser.ts';
import { isStopWord } from '../../src/answer/analysis/word-lists.ts';

/** The words of a text as tokens, each its own stem: for what works on tokens and needs no language. */
export function tokensOf(text: string): Token[] {
  return text.split(' ').map((word) => ({ text: word, stem: word, stop: isStopWord(word) }));
}
