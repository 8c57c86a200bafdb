import type { Token } from '../analysis/analyser.ts';

/** What an utterance denies: the content under a negation that turns the question into another one. */
export interface Negation {
  /** Content in the scope of the negation; empty in "when is it not". */
  readonly scope: readonly Token[];
  /** What of the scope is denied first of all: the verb or the thing after the negation. Several where a subject intervenes. */
  readonly heads: readonly Token[];
  /** Whether a reason is asked for: that something did not happen does not tell why. */
  readonly asksWhy: boolean;
  /**
   * What is denied without the rest being denied, since there are others or it is an addition: Bern in "why is it not in
   * Bern", the tie in "who came without a tie".
   */
  readonly alternative: readonly Token[];
}

/** What an utterance sets aside: "the lunch, *not the dinner*". */
export interface Contrast {
  readonly excluded: readonly Token[];
  /** The content that stands beside it and is meant. */
  readonly kept: readonly Token[];
}

export interface Polarity {
  /** The utterance without negations that change nothing, and without what it sets aside. */
  readonly asked: readonly Token[];
  readonly negation?: Negation;
  readonly contrast?: Contrast;
}

/** The tokens without those from `start` to before `end`; a pause in what is left out stays heard. */
export function cut(tokens: readonly Token[], start: number, end: number): Token[] {
  const next = tokens[end];
  const paused = tokens.slice(start, end).some(({ afterPause }) => afterPause);
  const rest = tokens.slice(end + 1);
  if (!next) return tokens.slice(0, start);
  return [...tokens.slice(0, start), paused && start > 0 ? { ...next, afterPause: true } : next, ...rest];
}
