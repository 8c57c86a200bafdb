import type { Answerer } from '../answer/answerer.ts';
import type { Candidate } from '../answer/decision.ts';
import { replyTo } from './reply.ts';
import { sourceLine } from '../source-line.ts';

/**
 * One utterance as one JSON object, for programs.
 *
 * Every line is a conversation of its own. `microseconds` is the time inside the engine. `request` is a wish about reminders
 * (`ReminderRequest`), with dates and wall times as ISO 8601 text, or null.
 */
export function jsonLine(utterance: string, answerer: Answerer): string {
  const start = performance.now();
  const { decision } = answerer.respond(utterance);
  const microseconds = Math.round((performance.now() - start) * 1000);
  return JSON.stringify({
    utterance,
    decision: decision.kind,
    confidence: rounded(decision.confidence),
    answer: decision.kind === 'answer' ? withSource(decision.answer) : null,
    candidates: decision.candidates.map(({ id, question, text, confidence }) => ({
      id,
      question,
      text,
      confidence: rounded(confidence),
    })),
    request: decision.kind === 'request' ? decision.request : null,
    reply: replyTo(decision, answerer),
    microseconds,
  });
}

function withSource({ id, question, text, sources }: Candidate) {
  return { id, question, text, source: sourceLine(sources) };
}

function rounded(confidence: number): number {
  return Math.round(confidence * 10_000) / 10_000;
}
