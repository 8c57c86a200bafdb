import type { Temporal } from 'temporal-polyfill';
import type { Session } from '../../knowledge/pack.ts';
import type { Timetable } from '../../knowledge/timetable.ts';
import type { Token } from '../analysis/analyser.ts';
import { findDay } from '../schedule/day-mention.ts';
import { inPartOfDay, type ScheduleReader } from '../schedule/read-schedule-question.ts';
import type { RequestedThing } from './reminder-request.ts';
import { wishWords } from './request-words.ts';

/** What an utterance names besides the time. */
export interface NamedThing {
  readonly thing: RequestedThing;
  /** The day that it names, with sessions or without. */
  readonly day: Temporal.PlainDate | undefined;
}

const sessionWords = 'sessions?|events?|items?|meetings?|points?|parts?|talks?';
const groups: readonly (readonly [RegExp, 'sessions' | 'days' | 'anniversaries'])[] = [
  [/\b(?:anniversary|anniversaries|(?:every|each|once a|per) year|yearly|annually)\b/, 'anniversaries'],
  [/\b(?:(?:every|each|all(?: the)?|both) (?:\w+ )?(?:days?|mornings?)|daily|(?:of|on) the days)\b/, 'days'],
  [
    new RegExp(
      `\\b(?:every|each|all(?: of)?(?: the)?|any) (?:single )?(?:${sessionWords})\\b|\\b(?:the|all) (?:sessions|events)\\b|\\beverything\\b|\\b(?:whole|full|entire|all the) (?:programme|program|schedule|thing)\\b|\\ball of (?:it|them)\\b`,
    ),
    'sessions',
  ],
];
const nextOne = new RegExp(`\\bnext (?:${sessionWords}|one|thing)\\b|\\bwhat(?:ever)? (?:is|comes) next\\b`);
const firstOne = new RegExp(`\\b(?:first|opening) (?:${sessionWords}|thing)\\b`);
const lastOne = new RegExp(`\\b(?:last|final|closing) (?:${sessionWords}|thing)\\b`);
const back = /\b(?:it|that|this|there)\b/;
const unknownDay =
  /\bday (?:\d+|one|two|three|four|five|six|seven)\b|\b(?:third|fourth|fifth|sixth|seventh) day\b/;
const startWord = /^(?:starts?|starting|begins?|beginning|opens?|closes?|ends?)$/;

/** Reads what somebody wants to be reminded of. Made once for a pack. */
export class ThingReader {
  readonly #timetable: Timetable;
  readonly #schedule: ScheduleReader;

  constructor(timetable: Timetable, schedule: ScheduleReader) {
    this.#timetable = timetable;
    this.#schedule = schedule;
  }

  /**
   * @param tokens The wish, without its time.
   * @param context The sessions that the conversation is about, meant by "it" or "that".
   */
  read(tokens: readonly Token[], now: Temporal.Instant, context: () => readonly Session[]): NamedThing {
    const text = tokens.map((token) => token.text).join(' ');
    const today = now.toZonedDateTimeISO(this.#timetable.timezone).toPlainDate();
    const named = this.#schedule.sessionsNamed(tokens);
    const mention = findDay(tokens, this.#timetable.days, today, named?.places);
    const day = mention?.value;
    const group = groups.find(([form]) => form.test(text))?.[1];
    if (group) return { thing: { kind: group }, day };
    if (named) return { thing: this.#oneOf(named.value, day, text), day };
    const placed = this.#byOrder(text, now);
    if (placed) return { thing: { kind: 'session', id: placed.id }, day };
    const meant = back.test(text) ? context() : [];
    if (meant.length > 0) return { thing: this.#oneOf(meant, day, text), day };
    const rest = tokens.filter((token, place) => !mention?.places.has(place) && !startWord.test(token.text));
    const like = this.#schedule.sessionsLike(rest);
    if (like.length > 0) return { thing: this.#oneOf(like, day, text), day };
    const isForeign = rest.some((token) => this.#isForeign(token)) || (!day && unknownDay.test(text));
    if (isForeign) return { thing: { kind: 'unclear', sessionIds: [] }, day };
    const isOfEvent = day && this.#timetable.days.some((other) => other.equals(day));
    return { thing: isOfEvent ? { kind: 'day', date: day } : { kind: 'summit' }, day };
  }

  /** Of several sessions the one on the day and in the part of it that is named, or all that are left to choose from. */
  #oneOf(sessions: readonly Session[], day: Temporal.PlainDate | undefined, text: string): RequestedThing {
    const onDay = day ? sessions.filter(({ start }) => start.toPlainDate().equals(day)) : [];
    const left = inPartOfDay(onDay.length > 0 ? onDay : sessions, text);
    const [first, second] = left;
    if (first && !second) return { kind: 'session', id: first.id };
    return { kind: 'unclear', sessionIds: left.map(({ id }) => id) };
  }

  #byOrder(text: string, now: Temporal.Instant): Session | undefined {
    const { standing } = this.#timetable;
    if (nextOne.test(text))
      return standing.find((session) => this.#timetable.phase(session, now) === 'ahead');
    if (firstOne.test(text)) return standing[0];
    return lastOne.test(text) ? standing.at(-1) : undefined;
  }

  #isForeign(token: Token): boolean {
    const words = token.text.split(' ');
    return (
      !this.#schedule.isIdle(token) &&
      !words.every((word) => wishWords.has(word)) &&
      !/^\d+$/.test(token.text)
    );
  }
}
