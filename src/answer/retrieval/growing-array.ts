/** Whole numbers that are added one by one, without an object each. */
export class GrowingArray<Numbers extends Int32Array | Uint8Array> {
  #values: Numbers;
  #length = 0;
  readonly #create: (length: number) => Numbers;
  readonly #view: (values: Numbers, length: number) => Numbers;

  constructor(create: (length: number) => Numbers, view: (values: Numbers, length: number) => Numbers) {
    this.#create = create;
    this.#view = view;
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

  /** What was added so far, as a view: add nothing after it. */
  result(): Numbers {
    return this.#view(this.#values, this.#length);
  }
}

export function growingIntegers(): GrowingArray<Int32Array> {
  return new GrowingArray<Int32Array>(
    (length) => new Int32Array(length),
    (values, length) => values.subarray(0, length),
  );
}

export function growingBytes(): GrowingArray<Uint8Array> {
  return new GrowingArray<Uint8Array>(
    (length) => new Uint8Array(length),
    (values, length) => values.subarray(0, length),
  );
}
