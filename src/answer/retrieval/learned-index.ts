import type { SparseVector } from './vectoriser.ts';

/** A phrasing as a vector, and the place in the pack of the entry that it asks for. */
export interface Example {
  readonly vector: SparseVector;
  readonly entry: number;
}

const epochs = 4;
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
    const sums = sumPerEntry(examples, entryCount, featureCount);
    this.#starts = new Int32Array(featureCount + 1);
    sums.forEach((sum, feature) => {
      this.#starts[feature + 1] = (this.#starts[feature] ?? 0) + sum.size;
    });
    const size = this.#starts[featureCount] ?? 0;
    this.#entries = new Int32Array(size);
    this.#weights = new Float32Array(size);
    let place = 0;
    for (const sum of sums) {
      for (const [entry, weight] of sum) {
        this.#entries[place] = entry;
        this.#weights[place++] = weight;
      }
    }
    this.#train(examples, featureCount);
  }

  /** The logit of each entry, in the order of the pack. */
  score({ ids, weights }: SparseVector): Float32Array {
    const logits = new Float32Array(this.#entryCount);
    for (let index = 0; index < ids.length; index++) {
      const feature = ids[index] ?? 0;
      const weight = weights[index] ?? 0;
      const end = this.#starts[feature + 1] ?? 0;
      for (let place = this.#starts[feature] ?? 0; place < end; place++) {
        const entry = this.#entries[place] ?? 0;
        logits[entry] = (logits[entry] ?? 0) + weight * (this.#weights[place] ?? 0);
      }
    }
    return logits;
  }

  #train(examples: readonly Example[], featureCount: number): void {
    const gradients = new Float32Array(featureCount);
    const order = examples.map((_, index) => index);
    const random = generator(1);
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      const rate = learningRate * (1 - (epoch / epochs) * (1 - lastRate));
      for (const index of order) {
        const example = examples[index];
        if (example) this.#step(example, rate, gradients);
      }
    }
  }

  #step({ vector, entry }: Example, rate: number, gradients: Float32Array): void {
    const errors = softmax(this.score(vector));
    errors[entry] = (errors[entry] ?? 0) - 1;
    let squaredError = 0;
    for (const error of errors) squaredError += error * error;
    if (squaredError < settledError) return;
    for (let index = 0; index < vector.ids.length; index++) {
      const feature = vector.ids[index] ?? 0;
      const weight = vector.weights[index] ?? 0;
      const gradient = (gradients[feature] ?? 0) + weight * weight * squaredError;
      gradients[feature] = gradient;
      const step = (rate * weight) / Math.sqrt(adagradFloor + gradient);
      const end = this.#starts[feature + 1] ?? 0;
      for (let place = this.#starts[feature] ?? 0; place < end; place++) {
        const error = errors[this.#entries[place] ?? 0] ?? 0;
        this.#weights[place] = (this.#weights[place] ?? 0) - step * error;
      }
    }
  }
}

export function highestOf(values: Float32Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) highest = Math.max(highest, values[index] ?? highest);
  return highest;
}

/** Softmax in place of the logits. */
function softmax(logits: Float32Array): Float32Array {
  const highest = highestOf(logits);
  let sum = 0;
  for (let index = 0; index < logits.length; index++) {
    const power = Math.exp((logits[index] ?? 0) - highest);
    logits[index] = power;
    sum += power;
  }
  for (let index = 0; index < logits.length; index++) logits[index] = (logits[index] ?? 0) / sum;
  return logits;
}

function sumPerEntry(
  examples: readonly Example[],
  entryCount: number,
  featureCount: number,
): Map<number, number>[] {
  const counts = new Int32Array(entryCount);
  for (const { entry } of examples) counts[entry] = (counts[entry] ?? 0) + 1;
  const sums = Array.from({ length: featureCount }, () => new Map<number, number>());
  for (const { vector, entry } of examples) {
    const scale = sharpness / (counts[entry] ?? 0) ** damping;
    vector.ids.forEach((feature, index) => {
      const sum = sums[feature];
      sum?.set(entry, (sum.get(entry) ?? 0) + scale * (vector.weights[index] ?? 0));
    });
  }
  return sums;
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
