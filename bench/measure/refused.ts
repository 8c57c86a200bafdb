import type { Engine, Hit } from '../engine.ts';
import type { Part } from './part.ts';
import { refusalRecall } from './refusals.ts';
import type { Query } from '../datasets/query.ts';
import type { Trial } from './trial.ts';

/** The best entry for a text, and whether it may be given. */
interface Scored {
  readonly text: string;
  readonly hit: Hit | undefined;
}

/** How a score may be read before the threshold. Relevance mostly grows with the length of the query. */
const readings: readonly ((score: number, text: string) => number)[] = [
  (score) => score,
  (score, text) => score / text.split(/\s+/).length,
  (score, text) => score / Math.sqrt(text.split(/\s+/).length),
];

/** Answers and refusals of one or more indexes, to be measured at one threshold for all of them. */
export class Refusals {
  readonly #right: Scored[] = [];
  readonly #refused: Scored[] = [];

  /** Takes the queries with a right answer: the others are not to be kept. */
  addAnswers({ best }: Trial, queries: readonly Query[]): void {
    for (const { text, expect } of queries) {
      const hit = best.get(text);
      if (hit && expect.includes(hit.id)) this.#right.push({ text, hit });
    }
  }

  addRefused({ best }: Trial, texts: readonly string[]): void {
    const asked = texts.filter((text) => best.has(text));
    this.#refused.push(...asked.map((text) => ({ text, hit: best.get(text) })));
  }

  /**
   * The part refused while 95% of the right answers are kept. Of relevance, the reading that suits the engine best is
   * taken. Undefined for an engine that tells an order only.
   */
  recall(scores: Engine['scores']): Part | undefined {
    if (scores === 'order') return undefined;
    const recalls = (scores === 'relevance' ? readings : readings.slice(0, 1)).map((read) => {
      const value = ({ text, hit }: Scored): number => (hit ? read(hit.score, text) : -Infinity);
      return refusalRecall(this.#right.map(value), this.#refused.map(value));
    });
    return { part: Math.max(...recalls), count: this.#refused.length };
  }
}
