type Numbers = Int32Array | Uint8Array;

/** Numbers that are added one by one, without an object each. */
export class GrowingArray<Kind extends Numbers> {
  #values: Kind;
  #length = 0;
  readonly #create: (length: number) => Kind;

  constructor(create: (length: number) => Kind) {
    this.#create = create;
    this.#values = create(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#create(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** Adds 1 to the number at a place; a byte stays at 255. */
  increment(place: number): void {
    const value = this.#values[place] ?? 0;
    if (value < 255 || this.#values.BYTES_PER_ELEMENT > 1) this.#values[place] = value + 1;
  }

  /** What was added so far; takes up no more room than it needs. */
  toArray(): Kind {
    const exact = this.#create(this.#length);
    exact.set(this.#values.subarray(0, this.#length));
    return exact;
  }
}

export function growingIntegers(): GrowingArray<Int32Array> {
  return new GrowingArray((length) => new Int32Array(length));
}

export function growingBytes(): GrowingArray<Uint8Array> {
  return new GrowingArray((length) => new Uint8Array(length));
}
