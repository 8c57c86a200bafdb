/** Numbers words in the order in which they come, from 0. */
export class Lexicon {
  readonly #numbers: Map<string, number>;

  constructor(words: readonly string[] = []) {
    this.#numbers = new Map(words.map((word, number) => [word, number]));
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** All words, in the order of their numbers. */
  words(): string[] {
    return [...this.#numbers.keys()];
  }

  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /** The number of a word, which is given one where it has none. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
  }

  /**
   * Numbers the words of one utterance: known ones by their own number, others by numbers of no word, each its own.
   */
  numbering(): (word: string) => number {
    const strange = new Map<string, number>();
    return (word) => {
      const number = this.#numbers.get(word) ?? strange.get(word);
      if (number !== undefined) return number;
      const next = this.#numbers.size + strange.size;
      strange.set(word, next);
      return next;
    };
  }
}
