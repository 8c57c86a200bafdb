import { contentOf, type Token } from '../analysis/analyser.ts';
import type { ReadEntry } from '../analysis/pack-reader.ts';
import type { Alphabet } from './alphabet.ts';
import { type FeatureCounts, FeatureCounter } from './feature-counts.ts';
import { FeatureTable } from './feature-table.ts';
import { growingIntegers } from './growing-array.ts';
import { Lexicon } from './lexicon.ts';
import { type Rows, RowsBuilder } from './rows.ts';

/** A pack as numbers. Rows are phrasings: those of the entries, entry by entry, then the examples out of scope. */
export interface Corpus {
  readonly alphabet: Alphabet;
  readonly entryCount: number;
  readonly features: FeatureCounts;
  /** By row: the entry, as its place in the pack; `entryCount` for examples out of scope. */
  readonly entryOf: Int32Array;
  /** By row: the words of content. */
  readonly content: Rows;
  /** By entry: the words of content of question and answer. */
  readonly texts: Rows;
}

/** Above so many entries only what is worth its cost is done. */
const mostOfSmall = 2000;

export function isLarge(entryCount: number): boolean {
  return entryCount > mostOfSmall;
}

/** How many phrasings an entry has on average, its question included. */
export function phrasingsPerEntry({ entryOf, entryCount }: Corpus): number {
  return entryOf.reduce((count, entry) => count + Number(entry < entryCount), 0) / entryCount;
}

/** Reads entries one by one, so that not all of their tokens are in memory at once. */
export class CorpusReader {
  readonly #alphabet: Alphabet;
  readonly #features: FeatureCounter;
  readonly #entryOf = growingIntegers();
  readonly #content = new RowsBuilder();
  readonly #texts = new RowsBuilder();
  #entryCount = 0;

  constructor(entryCount: number) {
    this.#alphabet = {
      lexicon: new Lexicon(),
      table: new FeatureTable(),
      withLetters: !isLarge(entryCount),
    };
    this.#features = new FeatureCounter(this.#alphabet);
  }

  add({ phrasings, text }: ReadEntry): void {
    for (const tokens of phrasings) this.#addRow(tokens, this.#entryCount);
    this.#texts.add(this.#contentOf(text));
    this.#entryCount++;
  }

  /** After the last entry. */
  addOutOfScope(tokens: readonly Token[]): void {
    this.#addRow(tokens, this.#entryCount);
  }

  result(): Corpus {
    return {
      alphabet: this.#alphabet,
      entryCount: this.#entryCount,
      features: this.#features.result(),
      entryOf: this.#entryOf.result(),
      content: this.#content.result(),
      texts: this.#texts.result(),
    };
  }

  #addRow(tokens: readonly Token[], entry: number): void {
    this.#features.add(tokens);
    this.#content.add(this.#contentOf(tokens));
    this.#entryOf.push(entry);
  }

  #contentOf(tokens: readonly Token[]): number[] {
    return contentOf(tokens).map(({ stem }) => this.#alphabet.lexicon.add(stem));
  }
}
