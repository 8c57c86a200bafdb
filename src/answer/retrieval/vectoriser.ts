import type { Token } from '../analysis/analyser.ts';
import { type Block, featureBlocks, letterGrams } from './features.ts';

/** A sparse vector: the weight of `ids[i]` is `weights[i]`. */
export interface SparseVector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** The features of one block that some phrasing has: `ids[i]` occurs `counts[i]` times. */
interface CountedBlock {
  readonly weight: number;
  readonly ids: readonly number[];
  readonly counts: readonly number[];
  /** How many other features it has. */
  readonly unseen: number;
}

/**
 * TF-IDF (Salton and Buckley 1988) over the features of the phrasings, each block brought to its own length.
 *
 * A feature that no phrasing has takes part in the length: an utterance full of strange words becomes a short vector.
 */
export class Vectoriser {
  readonly #ids = new Map<string, number>();
  /** Of the words that the phrasings have. */
  readonly #grams = new Map<string, readonly string[]>();
  readonly #idf: Float32Array;
  readonly #unseenIdf: number;

  /** @returns The vectors of the documents beside the vectoriser that they made. */
  static fit(documents: readonly (readonly Token[])[]): { vectoriser: Vectoriser; vectors: SparseVector[] } {
    const vectors: SparseVector[] = [];
    const vectoriser = new Vectoriser(documents, vectors);
    return { vectoriser, vectors };
  }

  private constructor(documents: readonly (readonly Token[])[], vectors: SparseVector[]) {
    const frequencies: number[] = [];
    const gramsOf = (word: string) => {
      const grams = this.#grams.get(word) ?? letterGrams(word);
      this.#grams.set(word, grams);
      return grams;
    };
    const blocks = documents.map((tokens) =>
      this.#count(featureBlocks(tokens, gramsOf), (feature) => {
        const id = frequencies.length;
        this.#ids.set(feature, id);
        frequencies.push(0);
        return id;
      }),
    );
    for (const { ids } of blocks.flat()) {
      for (const id of ids) frequencies[id] = (frequencies[id] ?? 0) + 1;
    }
    const size = documents.length;
    this.#idf = Float32Array.from(frequencies, (frequency) => Math.log((size + 1) / (frequency + 1)) + 1);
    this.#unseenIdf = Math.log(size + 1) + 1;
    for (const counted of blocks) vectors.push(this.#weigh(counted));
  }

  /** The number of features; their ids count from 0. */
  get size(): number {
    return this.#idf.length;
  }

  vector(tokens: readonly Token[]): SparseVector {
    const gramsOf = (word: string) => this.#grams.get(word) ?? letterGrams(word);
    return this.#weigh(this.#count(featureBlocks(tokens, gramsOf), () => undefined));
  }

  #count(blocks: readonly Block[], onUnseen: (feature: string) => number | undefined): CountedBlock[] {
    return blocks.map(({ weight, features }) => {
      const counts = new Map<number, number>();
      const unseen = new Set<string>();
      for (const feature of features) {
        const id = this.#ids.get(feature) ?? onUnseen(feature);
        if (id === undefined) unseen.add(feature);
        else counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return { weight, ids: [...counts.keys()], counts: [...counts.values()], unseen: unseen.size };
    });
  }

  #weigh(blocks: readonly CountedBlock[]): SparseVector {
    const size = blocks.reduce((sum, { ids }) => sum + ids.length, 0);
    const vector = { ids: new Int32Array(size), weights: new Float32Array(size) };
    let place = 0;
    for (const { weight, ids, counts, unseen } of blocks) {
      const start = place;
      let squares = unseen * this.#unseenIdf ** 2;
      for (let index = 0; index < ids.length; index++) {
        const id = ids[index] ?? 0;
        const value = (1 + Math.log(counts[index] ?? 1)) * (this.#idf[id] ?? 0);
        squares += value * value;
        vector.ids[place] = id;
        vector.weights[place++] = value;
      }
      const scale = weight / (Math.sqrt(squares) || 1);
      for (let index = start; index < place; index++)
        vector.weights[index] = (vector.weights[index] ?? 0) * scale;
    }
    return vector;
  }
}
