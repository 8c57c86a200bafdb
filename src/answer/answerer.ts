import type { Clock } from '../clock.ts';
import type { Entry, Pack, Session } from '../knowledge/pack.ts';
import type { Token } from './analysis/analyser.ts';
import { asksForMore, complete, leaning, pointsAway, pointsToPlace } from './conversation/follow-up.ts';
import { smalltalkIntent, withoutGreeting } from './conversation/smalltalk.ts';
import { type Candidate, type Decision, decide, type Thresholds } from './decision.ts';
import type { KnowledgeBase, RankedEntry } from './knowledge-base.ts';
import { answerScheduleQuestion } from './schedule/answer-schedule-question.ts';
import { ScheduleReader } from './schedule/read-schedule-question.ts';
import { Timetable } from './schedule/timetable.ts';

/** What a conversation is about: kept by whoever holds the conversation, and plain data, so that a store can. */
export interface Topic {
  readonly utterance: string;
  /** The id of the answer that was given. */
  readonly answerId: string;
}

export interface Response {
  readonly decision: Decision;
  /** The topic from here on. */
  readonly topic: Topic | undefined;
}

/** Longer utterances are refused rather than guessed at, in UTF-16 code units. */
export const maxUtteranceLength = 1000;

/** A schedule question is read by rule and whole, or not at all. */
const scheduleConfidence = 0.97;

/**
 * In a follow-up the answer just given is less likely, all the less when it names something of its own, and those related
 * to it are more so; in units of a score.
 */
const repeatPenalty = { namesNothing: -0.5, namesSomething: -2 };
const relatedBonus = 1;

/** From this confidence on a short utterance that names something is taken as it stands. */
const enoughAlone = 0.6;

/** A message of so many words may wrap a question into other clauses. */
const wrappedLength = 9;
const clauseEnd = /[.,;:!?\n]+|\s[-–—]+\s/;
const enoughForSecondReading = 0.8;

export const thresholds: Thresholds = {
  answer: 0.55,
  margin: 0.1,
  clarify: 0.5,
  optionShare: 0.3,
  nearest: 0.02,
};

/** Turns utterances into decisions. Holds no conversation: the same utterance, topic and instant give the same response. */
export class Answerer {
  readonly #base: KnowledgeBase;
  readonly #clock: Clock;
  readonly #timetable: Timetable;
  readonly #schedule: ScheduleReader;
  readonly #people: ReadonlySet<string>;

  constructor(base: KnowledgeBase, clock: Clock) {
    this.#base = base;
    this.#clock = clock;
    this.#timetable = new Timetable(base.pack);
    this.#schedule = new ScheduleReader(base.pack, this.#timetable, base.analyser);
    this.#people = new Set(
      base.pack.participants.flatMap(({ name }) => base.analyser.analyse(name).map(({ stem }) => stem)),
    );
  }

  get pack(): Pack {
    return this.#base.pack;
  }

  /** @param topic What the conversation was about before, if there is one. */
  respond(utterance: string, topic?: Topic): Response {
    if (utterance.length > maxUtteranceLength) return { decision: abstain('too-long'), topic };
    const tokens = this.#base.analyser.analyseUtterance(utterance);
    if (tokens.length === 0) {
      const mentioned = /<@[!&]?\d+>/.test(utterance);
      return { decision: mentioned ? smalltalk('greeting') : abstain('empty'), topic };
    }
    if (topic && asksForMore(tokens)) {
      const decision = this.#more(topic);
      if (decision) return { decision, topic };
    }
    const intent = smalltalkIntent(tokens.flatMap(({ text }) => text.split(' ')));
    if (intent) return { decision: smalltalk(intent), topic };
    const whole = decide(this.#candidates(withoutGreeting(tokens), topic), thresholds);
    const decision =
      whole.kind === 'abstain' ? (this.#secondReading(utterance, tokens, topic) ?? whole) : whole;
    return {
      decision,
      topic: decision.kind === 'answer' ? { utterance, answerId: decision.answer.id } : topic,
    };
  }

  /** The decision for a question that was picked from a list, by its id. */
  pick(id: string): Response | undefined {
    const entry = this.#base.find(id);
    if (!entry) return undefined;
    const tokens = this.#base.analyser.analyse(entry.question);
    const answer = this.#toCandidate(entry, tokens);
    return {
      decision: { kind: 'answer', confidence: 1, answer, candidates: [answer] },
      topic: { utterance: entry.question, answerId: id },
    };
  }

  /** The programme of all days, or nothing when the pack has no sessions. */
  programme(): string | undefined {
    return answerScheduleQuestion({ kind: 'all' }, this.#timetable, this.#clock.now())?.text;
  }

  #candidates(tokens: readonly Token[], topic: Topic | undefined): Candidate[] {
    const lean = topic ? leaning(tokens) : 'not';
    const alone = this.#base.rank(tokens);
    if (!topic || lean === 'not') return this.#toCandidates(this.#scheduled(tokens), alone, tokens);

    const context = this.#contextOf(topic, tokens);
    const inContext = this.#base.rank(tokens, context);
    const isAboutTheEvent = context.sessions.length > 0 || topic.answerId.startsWith('schedule:');
    const scheduled = this.#scheduled(tokens, context.sessions) ?? this.#scheduled(context.completed);
    const isAboutAnother = !isAboutTheEvent && pointsAway(tokens);
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
   * The answer that another reading of an utterance gives: with real words taken for slips, or one clause of a long
   * message, where people wrap a question into what led them to it. A second reading must be surer than a first.
   */
  #secondReading(
    utterance: string,
    tokens: readonly Token[],
    topic: Topic | undefined,
  ): Decision | undefined {
    const { analyser } = this.#base;
    const readings: (readonly Token[])[] = [];
    const bold = analyser.analyseUtterance(utterance, true);
    const changed = bold.filter(({ text }, place) => text !== tokens[place]?.text);
    if (
      changed.length > 0 &&
      changed.every(({ stem, stop }) => !stop && !this.#schedule.isScheduleWord(stem))
    )
      readings.push(bold);
    if (tokens.length >= wrappedLength) {
      const clauses = utterance.split(clauseEnd).map((clause) => analyser.analyseUtterance(clause));
      readings.push(...clauses.filter(({ length }) => length >= 3 && length < tokens.length));
    }
    const decisions = readings.map((reading) =>
      decide(this.#candidates(withoutGreeting(reading), topic), thresholds),
    );
    const [best] = decisions.toSorted((a, b) => b.confidence - a.confidence);
    return best?.kind === 'answer' && best.confidence >= enoughForSecondReading ? best : undefined;
  }

  #contextOf({ utterance, answerId }: Topic, tokens: readonly Token[]) {
    const { analyser } = this.#base;
    const entry = this.#base.find(answerId);
    const question = entry ? analyser.analyse(entry.question) : [];
    const earlier = analyser.analyseUtterance(utterance);
    const place = pointsToPlace(tokens) ? analyser.analyse(this.pack.location ?? '') : [];
    const before = [...place, ...(earlier.some(({ stop }) => !stop) ? earlier : question)];
    const sessionId = /^session:(.*)$/.exec(answerId)?.[1];
    const sessions: readonly Session[] = sessionId
      ? this.pack.sessions.filter(({ id }) => id === sessionId)
      : (this.#schedule.sessionsNamed(question)?.value ?? []);
    const namesSomething = tokens.some(({ stop, stem }) => !stop && !this.#people.has(stem));
    return {
      namesSomething,
      completed: complete(tokens, before, (stem) =>
        this.#people.has(stem) ? 'person' : this.#schedule.isSessionName(stem) ? 'session' : undefined,
      ),
      sessions,
      boost: new Map([
        [answerId, namesSomething ? repeatPenalty.namesSomething : repeatPenalty.namesNothing],
        ...(entry?.related ?? []).map((id) => [id, relatedBonus] as const),
      ]),
    };
  }

  #scheduled(tokens: readonly Token[], context?: readonly Session[]): Candidate | undefined {
    const now = this.#clock.now();
    const question = this.#schedule.read(tokens, now, context);
    const answer = question && answerScheduleQuestion(question, this.#timetable, now);
    if (!answer) return undefined;
    const sources = new Map(answer.sessions.flatMap(({ source }) => (source ? [[source.id, source]] : [])));
    return {
      id: answer.id,
      question: answer.question,
      text: answer.text,
      sources: [...sources.values()],
      confidence: scheduleConfidence,
      score: Number.POSITIVE_INFINITY,
      origin: { kind: 'schedule', sessionIds: answer.sessions.map(({ id }) => id) },
    };
  }

  #more({ answerId }: Topic): Decision | undefined {
    const entry = this.#base.find(answerId);
    if (!entry) return undefined;
    const { short, detail } = entry.answer;
    const text = (detail.length > 0 ? detail : [short]).map((passage) => passage.text).join('\n\n');
    const answer = { ...this.#toCandidate(entry, []), text };
    return { kind: 'answer', confidence: 1, answer, candidates: [answer] };
  }

  #toCandidates(
    scheduled: Candidate | undefined,
    ranked: readonly RankedEntry[],
    tokens: readonly Token[],
  ): Candidate[] {
    const most = scheduled?.confidence ?? 1;
    const entries = ranked.map(({ entry, confidence, evidence }) => ({
      ...this.#toCandidate(entry, tokens),
      confidence: Math.min(confidence, most),
      score: evidence.precedence,
    }));
    return [...(scheduled ? [scheduled] : []), ...entries].slice(0, 5);
  }

  /** An entry as a candidate that is certain. */
  #toCandidate(entry: Entry, tokens: readonly Token[]): Candidate {
    return {
      id: entry.id,
      question: entry.question,
      text: this.#base.textFor(entry, tokens),
      sources: entry.source ? [entry.source] : [],
      confidence: 1,
      score: 0,
      origin: { kind: 'entry', entry },
    };
  }
}

function confidenceOfBest([best]: readonly RankedEntry[]): number {
  return best?.confidence ?? 0;
}

function abstain(reason: 'empty' | 'too-long'): Decision {
  return { kind: 'abstain', confidence: 0, reason, nearest: [], candidates: [] };
}

function smalltalk(intent: NonNullable<ReturnType<typeof smalltalkIntent>>): Decision {
  return { kind: 'smalltalk', confidence: 1, intent, candidates: [] };
}
