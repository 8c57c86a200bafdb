import type { ScoreBoard } from './score-board.ts';
import type { Postings } from './learned-index.ts';
import type { Rows } from './rows.ts';

const k1 = 1.2;
const b = 0.75;

/** By word: which texts have it, with what it adds to their scores, and how much it tells. */
export interface TextPostings extends Postings {
  readonly idf: Float32Array;
  /** Of a word that no text has. */
  readonly unseenIdf: number;
}

/**
 * Indexes texts for BM25 (Robertson and Zaragoza 2009).
 *
 * @param rows The texts that count.
 * @param wordCount How many words there are.
 */
export function indexTexts(texts: Rows, rows: Int32Array, wordCount: number): TextPostings {
  const frequencies = new Int32Array(wordCount);
  const lengths = new Int32Array(texts.starts.length - 1);
  forEachWord(texts, rows, (word, row, count) => {
    frequencies[word] = (frequencies[word] ?? 0) + 1;
    lengths[row] = (lengths[row] ?? 0) + count;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / rows.length || 1;
  const starts = new Int32Array(wordCount + 1);
  for (let word = 0; word < wordCount; word++) {
    starts[word + 1] = (starts[word] ?? 0) + (frequencies[word] ?? 0);
  }
  const size = starts[wordCount] ?? 0;
  const idf = Float32Array.from(frequencies, (frequency) => inverseFrequency(frequency, rows.length));
  const entries = new Int32Array(size);
  const weights = new Float32Array(size);
  const ends = starts.slice();
  forEachWord(texts, rows, (word, row, count) => {
    const place = ends[word] ?? 0;
    ends[word] = place + 1;
    entries[place] = row;
    const length = (lengths[row] ?? 0) / average;
    weights[place] = ((idf[word] ?? 0) * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
  });
  return { starts, entries, weights, idf, unseenIdf: inverseFrequency(0, rows.length) };
}

/** Scores texts by the words that they share with an utterance. */
export class TextIndex {
  readonly #postings: TextPostings;

  constructor(postings: TextPostings) {
    this.#postings = postings;
  }

  /**
   * Adds the BM25 scores of the texts that share a word with the utterance.
   *
   * @param words Of the utterance, by number; one beyond the known words for a strange one.
   * @returns The best score that the utterance could reach.
   */
  score(words: readonly number[], scores: ScoreBoard): number {
    const { starts, entries, weights, idf, unseenIdf } = this.#postings;
    let best = 0;
    for (const word of words) {
      best += idf[word] ?? unseenIdf;
      const end = starts[word + 1] ?? 0;
      for (let place = starts[word] ?? end; place < end; place++) {
        scores.add(entries[place] ?? 0, weights[place] ?? 0);
      }
    }
    return best;
  }
}

function forEachWord(
  { starts, numbers, counts }: Rows,
  rows: Int32Array,
  visit: (word: number, row: number, count: number) => void,
): void {
  for (const row of rows) {
    const end = starts[row + 1] ?? 0;
    for (let place = starts[row] ?? 0; place < end; place++)
      visit(numbers[place] ?? 0, row, counts[place] ?? 0);
  }
}

function inverseFrequency(frequency: number, size: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}
