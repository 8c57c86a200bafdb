import { noProgress, type Progress } from '../../progress.ts';
import type { Postings } from './learned-index.ts';
import { ScoreBoard } from './score-board.ts';
import type { SparseMatrix } from './vectoriser.ts';

/** Phrasings as vectors, and what each of them asks for. */
export interface Examples {
  readonly vectors: SparseMatrix;
  /** By row: the entry, as its place in the pack. */
  readonly entryOf: Int32Array;
  /** The rows to learn from, entry by entry. */
  readonly rows: Int32Array;
  readonly entryCount: number;
  readonly featureCount: number;
}

export interface Limits {
  /** A feature that more entries have tells too little to be worth its cost. */
  readonly entriesOfFeature: number;
  /** How many postings training may visit; it takes as many epochs as that allows, perhaps none. */
  readonly visits: number;
}

const epochs = 3;
const learningRate = 0.7;
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
export function train(examples: Examples, limits: Limits, progress: Progress = noProgress): Postings {
  const postings = emptyPostings(examples, limits.entriesOfFeature);
  sumUp(examples, postings);
  const random = generator(1);
  const order = examples.rows.slice();
  const learner = new Learner(examples, postings);
  const affordable = Math.min(epochs, Math.floor(limits.visits / visitsOf(examples, postings)));
  for (let epoch = 0; epoch < affordable; epoch++) {
    shuffle(order, random);
    const rate = learningRate * (1 - (epoch / affordable) * (1 - lastRate));
    order.forEach((row, turn) => {
      learner.learn(row, rate);
      progress.report('learning phrasings', epoch * order.length + turn + 1, affordable * order.length);
    });
  }
  return postings;
}

/** Room for the weights: one for each entry that has the feature. */
function emptyPostings({ vectors, entryOf, rows, featureCount }: Examples, most: number): Postings {
  const latest = new Int32Array(featureCount).fill(-1);
  const counts = new Int32Array(featureCount);
  forEachFeature(vectors, rows, (feature, row) => {
    const entry = entryOf[row] ?? 0;
    if (latest[feature] === entry) return;
    latest[feature] = entry;
    counts[feature] = (counts[feature] ?? 0) + 1;
  });
  const starts = new Int32Array(featureCount + 1);
  for (let feature = 0; feature < featureCount; feature++) {
    const count = counts[feature] ?? 0;
    starts[feature + 1] = (starts[feature] ?? 0) + (count > most ? 0 : count);
  }
  const size = starts[featureCount] ?? 0;
  return { starts, entries: new Int32Array(size), weights: new Float32Array(size) };
}

/** Fills the postings with each entry's damped sum of phrasings. */
function sumUp(
  { vectors, entryOf, rows, entryCount }: Examples,
  { starts, entries, weights }: Postings,
): void {
  const phrasings = new Int32Array(entryCount);
  for (const row of rows) phrasings[entryOf[row] ?? 0] = (phrasings[entryOf[row] ?? 0] ?? 0) + 1;
  const ends = starts.slice();
  forEachFeature(vectors, rows, (feature, row, weight) => {
    const start = starts[feature] ?? 0;
    if (starts[feature + 1] === start) return;
    const entry = entryOf[row] ?? 0;
    const last = (ends[feature] ?? 0) - 1;
    const isOpen = last >= start && entries[last] === entry;
    const place = isOpen ? last : last + 1;
    if (!isOpen) ends[feature] = place + 1;
    entries[place] = entry;
    weights[place] = (weights[place] ?? 0) + (sharpness / (phrasings[entry] ?? 1) ** damping) * weight;
  });
}

/** How many postings one epoch visits, reading and writing. */
function visitsOf({ vectors, rows }: Examples, { starts }: Postings): number {
  let visits = 0;
  forEachFeature(vectors, rows, (feature) => {
    visits += 2 * ((starts[feature + 1] ?? 0) - (starts[feature] ?? 0));
  });
  return visits;
}

class Learner {
  readonly #examples: Examples;
  readonly #postings: Postings;
  readonly #gradients: Float32Array;
  readonly #scores: ScoreBoard;

  constructor(examples: Examples, postings: Postings) {
    this.#examples = examples;
    this.#postings = postings;
    this.#gradients = new Float32Array(examples.featureCount);
    this.#scores = new ScoreBoard(examples.entryCount);
  }

  /**
   * Takes one step down the gradient of one phrasing. Only the entries that share a feature with it are touched: the others'
   * logits are 0, and no weight of theirs would change.
   */
  learn(row: number, rate: number): void {
    const { starts: rowStarts, ids, weights } = this.#examples.vectors;
    const { starts, entries, weights: postings } = this.#postings;
    const scores = this.#scores;
    const first = rowStarts[row] ?? 0;
    const afterLast = rowStarts[row + 1] ?? 0;
    scores.clear();
    for (let index = first; index < afterLast; index++) {
      const feature = ids[index] ?? 0;
      const weight = weights[index] ?? 0;
      const start = starts[feature] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let place = start; place < end; place++) {
        scores.add(entries[place] ?? 0, weight * (postings[place] ?? 0));
      }
    }
    const squaredError = turnIntoErrors(scores, this.#examples.entryOf[row] ?? 0);
    if (squaredError < settledError) return;
    const errors = scores.values;
    for (let index = first; index < afterLast; index++) {
      const feature = ids[index] ?? 0;
      const weight = weights[index] ?? 0;
      const gradient = (this.#gradients[feature] ?? 0) + weight * weight * squaredError;
      this.#gradients[feature] = gradient;
      const step = (rate * weight) / Math.sqrt(adagradFloor + gradient);
      const end = starts[feature + 1] ?? 0;
      for (let place = starts[feature] ?? 0; place < end; place++) {
        postings[place] = (postings[place] ?? 0) - step * (errors[entries[place] ?? 0] ?? 0);
      }
    }
  }
}

/**
 * Turns logits into softmax over all entries, less 1 for the right one.
 *
 * @returns The sum of the squared errors of the touched entries.
 */
function turnIntoErrors(scores: ScoreBoard, right: number): number {
  const norm = scores.logSumExp();
  const { values } = scores;
  let squaredError = 0;
  scores.forEach((entry) => {
    const error = Math.exp((values[entry] ?? 0) - norm) - (entry === right ? 1 : 0);
    values[entry] = error;
    squaredError += error * error;
  });
  return squaredError;
}

function forEachFeature(
  { starts, ids, weights }: SparseMatrix,
  rows: Int32Array,
  visit: (feature: number, row: number, weight: number) => void,
): void {
  for (const row of rows) {
    const end = starts[row + 1] ?? 0;
    for (let place = starts[row] ?? 0; place < end; place++) visit(ids[place] ?? 0, row, weights[place] ?? 0);
  }
}

/** Linear congruential generator (Knuth's constants of Numerical Recipes): numbers from 0 to below 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}
