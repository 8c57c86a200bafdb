import type { Token } from '../analysis/analyser.ts';
import type { Alphabet } from './alphabet.ts';
import type { FeatureCounts } from './feature-counts.ts';
import { featureBlocks } from './features.ts';

/** A sparse vector: the weight of `ids[i]` is `weights[i]`. */
export interface SparseVector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** Sparse vectors, one a row: row `r` stands from `starts[r]` to `starts[r + 1]`. */
export interface SparseMatrix extends SparseVector {
  readonly starts: Int32Array;
}

/** How much each feature tells, by its number. */
export interface FeatureWeights {
  readonly idf: Float32Array;
  /** Of a feature that no phrasing has. */
  readonly unseenIdf: number;
}

/**
 * Inverse document frequencies (Salton and Buckley 1988).
 *
 * @param rows The phrasings that count.
 * @param size The number of features there are.
 */
export function weighFeatures(counts: FeatureCounts, rows: Int32Array, size: number): FeatureWeights {
  const frequencies = new Int32Array(size);
  for (const row of rows) {
    const [start, end] = extent(counts, row);
    for (let place = start; place < end; place++) {
      const id = counts.ids[place] ?? 0;
      frequencies[id] = (frequencies[id] ?? 0) + 1;
    }
  }
  return {
    idf: Float32Array.from(frequencies, (frequency) => inverseFrequency(frequency, rows.length)),
    unseenIdf: inverseFrequency(0, rows.length),
  };
}

/** TF-IDF vectors of phrasings, each block brought to its own length. */
export function vectorsOf(counts: FeatureCounts, { idf }: FeatureWeights): SparseMatrix {
  const weights = new Float32Array(counts.ids.length);
  for (let block = 0; block + 1 < counts.blocks.length; block++) {
    const start = counts.blocks[block] ?? 0;
    const end = counts.blocks[block + 1] ?? 0;
    let squares = 0;
    for (let place = start; place < end; place++) {
      const value = (1 + Math.log(counts.counts[place] ?? 1)) * (idf[counts.ids[place] ?? 0] ?? 0);
      weights[place] = value;
      squares += value * value;
    }
    const scale = (counts.weights[block] ?? 0) / (Math.sqrt(squares) || 1);
    for (let place = start; place < end; place++) weights[place] = (weights[place] ?? 0) * scale;
  }
  const starts = Int32Array.from(counts.rows, (block) => counts.blocks[block] ?? 0);
  return { starts, ids: counts.ids, weights };
}

/**
 * Turns utterances into vectors like those of the phrasings.
 *
 * A feature that no phrasing has takes part in the length: an utterance full of strange words becomes a short vector.
 */
export class Vectoriser {
  readonly #alphabet: Alphabet;
  readonly #features: FeatureWeights;

  constructor(alphabet: Alphabet, features: FeatureWeights) {
    this.#alphabet = alphabet;
    this.#features = features;
  }

  vector(tokens: readonly Token[]): SparseVector {
    const { lexicon, table, withLetters } = this.#alphabet;
    const { idf, unseenIdf } = this.#features;
    const ids: number[] = [];
    const weights: number[] = [];
    for (const { weight, keys } of featureBlocks(tokens, lexicon.numbering(), withLetters)) {
      const counts = new Map<number, number>();
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
      const start = ids.length;
      let squares = 0;
      for (const [key, count] of counts) {
        const id = table.numberOf(key);
        const value = (1 + Math.log(count)) * (id === undefined ? unseenIdf : (idf[id] ?? 0));
        squares += value * value;
        if (id === undefined) continue;
        ids.push(id);
        weights.push(value);
      }
      const scale = weight / (Math.sqrt(squares) || 1);
      for (let place = start; place < weights.length; place++) weights[place] = (weights[place] ?? 0) * scale;
    }
    return { ids: Int32Array.from(ids), weights: Float32Array.from(weights) };
  }
}

function extent({ rows, blocks }: FeatureCounts, row: number): [number, number] {
  return [blocks[rows[row] ?? 0] ?? 0, blocks[rows[row + 1] ?? 0] ?? 0];
}

function inverseFrequency(frequency: number, size: number): number {
  return Math.log((size + 1) / (frequency + 1)) + 1;
}
