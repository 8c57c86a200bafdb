import { contentOf, type Token } from '../analysis/analyser.ts';
import { type AnswerType, answerTypeAskedFor, focusOf } from './answer-type.ts';
import type { IndexedEntry } from '../retrieval/learned-retriever.ts';
import type { Match, Retrieval } from '../retrieval/retriever.ts';

/** What speaks for or against a match, each on a scale that does not depend on the pack's size. */
export interface Evidence {
  /** Logarithm of the match's part of what all entries share, 0 at best, -8 at least: low where others fit as well. */
  readonly precedence: number;
  /** By how much it scores above being out of scope, -8 to 8. */
  readonly inScope: number;
  /** The part of the utterance's information that the entry's words cover, from 0 to 1. */
  readonly covered: number;
  /** The information that they do not cover, in units of one unknown word, 3 at most. */
  readonly uncovered: number;
  /**
   * How much of what the question is after the entry lacks, 0 to 2: the kind of thing asked for (a number, a person), and
   * the thing after "which" or "how many".
   */
  readonly missing: number;
}

const bound = 8;

/** Knows which entry has which words, and how much each word tells. */
export class EvidenceWeigher {
  readonly #wordsOf: readonly ReadonlySet<string>[];
  readonly #answerTypes: readonly ReadonlySet<AnswerType>[];
  readonly #frequencies = new Map<string, number>();

  /** @param answerTypes Of each entry's answer. */
  constructor(entries: readonly IndexedEntry[], answerTypes: readonly ReadonlySet<AnswerType>[]) {
    this.#answerTypes = answerTypes;
    this.#wordsOf = entries.map(
      ({ phrasings, text }) =>
        new Set([...phrasings, text].flatMap((tokens) => contentOf(tokens).map(({ stem }) => stem))),
    );
    for (const words of this.#wordsOf) {
      for (const stem of words) this.#frequencies.set(stem, (this.#frequencies.get(stem) ?? 0) + 1);
    }
  }

  /**
   * Weighs the matches of one retrieval.
   *
   * @param tokens What the user said, without what the conversation adds to it.
   */
  weigh(tokens: readonly Token[], { total, outOfScope }: Retrieval): (match: Match) => Evidence {
    const type = answerTypeAskedFor(tokens.map(({ text }) => text));
    const focus = focusOf(tokens);
    const information = new Map(contentOf(tokens).map(({ stem }) => [stem, this.#information(stem)]));
    return ({ entry, score }) => {
      const words = this.#wordsOf[entry];
      const lacksType = type !== undefined && !this.#answerTypes[entry]?.has(type);
      const lacksFocus = focus !== undefined && !words?.has(focus.stem);
      let covered = 0;
      let uncovered = 0;
      for (const [stem, amount] of information) {
        if (words?.has(stem)) covered += amount;
        else uncovered += amount;
      }
      return {
        precedence: Math.max(-bound, score - total),
        inScope: Math.max(-bound, Math.min(bound, score - outOfScope)),
        covered: covered / (covered + uncovered || 1),
        uncovered: Math.min(3, uncovered),
        missing: Number(lacksType) + Number(lacksFocus),
      };
    };
  }

  /** Inverse entry frequency, 1 for a word that no entry has. */
  #information(stem: string): number {
    const unknown = Math.log(1 + 2 * this.#wordsOf.length);
    return Math.log(1 + this.#wordsOf.length / (this.#frequencies.get(stem) ?? 0.5)) / unknown;
  }
}
