import { contentOf, type Token } from '../analysis/analyser.ts';

const k1 = 1.2;
const b = 0.75;

/**
 * BM25 over the entries' questions and answers (Robertson and Zaragoza 2009), as the square root of the share of the best
 * score that the utterance could reach: 0 to about 1, comparable between utterances.
 */
export class TextIndex {
  readonly #size: number;
  readonly #postings = new Map<string, { idf: number; entries: Int32Array; weights: Float32Array }>();
  readonly #unseenIdf: number;

  /** @param texts The tokens of each entry's question and answer. */
  constructor(texts: readonly (readonly Token[])[]) {
    this.#size = texts.length;
    this.#unseenIdf = inverseFrequency(0, texts.length);
    const contents = texts.map((text) => contentOf(text).map(({ stem }) => stem));
    const average = contents.reduce((sum, content) => sum + content.length, 0) / texts.length || 1;
    const postings = new Map<string, Map<number, number>>();
    contents.forEach((content, entry) => {
      for (const stem of content) {
        const posting = postings.get(stem) ?? new Map<number, number>();
        postings.set(stem, posting.set(entry, (posting.get(entry) ?? 0) + 1));
      }
    });
    for (const [stem, posting] of postings) {
      const idf = inverseFrequency(posting.size, texts.length);
      const weights = [...posting].map(([entry, count]) => {
        const length = (contents[entry]?.length ?? 0) / average;
        return (idf * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
      });
      this.#postings.set(stem, {
        idf,
        entries: Int32Array.from(posting.keys()),
        weights: Float32Array.from(weights),
      });
    }
  }

  score(tokens: readonly Token[]): Float32Array {
    const scores = new Float32Array(this.#size);
    let best = 0;
    for (const { stem } of contentOf(tokens)) {
      const posting = this.#postings.get(stem);
      best += posting?.idf ?? this.#unseenIdf;
      posting?.entries.forEach((entry, place) => {
        scores[entry] = (scores[entry] ?? 0) + (posting.weights[place] ?? 0);
      });
    }
    return scores.map((score) => Math.sqrt(score / (best || 1)));
  }
}

function inverseFrequency(frequency: number, size: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}
