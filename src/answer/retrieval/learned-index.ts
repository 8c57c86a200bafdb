import type { SparseVector } from './vectoriser.ts';

/** A phrasing as a vector, and the place in the pack of the entry that it asks for. */
export interface Example {
  readonly vector: SparseVector;
  readonly entry: number;
}

const epochs = 3;
const learningRate = 1;
const lastRate = 0.1;
const adagradFloor = 0.01;
/** Below this squared error a phrasing has nothing left to teach. */
const settledError = 1e-5;
const sharpness = 4;
/** How an entry's phrasings add up before training: 1 would be their mean, 0 their sum. */
const damping = 0.75;

/**
 * A learned inverted index: softmax regression whose weights exist only where a phrasing of the entry has the feature.
 *
 * Starts at each entry's damped sum of phrasings, then a few epochs of Adagrad (Duchi et al. 2011) in a fixed shuffled
 * order, so that the same examples always make the same index.
 */
export class LearnedIndex {
  readonly #entryCount: number;
  /** The weights of feature `f` stand from `starts[f]` to `starts[f + 1]`. */
  readonly #starts: Int32Array;
  readonly #entries: Int32Array;
  readonly #weights: Float32Array;

  constructor(examples: readonly Example[], entryCount: number, featureCount: number) {
    this.#entryCount = entryCount;
    const inOrder = examples.toSorted((a, b) => a.entry - b.entry);
    this.#starts = postingStarts(inOrder, featureCount);
    const size = this.#starts[featureCount] ?? 0;
    this.#entries = new Int32Array(size);
    this.#weights = new Float32Array(size);
    this.#sumUp(inOrder);
    this.#train(inOrder, featureCount);
  }

  /** The logit of each entry, in the order of the pack. */
  score({ ids, weights }: SparseVector): Float32Array {
    const [starts, entries, postings] = [this.#starts, this.#entries, this.#weights];
    const logits = new Float32Array(this.#entryCount);
    for (let index = 0; index < ids.length; index++) {
      const feature = ids[index] ?? 0;
      const weight = weights[index] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let place = starts[feature] ?? 0; place < end; place++) {
        const entry = entries[place] ?? 0;
        logits[entry] = (logits[entry] ?? 0) + weight * (postings[place] ?? 0);
      }
    }
    return logits;
  }

  /** Fills the postings with each entry's damped sum of phrasings. */
  #sumUp(inOrder: readonly Example[]): void {
    const counts = new Int32Array(this.#entryCount);
    for (const { entry } of inOrder) counts[entry] = (counts[entry] ?? 0) + 1;
    const ends = this.#starts.slice();
    for (const { vector, entry } of inOrder) {
      const scale = sharpness / (counts[entry] ?? 1) ** damping;
      for (let index = 0; index < vector.ids.length; index++) {
        const feature = vector.ids[index] ?? 0;
        const last = (ends[feature] ?? 0) - 1;
        const isOpen = last >= (this.#starts[feature] ?? 0) && this.#entries[last] === entry;
        const place = isOpen ? last : last + 1;
        if (!isOpen) ends[feature] = place + 1;
        this.#entries[place] = entry;
        this.#weights[place] = (this.#weights[place] ?? 0) + scale * (vector.weights[index] ?? 0);
      }
    }
  }

  #train(examples: readonly Example[], featureCount: number): void {
    const gradients = new Float32Array(featureCount);
    const prediction = new Prediction(this.#entryCount);
    const order = examples.map((_, index) => index);
    const random = generator(1);
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      const rate = learningRate * (1 - (epoch / epochs) * (1 - lastRate));
      for (const index of order) {
        const example = examples[index];
        if (example) this.#step(example, rate, gradients, prediction);
      }
    }
  }

  #step({ vector, entry }: Example, rate: number, gradients: Float32Array, prediction: Prediction): void {
    const [starts, entries, postings] = [this.#starts, this.#entries, this.#weights];
    prediction.clear();
    for (let index = 0; index < vector.ids.length; index++) {
      const feature = vector.ids[index] ?? 0;
      const weight = vector.weights[index] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let place = starts[feature] ?? 0; place < end; place++) {
        prediction.add(entries[place] ?? 0, weight * (postings[place] ?? 0));
      }
    }
    const squaredError = prediction.turnIntoErrors(entry);
    if (squaredError < settledError) return;
    const errors = prediction.values;
    for (let index = 0; index < vector.ids.length; index++) {
      const feature = vector.ids[index] ?? 0;
      const weight = vector.weights[index] ?? 0;
      const gradient = (gradients[feature] ?? 0) + weight * weight * squaredError;
      gradients[feature] = gradient;
      const step = (rate * weight) / Math.sqrt(adagradFloor + gradient);
      const end = starts[feature + 1] ?? 0;
      for (let place = starts[feature] ?? 0; place < end; place++) {
        postings[place] = (postings[place] ?? 0) - step * (errors[entries[place] ?? 0] ?? 0);
      }
    }
  }
}

/**
 * The logits of one phrasing, then its errors. Only the entries that share a feature with it are touched: the others' logits
 * are 0, and no weight of theirs would change, so a large pack costs no more than the postings that are visited.
 */
class Prediction {
  /** By entry; of meaning for touched entries alone. */
  readonly values: Float32Array;
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;
  #count = 0;

  constructor(entryCount: number) {
    this.values = new Float32Array(entryCount);
    this.#touched = new Int32Array(entryCount);
    this.#isTouched = new Uint8Array(entryCount);
  }

  clear(): void {
    for (let index = 0; index < this.#count; index++) this.#isTouched[this.#touched[index] ?? 0] = 0;
    this.#count = 0;
  }

  add(entry: number, logit: number): void {
    if (this.#isTouched[entry] === 0) {
      this.#isTouched[entry] = 1;
      this.#touched[this.#count++] = entry;
      this.values[entry] = 0;
    }
    this.values[entry] = (this.values[entry] ?? 0) + logit;
  }

  /**
   * Softmax over all entries, less 1 for the right one.
   *
   * @returns The sum of the squared errors of the touched entries.
   */
  turnIntoErrors(right: number): number {
    const { values } = this;
    const untouched = values.length - this.#count;
    let highest = untouched > 0 ? 0 : Number.NEGATIVE_INFINITY;
    for (let index = 0; index < this.#count; index++) {
      highest = Math.max(highest, values[this.#touched[index] ?? 0] ?? 0);
    }
    let sum = untouched * Math.exp(-highest);
    for (let index = 0; index < this.#count; index++) {
      const entry = this.#touched[index] ?? 0;
      const power = Math.exp((values[entry] ?? 0) - highest);
      values[entry] = power;
      sum += power;
    }
    let squaredError = 0;
    for (let index = 0; index < this.#count; index++) {
      const entry = this.#touched[index] ?? 0;
      const error = (values[entry] ?? 0) / sum - (entry === right ? 1 : 0);
      values[entry] = error;
      squaredError += error * error;
    }
    return squaredError;
  }
}

export function highestOf(values: Float32Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) highest = Math.max(highest, values[index] ?? highest);
  return highest;
}

/** Where the postings of each feature start: one posting for each entry that has the feature. */
function postingStarts(inOrder: readonly Example[], featureCount: number): Int32Array {
  const latest = new Int32Array(featureCount).fill(-1);
  const starts = new Int32Array(featureCount + 1);
  for (const { vector, entry } of inOrder) {
    for (const feature of vector.ids) {
      if (latest[feature] === entry) continue;
      latest[feature] = entry;
      starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
    }
  }
  for (let feature = 0; feature < featureCount; feature++) {
    starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
  }
  return starts;
}

/** Linear congruential generator (Knuth's constants of Numerical Recipes): numbers from 0 to below 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}
