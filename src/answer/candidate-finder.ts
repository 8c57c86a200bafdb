import type { Clock } from '../clock.ts';
import type { Entry, Session } from '../knowledge/pack.ts';
import type { Token } from './analysis/analyser.ts';
import {
  complete,
  isBareTime,
  leaning,
  movesOn,
  pointsAway,
  pointsToPlace,
} from './conversation/follow-up.ts';
import type { Topic } from './conversation/topic.ts';
import type { Candidate } from './decision.ts';
import { Misfits } from './fit/misfits.ts';
import type { KnowledgeBase, RankedEntry, RankingContext } from './knowledge-base.ts';
import type { Polarity } from './polarity/polarity.ts';
import { readPolarity } from './polarity/read-polarity.ts';
import { whyHere } from './polarity/why-here.ts';
import { type ReadRequest, RequestReader } from './requests/read-request.ts';
import type { RequestedThing } from './requests/reminder-request.ts';
import { Stances } from './polarity/stance.ts';
import { answerScheduleQuestion } from './schedule/answer-schedule-question.ts';
import { questionOf } from './schedule/question-of.ts';
import { ScheduleReader } from './schedule/read-schedule-question.ts';
import { isOrdinal } from './schedule/day-mention.ts';
import type { ScheduleQuestion } from './schedule/schedule-question.ts';
import { Timetable } from '../knowledge/timetable.ts';
import { answerable, shifted, thresholds } from './thresholds.ts';

/** A schedule question is read by rule and whole, or not at all. */
const scheduleConfidence = 0.97;

/**
 * In a follow-up the answer just given is less likely, and hardly possible where the talk moves on; those related to it are
 * more so, all the more when the follow-up names something of its own. In units of a score.
 */
const repeatPenalty = { namesNothing: -2, namesSomething: -2, movesOn: -8 };
const relatedBonus = { namesNothing: 1, namesSomething: 2.5, movesOn: 3 };

/** Answers to what is only asked of an event as a whole: "is it over", "what is next". */
const eventAnswers = /^schedule:(?:status|next|now|first|last|all|day|time)$/;

/** From this confidence on a short utterance that names something is taken as it stands. */
const enoughAlone = 0.6;

/** What is left of the confidence in an entry that answers the opposite of what is asked. */
const opposedShare = 0.1;

/** Finds what may answer an utterance: entries of the pack, and what its timetable says at the moment. */
export class CandidateFinder {
  readonly #base: KnowledgeBase;
  readonly #clock: Clock;
  readonly #timetable: Timetable;
  readonly #schedule: ScheduleReader;
  readonly #requests: RequestReader;
  readonly #stances: Stances;
  readonly #misfits: Misfits;
  readonly #place: readonly Token[];
  /** Stems of the event's title and place. */
  readonly #eventNames: ReadonlySet<string>;

  constructor(base: KnowledgeBase, clock: Clock) {
    this.#base = base;
    this.#clock = clock;
    this.#timetable = new Timetable(base.pack);
    this.#schedule = new ScheduleReader(base.pack, this.#timetable, base.analyser);
    this.#requests = new RequestReader(base.pack, this.#timetable, base.analyser, this.#schedule);
    this.#stances = new Stances(base.analyser, base.pack);
    this.#misfits = new Misfits(base.analyser, base.pack);
    this.#place = base.analyser.analyse(base.pack.location ?? '');
    const title = base.analyser.analyse(base.pack.title);
    this.#eventNames = new Set([...title, ...this.#place].map(({ stem }) => stem));
  }

  /**
   * Five at most, best first. What the timetable answers comes before all entries.
   *
   * @param topic What the conversation was about before: an utterance that leans on it is completed from it.
   */
  find(said: readonly Token[], topic?: Topic): Candidate[] {
    const polarity = whyHere(this.polarityOf(said), this.#place, this.#eventNames);
    const tokens = polarity.asked;
    const lean = topic ? leaning(tokens) : 'not';
    const alone = this.#rank(tokens, polarity);
    if (!topic || lean === 'not') return this.#toCandidates(this.#scheduled(polarity), alone, tokens);

    const context = this.#contextOf(topic, tokens);
    const completed = { ...polarity, ...this.polarityOf(context.completed) };
    const inContext = this.#rank(tokens, completed, { ...context, completed: completed.asked }).map(
      asFollowUp,
    );
    const isTimetable = context.sessions.length > 0 || topic.answerId.startsWith('schedule:');
    const own = this.#scheduled(polarity, context.sessions);
    const scheduled = own ?? this.#scheduled(completed);
    const isOfTheEvent = own && eventAnswers.test(own.id) && !isBareTime(tokens) && !pointsAway(tokens);
    const isAboutTheEvent = isTimetable || isOfTheEvent;
    const isAboutAnother = !isAboutTheEvent && (pointsAway(tokens) || isBareTime(tokens));
    if (
      scheduled &&
      !isAboutAnother &&
      (isAboutTheEvent || confidenceOfBest(inContext) < thresholds.clarify)
    ) {
      return this.#toCandidates(scheduled, alone, tokens);
    }
    const speaksForItself =
      lean !== 'wholly' && context.namesSomething && confidenceOfBest(alone) >= enoughAlone;
    return this.#toCandidates(undefined, speaksForItself ? alone : inContext, tokens);
  }

  /**
   * The wish about reminders that an utterance is, if it is one.
   *
   * @param zone The speaker's, where it is known.
   */
  requestIn(
    utterance: string,
    tokens: readonly Token[],
    topic?: Topic,
    zone?: string,
  ): ReadRequest | undefined {
    const context = () => (topic ? this.#sessionsOf(topic) : []);
    return this.#requests.read(utterance, tokens, { now: this.#clock.now(), zone, context });
  }

  /** What a text names that one can be reminded of. */
  thingIn(text: string): RequestedThing {
    return this.#requests.thingIn(text, { now: this.#clock.now(), context: () => [] });
  }

  /**
   * An entry as a candidate that is certain.
   *
   * @param asked Fits the text to what was asked; without it, the text is the short answer alone.
   */
  certain(entry: Entry, asked?: readonly Token[]): Candidate {
    return {
      id: entry.id,
      question: entry.question,
      text: asked ? this.#base.textFor(entry, asked) : entry.answer.short.text,
      sources: entry.source ? [entry.source] : [],
      confidence: 1,
      score: 0,
      origin: { kind: 'entry', entry },
    };
  }

  /** What the timetable says now under the id of one of its answers; nothing for an id that does not tell what was asked. */
  certainOfTimetable(id: string): Candidate | undefined {
    const question = questionOf(id, this.#timetable.sessions);
    return question && this.#fromTimetable(question, 1);
  }

  /** The programme of all days, or nothing when the pack has no sessions. */
  programme(): string | undefined {
    return answerScheduleQuestion({ kind: 'all' }, this.#timetable, this.#clock.now())?.text;
  }

  /** Whether questions about time are made of this stem. */
  isScheduleWord(stem: string): boolean {
    return this.#schedule.isScheduleWord(stem);
  }

  /** What an utterance denies and sets aside. */
  polarityOf(tokens: readonly Token[]): Polarity {
    return readPolarity(tokens, (stem) => this.#kindOf(stem));
  }

  /** The base's ranking, with little left of entries that answer the opposite, and less of those that tell something else. */
  #rank(tokens: readonly Token[], polarity: Polarity, context?: RankingContext): RankedEntry[] {
    return this.#base.rank(tokens, context, (entry, confidence) => {
      const opposed = this.#stances.opposes(entry, polarity) ? opposedShare : 1;
      return confidence < thresholds.nearest ? opposed : opposed * this.#misfits.share(entry, tokens);
    });
  }

  #kindOf(stem: string): 'person' | 'session' | 'ordinal' | undefined {
    if (this.#schedule.isPerson(stem)) return 'person';
    if (isOrdinal(stem)) return 'ordinal';
    return this.#schedule.isSessionName(stem) ? 'session' : undefined;
  }

  #contextOf({ utterance, answerId }: Topic, tokens: readonly Token[]) {
    const { analyser } = this.#base;
    const entry = this.#base.find(answerId);
    const question = entry ? analyser.analyse(entry.question) : [];
    const earlier = analyser.analyseUtterance(utterance);
    const place = pointsToPlace(tokens) ? this.#placeOf(entry) : [];
    const isAboutAnswer = entry && tokens.every(({ stop, text }) => stop && text !== 'why');
    const hasTopic = earlier.some(({ stop }) => !stop);
    const before = [...place, ...(hasTopic && !isAboutAnswer ? earlier : question)];
    const sessions = this.#sessionsOf({ utterance, answerId });
    const namesSomething = tokens.some(({ stop, stem }) => !stop && !this.#schedule.isPerson(stem));
    const turn = movesOn(tokens) ? 'movesOn' : namesSomething ? 'namesSomething' : 'namesNothing';
    return {
      namesSomething,
      completed: complete(tokens, before, (stem) => this.#kindOf(stem)),
      sessions,
      boost: new Map([
        [answerId, repeatPenalty[turn]],
        ...(entry?.related ?? []).map((id) => [id, relatedBonus[turn]] as const),
      ]),
    };
  }

  /** The sessions that a conversation is about. */
  #sessionsOf({ answerId }: Topic): readonly Session[] {
    const sessionId = /^session:(.*)$/.exec(answerId)?.[1];
    if (sessionId) return this.#base.pack.sessions.filter(({ id }) => id === sessionId);
    const question = this.#base.find(answerId)?.question;
    return (question && this.#schedule.sessionsNamed(this.#base.analyser.analyse(question))?.value) || [];
  }

  /** What "there" means after an entry: the event's place, unless the entry is about something elsewhere. */
  #placeOf(entry: Entry | undefined): readonly Token[] {
    const texts = entry ? [entry.question, entry.answer.short.text] : [];
    const told = new Set(texts.flatMap((text) => this.#base.analyser.analyse(text)).map(({ stem }) => stem));
    return !entry || this.#place.some(({ stem }) => told.has(stem)) ? this.#place : [];
  }

  /** The timetable tells what is, and of what is not only which sessions were cancelled. */
  #scheduled({ asked: tokens, negation }: Polarity, context?: readonly Session[]): Candidate | undefined {
    const now = this.#clock.now();
    const question = this.#schedule.read(tokens, now, context);
    if (negation && question?.kind !== 'standing') return undefined;
    return question && this.#fromTimetable(question, scheduleConfidence);
  }

  #fromTimetable(question: ScheduleQuestion, confidence: number): Candidate | undefined {
    const answer = answerScheduleQuestion(question, this.#timetable, this.#clock.now());
    if (!answer) return undefined;
    const sources = new Map(answer.sessions.flatMap(({ source }) => (source ? [[source.id, source]] : [])));
    return {
      id: answer.id,
      question: answer.question,
      text: answer.text,
      sources: [...sources.values()],
      confidence,
      score: Number.POSITIVE_INFINITY,
      origin: { kind: 'schedule', sessionIds: answer.sessions.map(({ id }) => id) },
    };
  }

  #toCandidates(
    scheduled: Candidate | undefined,
    ranked: readonly RankedEntry[],
    tokens: readonly Token[],
  ): Candidate[] {
    const most = scheduled?.confidence ?? 1;
    const entries = ranked.map(({ entry, confidence, fit }, place) => ({
      ...this.certain(entry, place === 0 ? tokens : undefined),
      confidence: Math.min(confidence, most),
      score: fit,
    }));
    return [...(scheduled ? [scheduled] : []), ...entries].slice(0, 5);
  }
}

/** Follow-ups have an answer more often than other questions. */
function asFollowUp(ranked: RankedEntry): RankedEntry {
  const { inDevelopment, inFollowUps } = answerable;
  return { ...ranked, confidence: shifted(ranked.confidence, inDevelopment, inFollowUps) };
}

function confidenceOfBest([best]: readonly RankedEntry[]): number {
  return best?.confidence ?? 0;
}
