import { mixedBits } from './mixed-bits.ts';

const free = -1;

/** Numbers features in the order in which they come, from 0: a hash table with open addressing, without an object a feature. */
export class FeatureTable {
  #keys: Float64Array;
  #slots: Int32Array;
  #size = 0;

  /** @param keys Whole numbers from 0 to below 2^53, none of them twice; the place of each becomes its number. */
  constructor(keys: Float64Array = new Float64Array(0)) {
    this.#keys = new Float64Array(Math.max(16, keys.length));
    this.#slots = new Int32Array(slotCount(this.#keys.length)).fill(free);
    for (const key of keys) this.add(key);
  }

  get size(): number {
    return this.#size;
  }

  /** All features, in the order of their numbers. */
  keys(): Float64Array {
    return this.#keys.slice(0, this.#size);
  }

  numberOf(key: number): number | undefined {
    const number = this.#slots[this.#slotOf(key)] ?? free;
    return number === free ? undefined : number;
  }

  /** The number of a feature, which is given one where it has none. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot] ?? free;
    if (known !== free) return known;
    const number = this.#size++;
    this.#keys[number] = key;
    this.#slots[slot] = number;
    if (this.#size === this.#keys.length) this.#grow();
    return number;
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(key) & mask;
    for (;;) {
      const number = this.#slots[slot] ?? free;
      if (number === free || this.#keys[number] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(slotCount(keys.length)).fill(free);
    for (let number = 0; number < this.#size; number++) this.#slots[this.#slotOf(keys[number] ?? 0)] = number;
  }
}

/** A power of two, at least twice as many as there are keys. */
function slotCount(keys: number): number {
  return 2 ** Math.ceil(Math.log2(keys * 2));
}

/** Of both halves of a key. */
function hash(key: number): number {
  return mixedBits((key >>> 0) ^ Math.imul(Math.floor(key / 2 ** 32), 0x9e3779b1));
}
