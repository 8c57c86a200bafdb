/** So many shared trigrams count; more make no difference. */
const mostShared = 255;

/** Which texts hold which three characters in a row: finds texts like another, of tens of thousands, in a millisecond. */
export class TrigramIndex {
  readonly #texts: readonly string[];
  readonly #places = new Map<string, number[]>();

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    for (const [place, text] of texts.entries()) {
      for (const gram of trigrams(text)) {
        const places = this.#places.get(gram);
        if (places) places.push(place);
        else this.#places.set(gram, [place]);
      }
    }
  }

  /** Those that share most trigrams, in no order; of as many, the first. All of them where they are few. */
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
    for (const [place, count] of shared.entries()) {
      if (count < least) continue;
      (count > least ? above : just).push(this.#texts[place] ?? '');
    }
    return [...above, ...just].slice(0, limit);
  }
}

function trigrams(text: string): Set<string> {
  const padded = ` ${text.toLowerCase().replaceAll(/\s+/g, ' ')} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)));
}
