const none = -1;

/**
 * Finds the words that may be one edit away: two such words become equal when a letter is left out of one, or of both
 * (SymSpell: Garbe 2012).
 *
 * Keeps hashes instead of the shortened words, a few bytes each, so what it finds is to be checked.
 */
export class DeletionIndex {
  /** By the last bits of a hash: the latest link with it, if there is one. */
  readonly #heads: Int32Array;
  /** By link: the link before it with the same last bits, and the word. */
  readonly #previous: number[] = [];
  readonly #words: number[] = [];
  readonly #hashes: number[] = [];

  constructor(words: readonly string[]) {
    const count = words.reduce((sum, word) => sum + word.length + 1, 0);
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, count)))).fill(none);
    words.forEach((word, number) => {
      for (let omitted = none; omitted < word.length; omitted++)
        this.#add(hashWithout(word, omitted), number);
    });
  }

  /** The places of the words that may be one edit away, each once, in order; and some others. */
  near(text: string): number[] {
    const found = new Set<number>();
    for (let omitted = none; omitted < text.length; omitted++) {
      const hash = hashWithout(text, omitted);
      for (
        let link = this.#heads[this.#slot(hash)] ?? none;
        link !== none;
        link = this.#previous[link] ?? none
      ) {
        if (this.#hashes[link] === hash) found.add(this.#words[link] ?? 0);
      }
    }
    return [...found].toSorted((a, b) => a - b);
  }

  #add(hash: number, word: number): void {
    const slot = this.#slot(hash);
    this.#previous.push(this.#heads[slot] ?? none);
    this.#heads[slot] = this.#words.length;
    this.#words.push(word);
    this.#hashes.push(hash);
  }

  #slot(hash: number): number {
    return hash & (this.#heads.length - 1);
  }
}

/** FNV-1a over the UTF-16 code units of a word, one of them left out. */
function hashWithout(word: string, omitted: number): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < word.length; place++) {
    if (place !== omitted) hash = Math.imul(hash ^ word.charCodeAt(place), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
