import type { Clock } from '../clock.ts';
import type { Pack } from '../knowledge/pack.ts';
import type { Token } from './analysis/analyser.ts';
import { CandidateFinder } from './candidate-finder.ts';
import { asksForMore } from './conversation/follow-up.ts';
import { withoutPreamble } from './conversation/preamble.ts';
import { smalltalkIntent, withoutGreeting } from './conversation/smalltalk.ts';
import type { Topic } from './conversation/topic.ts';
import { type Decision, decide, type SmalltalkIntent } from './decision.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { ReadRequest } from './requests/read-request.ts';
import type { RequestedThing } from './requests/reminder-request.ts';
import { thresholds } from './thresholds.ts';

export interface Response {
  readonly decision: Decision;
  /** The topic from here on. */
  readonly topic: Topic | undefined;
}

/** Longer utterances are refused rather than guessed at, in UTF-16 code units. */
export const maxUtteranceLength = 1000;

/** A message of so many words may wrap a question into other clauses. */
const wrappedLength = 9;
/** A wish is read by rule, as a schedule question is. */
const requestConfidence = 0.97;
const clauseEnd = /[.,;:!?\n]+|\s[-–—]+\s/;
const enoughForSecondReading = 0.8;

/** Turns utterances into decisions. Holds no conversation: the same utterance, topic and instant give the same response. */
export class Answerer {
  readonly #base: KnowledgeBase;
  readonly #candidates: CandidateFinder;

  constructor(base: KnowledgeBase, clock: Clock) {
    this.#base = base;
    this.#candidates = new CandidateFinder(base, clock);
  }

  get pack(): Pack {
    return this.#base.pack;
  }

  /**
   * @param topic What the conversation was about before, if there is one.
   * @param zone The speaker's time zone, for wishes about reminders; the pack's where it is not known.
   */
  respond(utterance: string, topic?: Topic, zone?: string): Response {
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
    const wish = this.#candidates.requestIn(utterance, tokens, topic, zone);
    if (wish?.sure) return { decision: request(wish), topic };
    const whole = decide(this.#candidates.find(withoutPreamble(withoutGreeting(tokens)), topic), thresholds);
    const decision =
      whole.kind === 'abstain' ? (this.#secondReading(utterance, tokens, topic) ?? whole) : whole;
    if (wish && decision.kind !== 'answer') return { decision: request(wish), topic };
    return {
      decision,
      topic: decision.kind === 'answer' ? { utterance, answerId: decision.answer.id } : topic,
    };
  }

  /** The decision for a question that was picked from a list, by the id of its answer: an entry's, or the timetable's. */
  pick(id: string): Response | undefined {
    const entry = this.#base.find(id);
    const answer = entry
      ? this.#candidates.certain(entry, this.#base.analyser.analyse(entry.question))
      : this.#candidates.certainOfTimetable(id);
    if (!answer) return undefined;
    return {
      decision: { kind: 'answer', confidence: 1, answer, candidates: [answer] },
      topic: { utterance: answer.question, answerId: id },
    };
  }

  /** What a text names that one can be reminded of: "day 2", "the last session". Longer ones than an utterance name nothing. */
  thingIn(text: string): RequestedThing {
    if (text.length > maxUtteranceLength) return { kind: 'unclear', sessionIds: [] };
    return this.#candidates.thingIn(text);
  }

  /** The programme of all days, or nothing when the pack has no sessions. */
  programme(): string | undefined {
    return this.#candidates.programme();
  }

  /**
   * The answer that another reading of an utterance gives: with real words taken for slips, or one clause of a long
   * message, where people wrap a question into what led them to it. A second reading must be surer than a
   * first, and there is none of an utterance that denies something, as a part of it may ask the opposite.
   */
  #secondReading(
    utterance: string,
    tokens: readonly Token[],
    topic: Topic | undefined,
  ): Decision | undefined {
    const { negation, contrast } = this.#candidates.polarityOf(tokens);
    if (negation || contrast) return undefined;
    const { analyser } = this.#base;
    const readings: (readonly Token[])[] = [];
    const bold = analyser.analyseUtterance(utterance, true);
    const changed = bold.filter(({ text }, place) => text !== tokens[place]?.text);
    if (
      changed.length > 0 &&
      changed.every(({ stem, stop }) => !stop && !this.#candidates.isScheduleWord(stem))
    )
      readings.push(bold);
    if (tokens.length >= wrappedLength) {
      const clauses = utterance.split(clauseEnd).map((clause) => analyser.analyseUtterance(clause));
      readings.push(...clauses.filter(({ length }) => length >= 3 && length < tokens.length));
    }
    const decisions = readings.map((reading) =>
      decide(this.#candidates.find(withoutPreamble(withoutGreeting(reading)), topic), thresholds),
    );
    const [best] = decisions.toSorted((a, b) => b.confidence - a.confidence);
    return best?.kind === 'answer' && best.confidence >= enoughForSecondReading ? best : undefined;
  }

  #more({ answerId }: Topic): Decision | undefined {
    const entry = this.#base.find(answerId);
    if (!entry) return undefined;
    const { short, detail } = entry.answer;
    const text = (detail.length > 0 ? detail : [short]).map((passage) => passage.text).join('\n\n');
    const answer = { ...this.#candidates.certain(entry), text };
    return { kind: 'answer', confidence: 1, answer, candidates: [answer] };
  }
}

function abstain(reason: 'empty' | 'too-long'): Decision {
  return { kind: 'abstain', confidence: 0, reason, nearest: [], candidates: [] };
}

function request({ request: wish }: ReadRequest): Decision {
  return { kind: 'request', confidence: requestConfidence, request: wish, candidates: [] };
}

function smalltalk(intent: SmalltalkIntent): Decision {
  return { kind: 'smalltalk', confidence: 1, intent, candidates: [] };
}
