import type { Token } from '../analysis/analyser.ts';
import { featureBlocks } from './features.ts';

/** A sparse vector: the weight of `ids[i]` is `weights[i]`. */
export interface SparseVector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/**
 * TF-IDF (Salton and Buckley 1988) over the features of the phrasings, each block brought to its own length.
 *
 * A feature that no phrasing has takes part in the length: an utterance full of strange words becomes a short vector.
 */
export class Vectoriser {
  readonly #ids = new Map<string, number>();
  readonly #idf: Float32Array;
  readonly #unseenIdf: number;

  constructor(documents: readonly (readonly Token[])[]) {
    const frequencies: number[] = [];
    for (const tokens of documents) {
      for (const { counts } of featureBlocks(tokens)) {
        for (const feature of counts.keys()) {
          const id = this.#ids.get(feature) ?? frequencies.length;
          this.#ids.set(feature, id);
          frequencies[id] = (frequencies[id] ?? 0) + 1;
        }
      }
    }
    const size = documents.length;
    this.#idf = Float32Array.from(frequencies, (frequency) => Math.log((size + 1) / (frequency + 1)) + 1);
    this.#unseenIdf = Math.log(size + 1) + 1;
  }

  /** The number of features; their ids count from 0. */
  get size(): number {
    return this.#idf.length;
  }

  vector(tokens: readonly Token[]): SparseVector {
    const ids: number[] = [];
    const weights: number[] = [];
    for (const { weight, counts } of featureBlocks(tokens)) {
      let squares = 0;
      const start = ids.length;
      for (const [feature, count] of counts) {
        const id = this.#ids.get(feature);
        const value = (1 + Math.log(count)) * (id === undefined ? this.#unseenIdf : (this.#idf[id] ?? 0));
        squares += value * value;
        if (id === undefined) continue;
        ids.push(id);
        weights.push(value);
      }
      const scale = weight / (Math.sqrt(squares) || 1);
      for (let index = start; index < weights.length; index++) weights[index] = (weights[index] ?? 0) * scale;
    }
    return { ids: Int32Array.from(ids), weights: Float32Array.from(weights) };
  }
}
