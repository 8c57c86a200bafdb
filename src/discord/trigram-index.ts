/** So many shared trigrams count; more make no difference. */
const mostShared = 255;

/** Which texts hold which three characters in a row: finds texts like another, of tens of thousands, in a millisecond. */
export class TrigramIndex {
  readonly #texts: readonly string[];
  readonly #places = new Map<string, number[]>();

  #indexed = 0;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  get isComplete(): boolean {
    return this.#indexed === this.#texts.length;
  }

  /** Takes in so many more texts: whoever has little time at once does it bit by bit. */
  extend(count = Number.POSITIVE_INFINITY): void {
    const end = Math.min(this.#texts.length, this.#indexed + count);
    for (; this.#indexed < end; this.#indexed++) {
      for (const gram of trigrams(this.#texts[this.#indexed] ?? '')) {
        const places = this.#places.get(gram);
        if (places) places.push(this.#indexed);
        else this.#places.set(gram, [this.#indexed]);
      }
    }
  }

  /** Of those taken in, the ones that share most trigrams, in no order; of as many, the first. All texts where they are few. */
  nearest(text: string, limit: number): readonly string[] {
    if (this.#texts.length <= limit) return this.#texts;
    const shared = new Uint8Array(this.#texts.length);
    const having = new Uint32Array(mostShared + 1);
    for (const gram of trigrams(text)) {
      for (const place of this.#places.get(gram) ?? []) shared[place] = (shared[place] ?? 0) + 1;
    }
    for (const count of shared) having[count] = (having[count] ?? 0) + 1;
    let least = mostShared;
    for (let found = having[least] ?? 0; least > 1 && found < limit; found += having[least] ?? 0) least -= 1;
    return this.#sharing(shared, least, limit);
  }

  #sharing(shared: Uint8Array, least: number, limit: number): string[] {
    const above: string[] = [];
    const just: string[] = [];
    for (let place = 0; place < shared.length; place++) {
      const count = shared[place] ?? 0;
      if (count < least || (count === least && just.length >= limit)) continue;
      (count > least ? above : just).push(this.#texts[place] ?? '');
    }
    return [...above, ...just].slice(0, limit);
  }
}

function trigrams(text: string): Set<string> {
  const padded = ` ${text.toLowerCase().replaceAll(/\s+/g, ' ')} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)));
}
