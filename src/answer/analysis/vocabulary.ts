import type { Word } from './language.ts';

/** A word that typos may be corrected to, with the number of times that it occurs. */
export interface KnownWord {
  readonly word: Word;
  readonly count: number;
}

/** Counts words. */
export class VocabularyCounter {
  readonly #counts = new Map<string, { readonly word: Word; count: number }>();

  add(words: readonly Word[]): void {
    for (const word of words) {
      const known = this.#counts.get(word.text);
      if (known) known.count++;
      else this.#counts.set(word.text, { word, count: 1 });
    }
  }

  /** Every word once, in the order in which they first came. */
  result(): readonly KnownWord[] {
    return [...this.#counts.values()];
  }
}
