import { noProgress, type Progress } from '../../progress.ts';
import { contentOf, type Token } from '../analysis/analyser.ts';
import { BestEntries } from './best-entries.ts';
import type { Alphabet } from './alphabet.ts';
import { type Corpus, isLarge } from './corpus.ts';
import { LearnedIndex, type Postings } from './learned-index.ts';
import { LogSum } from './log-sum.ts';
import type { Retrieval, Retriever } from './retriever.ts';
import { ScoreBoard } from './score-board.ts';
import { indexTexts, TextIndex, type TextPostings } from './text-index.ts';
import { type Limits, train } from './train.ts';
import { type FeatureWeights, Vectoriser, vectorsOf, weighFeatures } from './vectoriser.ts';

/** All that a retriever has learned. */
export interface RetrieverModel {
  readonly features: FeatureWeights;
  readonly learned: Postings;
  readonly texts: TextPostings;
  /** What the answer's text counts. */
  readonly textWeight: number;
}

const learnedWeight = 1.05;
/** What the answer's text counts where an entry has its question alone; the more phrasings, the less it has to add. */
const loneTextWeight = 10;

/** In a small pack everything counts, and training may take some seconds. */
const smallPack = { visits: 1e9 };
/** In a large one a feature that one entry in twenty has is dropped, and training is cut short. */
const largePack = { frequentPart: 0.05, visits: 1e8 };

/**
 * Learns from a part of a corpus.
 *
 * @param rows The phrasings to learn from, entry by entry.
 * @param entries The entries whose texts count.
 */
export function learnRetriever(
  corpus: Corpus,
  rows: Int32Array,
  entries: Int32Array,
  progress: Progress = noProgress,
): RetrieverModel {
  const { alphabet, entryCount, entryOf } = corpus;
  const features = weighFeatures(corpus.features, rows, alphabet.table.size);
  const limits = limitsFor(entryCount);
  const learned = train(
    {
      vectors: vectorsOf(corpus.features, features),
      entryOf,
      rows,
      entryCount: entryCount + 1,
      featureCount: alphabet.table.size,
    },
    limits,
    progress,
  );
  const inScope = rows.reduce((count, row) => count + Number((entryOf[row] ?? 0) < entryCount), 0);
  return {
    features,
    learned,
    texts: indexTexts(corpus.texts, entries, alphabet.lexicon.size),
    textWeight: loneTextWeight / Math.sqrt(Math.max(1, inScope / entries.length)),
  };
}

function limitsFor(entryCount: number): Limits {
  return isLarge(entryCount)
    ? { entriesOfFeature: entryCount * largePack.frequentPart, visits: largePack.visits }
    : { entriesOfFeature: entryCount + 1, visits: smallPack.visits };
}

/**
 * The learned index over phrasings and BM25 over answers, as a weighted sum.
 *
 * The learned index has one class more than there are entries: out of scope.
 */
export class LearnedRetriever implements Retriever {
  readonly #alphabet: Alphabet;
  readonly #model: RetrieverModel;
  readonly #outOfScope: number;
  readonly #vectoriser: Vectoriser;
  readonly #learned: LearnedIndex;
  readonly #texts: TextIndex;
  readonly #logits: ScoreBoard;
  readonly #textScores: ScoreBoard;

  constructor(alphabet: Alphabet, model: RetrieverModel, entryCount: number) {
    this.#alphabet = alphabet;
    this.#model = model;
    this.#outOfScope = entryCount;
    this.#vectoriser = new Vectoriser(alphabet, model.features);
    this.#learned = new LearnedIndex(model.learned);
    this.#texts = new TextIndex(model.texts);
    this.#logits = new ScoreBoard(entryCount + 1);
    this.#textScores = new ScoreBoard(entryCount);
  }

  search(tokens: readonly Token[], limit: number, boost?: ReadonlyMap<number, number>): Retrieval {
    const [logits, texts] = [this.#logits, this.#textScores];
    logits.clear();
    texts.clear();
    this.#learned.score(this.#vectoriser.vector(tokens), logits);
    const number = this.#alphabet.lexicon.numbering();
    const reachable = this.#texts.score(
      contentOf(tokens).map(({ stem }) => number(stem)),
      texts,
    );
    const tellingOf = (entry: number) => Math.sqrt(texts.of(entry) / (reachable || 1));
    const scoreOf = (entry: number) =>
      learnedWeight * logits.of(entry) + this.#model.textWeight * tellingOf(entry) + (boost?.get(entry) ?? 0);
    const best = new BestEntries(limit);
    const total = new LogSum();
    let scored = 0;
    const offer = (entry: number) => {
      const score = scoreOf(entry);
      best.offer(entry, score);
      total.add(score);
      scored++;
    };
    logits.forEach((entry) => {
      if (entry !== this.#outOfScope) offer(entry);
    });
    texts.forEach((entry) => {
      if (!logits.has(entry)) offer(entry);
    });
    const isScored = (entry: number) => logits.has(entry) || texts.has(entry);
    for (const entry of boost?.keys() ?? []) if (!isScored(entry)) offer(entry);
    let alike = 0;
    for (let entry = 0; entry < this.#outOfScope && alike < limit; entry++) {
      if (isScored(entry) || boost?.has(entry)) continue;
      best.offer(entry, 0);
      alike++;
    }
    total.add(0, this.#outOfScope - scored);
    const norm = learnedWeight * logits.logSumExp();
    return {
      matches: best.result().map(({ entry, score }) => ({
        entry,
        score: score - norm,
        likeness: logits.of(entry),
        telling: tellingOf(entry),
      })),
      total: total.value - norm,
      outOfScope: learnedWeight * logits.of(this.#outOfScope) - norm,
    };
  }
}
