import { contentOf, type Token } from '../analysis/analyser.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import type { Match, Retrieval } from '../retrieval/retriever.ts';
import { rowOf } from '../retrieval/rows.ts';
import { type AnswerType, answerTypeAskedFor, focusOf } from './answer-type.ts';
import type { EntryWords } from './entry-words.ts';

/** What speaks for or against a match, each on a scale that does not depend on the pack's size. */
export interface Evidence {
  /** Logarithm of the match's part of what all entries share, 0 at best, -8 at least: low where others fit as well. */
  readonly precedence: number;
  /** By how much it scores above being out of scope, -8 to 8. */
  readonly inScope: number;
  /** How much the utterance is like the entry's own phrasings, -2 to 10. */
  readonly likeness: number;
  /** How well the entry's question and answer tell what is asked, from 0 to about 1. */
  readonly telling: number;
  /** The part of the utterance's information that the entry's words cover, from 0 to 1. */
  readonly covered: number;
  /** The part of it that one of the entry's phrasings covers on average, from 0 to 1: what the entry is about most of all. */
  readonly central: number;
  /** The information that they do not cover, in units of one unknown word, 3 at most. */
  readonly uncovered: number;
  /** 1 where the question is after a kind of thing (a number, a person) that the entry's answer does not name, else 0. */
  readonly lacksType: number;
  /** 1 where the entry does not have the word after "which" or "how many", else 0. */
  readonly lacksFocus: number;
}

const bound = 8;

/** Knows which entry has which words, and how much each word tells. */
export class EvidenceWeigher {
  readonly #lexicon: Lexicon;
  readonly #words: EntryWords;
  readonly #size: number;
  readonly #answerTypesOf: (entry: number) => ReadonlySet<AnswerType>;

  /** @param answerTypesOf What kinds of things an entry's answer names. */
  constructor(
    lexicon: Lexicon,
    words: EntryWords,
    answerTypesOf: (entry: number) => ReadonlySet<AnswerType>,
  ) {
    this.#lexicon = lexicon;
    this.#words = words;
    this.#size = words.phrasings.length;
    this.#answerTypesOf = answerTypesOf;
  }

  /**
   * Weighs the matches of one retrieval.
   *
   * @param tokens What the user said, without what the conversation adds to it.
   */
  weigh(tokens: readonly Token[], { total, outOfScope }: Retrieval): (match: Match) => Evidence {
    const number = this.#lexicon.numbering();
    const type = answerTypeAskedFor(tokens.map(({ text }) => text));
    const focus = focusOf(tokens);
    const content = new Set(contentOf(tokens).map(({ stem }) => number(stem)));
    const information = [...content].map((word) => [word, this.#information(word)] as const);
    return ({ entry, score, likeness, telling }) => {
      const asked = this.#countsOf(entry);
      const told = new Set(rowOf(this.#words.told, entry));
      const phrasings = Math.max(1, this.#words.phrasings[entry] ?? 1);
      const has = (word: number) => asked.has(word) || told.has(word);
      let covered = 0;
      let uncovered = 0;
      let central = 0;
      for (const [word, amount] of information) {
        if (has(word)) covered += amount;
        else uncovered += amount;
        central += (amount * Math.min(phrasings, asked.get(word) ?? 0)) / phrasings;
      }
      const all = covered + uncovered || 1;
      const lacksType = type !== undefined && !this.#answerTypesOf(entry).has(type);
      const lacksFocus = focus !== undefined && !has(number(focus.stem));
      return {
        precedence: Math.max(-bound, score - total),
        inScope: Math.max(-bound, Math.min(bound, score - outOfScope)),
        likeness: Math.max(-2, Math.min(10, likeness)),
        telling,
        covered: covered / all,
        central: central / all,
        uncovered: Math.min(3, uncovered),
        lacksType: Number(lacksType),
        lacksFocus: Number(lacksFocus),
      };
    };
  }

  /** The words of an entry's phrasings, with how many have each. */
  #countsOf(entry: number): ReadonlyMap<number, number> {
    const { starts, numbers, counts } = this.#words.asked;
    const words = new Map<number, number>();
    for (let place = starts[entry] ?? 0; place < (starts[entry + 1] ?? 0); place++) {
      words.set(numbers[place] ?? 0, counts[place] ?? 0);
    }
    return words;
  }

  /** Inverse entry frequency, 1 for a word that no entry has. */
  #information(word: number): number {
    const unknown = Math.log(1 + 2 * this.#size);
    return Math.log(1 + this.#size / (this.#words.frequencies[word] || 0.5)) / unknown;
  }
}
