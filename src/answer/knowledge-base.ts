import type { Entry, Pack } from '../knowledge/pack.ts';
import { Analyser, type Token } from './analysis/analyser.ts';
import type { Language } from './analysis/language.ts';
import { conceptsOf } from './analysis/pack-reader.ts';
import { confidenceOf } from './confidence/confidence.ts';
import type { Evidence } from './confidence/evidence.ts';
import type { LogisticModel } from './confidence/logistic.ts';
import { FittedAnswers } from './detail.ts';
import { answerTypesOf, indexPack } from './index-pack.ts';
import { Ranker } from './ranker.ts';

/** An entry that may answer, with the probability that it does. */
export interface RankedEntry {
  readonly entry: Entry;
  /** Natural logarithm of how well it fits; what counts is the distance to others of the same utterance. */
  readonly fit: number;
  readonly confidence: number;
  readonly evidence: Evidence;
}

export interface RankingContext {
  readonly completed: readonly Token[];
  readonly boost: ReadonlyMap<string, number>;
}

const candidateLimit = 5;

/** What is left of the confidence when the entry has not one word of what the user said, as a context can bring about. */
const foreignShare = 0.25;

/** A pack made searchable: everything that is built once, and does not change until the pack does. */
export class KnowledgeBase {
  readonly pack: Pack;
  readonly analyser: Analyser;
  readonly #ranker: Ranker;
  readonly #model: LogisticModel;
  readonly #answers: FittedAnswers;
  readonly #places: ReadonlyMap<string, number>;

  /** @param index Of this very pack. */
  constructor(pack: Pack, language: Language, index = indexPack(pack, language)) {
    this.pack = pack;
    this.analyser = new Analyser(language, conceptsOf(pack, language), index.vocabulary);
    this.#ranker = new Ranker(index.alphabet, index.ranker, answerTypesOf(pack));
    this.#model = index.confidence;
    this.#answers = new FittedAnswers(this.analyser);
    this.#places = new Map(pack.entries.map(({ id }, place) => [id, place]));
  }

  /**
   * The entries that fit best, five at most, best first; none is surer than the one before it.
   *
   * @param context What a conversation adds: the utterance completed by what was said before, and what is to be added to
   *   an entry's score, by its id.
   * @param shareOf What is left of the confidence in an entry, from 0 to 1, for reasons that only the caller knows.
   */
  rank(
    tokens: readonly Token[],
    context?: RankingContext,
    shareOf: (entry: Entry, confidence: number) => number = () => 1,
  ): RankedEntry[] {
    if (tokens.length === 0) return [];
    const completed = context?.completed ?? tokens;
    const own = tokens.some(({ stop }) => !stop) ? tokens : completed;
    const saysSomething = own.some(({ stop }) => !stop);
    const ranked = this.#ranker
      .rank(completed, own, candidateLimit, this.#boosts(context))
      .flatMap(({ entry: place, fit, evidence }) => {
        const entry = this.pack.entries[place];
        if (!entry) return [];
        const isForeign = saysSomething && evidence.covered === 0;
        const confidence = confidenceOf(evidence, this.#model) * (isForeign ? foreignShare : 1);
        const share = shareOf(entry, confidence);
        return [{ entry, fit: fit + Math.log(share), confidence: confidence * share, evidence }];
      })
      .toSorted((a, b) => b.fit - a.fit);
    let surest = 1;
    return ranked.map((one) => {
      surest = Math.min(surest, one.confidence);
      return { ...one, confidence: surest };
    });
  }

  /** What is added to the scores of entries, by their place. */
  #boosts(context: RankingContext | undefined): ReadonlyMap<number, number> {
    return new Map(
      [...(context?.boost ?? [])].flatMap(([id, value]) => {
        const place = this.#places.get(id);
        return place === undefined ? [] : [[place, value] as const];
      }),
    );
  }

  find(id: string): Entry | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.pack.entries[place];
  }

  /** The entry's short answer, with a sentence of its detail where that answers better. */
  textFor(entry: Entry, tokens: readonly Token[]): string {
    return this.#answers.textFor(entry, tokens);
  }
}
