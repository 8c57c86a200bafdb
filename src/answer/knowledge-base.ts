import { askings, type Entry, type Pack } from '../knowledge/pack.ts';
import { Analyser, answerText, type Token } from './analysis/analyser.ts';
import type { Language } from './analysis/language.ts';
import { answerTypesIn } from './confidence/answer-type.ts';
import { confidenceOf } from './confidence/confidence.ts';
import { type Evidence, EvidenceWeigher } from './confidence/evidence.ts';
import { smalltalkWords } from './conversation/smalltalk.ts';
import { FittedAnswers } from './detail.ts';
import { type IndexedEntry, LearnedRetriever } from './retrieval/learned-retriever.ts';
import type { Retriever } from './retrieval/retriever.ts';
import { scheduleWords } from './schedule/schedule-question.ts';
import { outOfScopeExamples } from './scope/out-of-scope.ts';

/** An entry that may answer, with the probability that it does. */
export interface RankedEntry {
  readonly entry: Entry;
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
  readonly #retriever: Retriever;
  readonly #weigher: EvidenceWeigher;
  readonly #answers: FittedAnswers;
  readonly #places: ReadonlyMap<string, number>;

  constructor(pack: Pack, language: Language) {
    this.pack = pack;
    this.analyser = new Analyser(language, pack, [...smalltalkWords, ...scheduleWords]);
    const entries = pack.entries.map((entry) => indexed(entry, this.analyser));
    const outOfScope = outOfScopeExamples(
      pack,
      this.analyser,
      entries.flatMap(({ phrasings }) => phrasings),
    );
    this.#retriever = new LearnedRetriever(entries, outOfScope);
    const people = pack.participants.flatMap(({ name }) => [name, ...name.split(/\s+/).slice(-1)]);
    this.#weigher = new EvidenceWeigher(
      entries,
      pack.entries.map(({ answer }) => answerTypesIn(answerText(answer), people)),
    );
    this.#answers = new FittedAnswers(this.analyser);
    this.#places = new Map(pack.entries.map(({ id }, place) => [id, place]));
  }

  /**
   * The entries that fit best, five at most, best first.
   *
   * @param context What a conversation adds: the utterance completed by what was said before, and what is to be added to
   *   an entry's score, by its id.
   */
  rank(tokens: readonly Token[], context?: RankingContext): RankedEntry[] {
    if (tokens.length === 0) return [];
    const completed = context?.completed ?? tokens;
    const own = tokens.some(({ stop }) => !stop) ? tokens : completed;
    const boostByPlace = new Map(
      [...(context?.boost ?? [])].flatMap(([id, value]) => {
        const place = this.#places.get(id);
        return place === undefined ? [] : [[place, value] as const];
      }),
    );
    const retrieval = this.#retriever.search(completed, boostByPlace);
    const weigh = this.#weigher.weigh(own, retrieval);
    const saysSomething = own.some(({ stop }) => !stop);
    return retrieval.matches
      .slice(0, candidateLimit)
      .flatMap((match) => {
        const entry = this.pack.entries[match.entry];
        if (!entry) return [];
        const evidence = weigh(match);
        const isForeign = saysSomething && evidence.covered === 0;
        return [{ entry, evidence, confidence: confidenceOf(evidence) * (isForeign ? foreignShare : 1) }];
      })
      .toSorted((a, b) => b.confidence - a.confidence);
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

function indexed(entry: Entry, analyser: Analyser): IndexedEntry {
  return {
    phrasings: askings(entry).map(({ text }) => analyser.analyse(text)),
    text: [...analyser.analyse(entry.question), ...analyser.analyse(answerText(entry.answer))],
  };
}
