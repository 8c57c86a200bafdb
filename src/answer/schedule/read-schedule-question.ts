import type { Temporal } from 'temporal-polyfill';
import type { Pack, Session } from '../../knowledge/pack.ts';
import type { Analyser, Token } from '../analysis/analyser.ts';
import { normalise } from '../analysis/normalise.ts';
import { findDay, isOrdinal, type Mention } from './day-mention.ts';
import {
  type Aspect,
  foreignForms,
  formOf,
  programmeForms,
  readStanding,
  type ScheduleQuestion,
  scheduleWords,
} from './schedule-question.ts';
import type { Timetable } from '../../knowledge/timetable.ts';

/** Reads questions about time and sessions. Made once for a pack. */
export class ScheduleReader {
  readonly #timetable: Timetable;
  readonly #titles: readonly {
    readonly session: Session;
    readonly stems: ReadonlySet<string>;
    readonly people: ReadonlySet<string>;
  }[];
  readonly #people: ReadonlySet<string>;
  readonly #eventStems: ReadonlySet<string>;
  readonly #scheduleStems: ReadonlySet<string>;

  constructor(pack: Pack, timetable: Timetable, analyser: Analyser) {
    this.#timetable = timetable;
    const stemsOf = (text: string) =>
      analyser
        .analyse(text)
        .filter(({ stop }) => !stop)
        .map(({ stem }) => stem);
    this.#people = new Set(pack.participants.flatMap(({ name }) => stemsOf(name)));
    this.#titles = pack.sessions.map((session) => {
      const stems = stemsOf(session.title);
      return {
        session,
        stems: new Set(stems.filter((stem) => !this.#people.has(stem))),
        people: new Set(stems.filter((stem) => this.#people.has(stem))),
      };
    });
    const places = pack.sessions.flatMap(({ place = '' }) => stemsOf(place));
    this.#eventStems = new Set([...stemsOf(pack.title), ...stemsOf(pack.location ?? ''), ...places]);
    this.#scheduleStems = new Set(
      [...scheduleWords].flatMap((word) => analyser.analyse(word).map(({ stem }) => stem)),
    );
  }

  /**
   * Two people at once are a way to name the event ("when do they meet"); one alone asks for that person, unless the session
   * that is named has the name in its title.
   *
   * @param context The sessions that the conversation is about, meant by "it" or "that".
   * @returns Nothing when the utterance asks for something that the timetable does not tell.
   */
  read(
    tokens: readonly Token[],
    now: Temporal.Instant,
    context: readonly Session[] = [],
  ): ScheduleQuestion | undefined {
    if (this.#timetable.sessions.length === 0) return undefined;
    const today = now.toZonedDateTimeISO(this.#timetable.timezone).toPlainDate();
    const named = this.sessionsNamed(tokens);
    const day = findDay(tokens, this.#timetable.days, today, named?.places);
    const people = new Set(tokens.flatMap(({ stem }) => (this.#people.has(stem) ? [stem] : [])));
    const hosts = new Set(
      this.#titles.flatMap((title) => (named?.value.includes(title.session) ? [...title.people] : [])),
    );
    const rest = tokens.filter(
      ({ text, stop, stem }, place) =>
        !stop &&
        !scheduleWords.has(text) &&
        !(day && text === 'agenda') &&
        !(people.size > 1 && people.has(stem)) &&
        !hosts.has(stem) &&
        !named?.places.has(place) &&
        !day?.places.has(place) &&
        !this.#eventStems.has(stem) &&
        !this.#scheduleStems.has(stem),
    );
    const text = tokens.map(({ text: word }, place) => (named?.places.has(place) ? '%' : word)).join(' ');
    if (rest.length > 0 || foreignForms.test(text) || (!day && /\bagain\b/.test(text))) return undefined;
    const byStanding = readStanding(text);
    if (byStanding && !named) return byStanding;
    const meant = named?.value ?? (refersBack(text) ? context : []);
    const sessions = inPartOfDay(this.#onDay(meant, day?.value), text);
    const isFreeDay = day && sessions.length === 0 && this.#timetable.onDay(day.value).length === 0;
    if (isFreeDay && !isRelative(tokens, day) && !programmeForms.test(text)) return undefined;
    return toQuestion(formOf(text), text, sessions, day?.value);
  }

  /** The sessions whose titles share the most with the utterance. */
  sessionsNamed(tokens: readonly Token[]): Mention<readonly Session[]> | undefined {
    const scored = this.#titles.map(({ session, stems }) => {
      const places = tokens.flatMap(({ stem }, place) => (stems.has(stem) ? [place] : []));
      const matched = new Set(places.map((place) => tokens[place]?.stem));
      const telling = places.filter((place) => this.#isTelling(tokens[place]?.stem ?? ''));
      return {
        session,
        places,
        score: telling.length > 0 || matched.size === stems.size ? matched.size : 0,
      };
    });
    const best = Math.max(0, ...scored.map(({ score }) => score));
    const winners = scored.filter(({ score }) => score === best);
    if (best === 0 || winners.length > 3) return undefined;
    return {
      value: winners.map(({ session }) => session),
      places: new Set(winners.flatMap(({ places }) => places)),
    };
  }

  /** Whether a stem is part of a session's title and names it. */
  isSessionName(stem: string): boolean {
    return this.#isTelling(stem) && this.#titles.some(({ stems }) => stems.has(stem));
  }

  /** The sessions whose titles have one of these words, of which none need name a session on its own: "the meeting". */
  sessionsLike(tokens: readonly Token[]): readonly Session[] {
    const words = tokens
      .filter(
        ({ text, stem, stop }) =>
          !stop && !isOrdinal(text) && !this.#eventStems.has(stem) && !this.#people.has(stem),
      )
      .map(({ text }) => text);
    return this.#timetable.sessions.filter(({ title }) =>
      normalise(title)
        .split(' ')
        .some((word) => words.includes(word)),
    );
  }

  /** Whether a token tells nothing besides the event as a whole, its time and its people. */
  isIdle({ text, stem, stop }: Token): boolean {
    const isOfEvent = this.#eventStems.has(stem) || this.#people.has(stem);
    return stop || isOfEvent || scheduleWords.has(text) || this.#scheduleStems.has(stem) || isOrdinal(text);
  }

  /** Whether a stem names one of the pack's participants. */
  isPerson(stem: string): boolean {
    return this.#people.has(stem);
  }

  isScheduleWord(stem: string): boolean {
    return this.#scheduleStems.has(stem);
  }

  /** Words such as "meeting" or "first" name no session on their own. */
  #isTelling(stem: string): boolean {
    return !this.#scheduleStems.has(stem) && !this.#eventStems.has(stem) && !isOrdinal(stem);
  }

  #onDay(sessions: readonly Session[], day: Temporal.PlainDate | undefined): readonly Session[] {
    const onDay = day ? sessions.filter(({ start }) => start.toPlainDate().equals(day)) : [];
    return onDay.length > 0 ? onDay : sessions;
  }
}

/** Of several sessions those in the part of the day that is named, if there is one. */
export function inPartOfDay(sessions: readonly Session[], text: string): readonly Session[] {
  const part = /\b(?:morning|afternoon|evening|night|tonight)\b/.exec(text)?.[0];
  const within = sessions.filter(({ start: { hour } }) => {
    if (part === 'morning') return hour < 12;
    return part === 'afternoon' ? hour >= 12 && hour < 18 : hour >= 17;
  });
  return part === undefined || within.length === 0 ? sessions : within;
}

/** Whether a day is named by how far it is from the present, so that it may have no sessions. */
function isRelative(tokens: readonly Token[], { places }: Mention<unknown>): boolean {
  return [...places].some((place) =>
    /^(?:today|tonight|tomorrow|yesterday)$/.test(tokens[place]?.text ?? ''),
  );
}

function refersBack(text: string): boolean {
  return !/\b(?:summit|talks|conference)\b/.test(text);
}

function toQuestion(
  form: ScheduleQuestion['kind'] | Aspect | undefined,
  text: string,
  sessions: readonly Session[],
  day: Temporal.PlainDate | undefined,
): ScheduleQuestion | undefined {
  const [session] = sessions;
  if (form === 'time') return { kind: 'time' };
  if (session) {
    switch (form) {
      case 'when':
      case 'end':
      case 'length':
      case 'place':
      case 'status':
        return { kind: 'session', aspect: form, sessions };
      case 'after':
      case 'next':
        return { kind: 'after', session };
      case 'before':
        return { kind: 'before', session };
      default:
        return undefined;
    }
  }
  if (day) {
    const asksForProgramme =
      form === 'all' ||
      form === 'now' ||
      form === 'status' ||
      form === 'when' ||
      /\b(?:what|plan|plans|planned|programme|anything|events?)\b/.test(text);
    if (asksForProgramme || form === undefined) return { kind: 'day', day };
    if (form === 'length') return undefined;
  }
  switch (form) {
    case undefined:
    case 'place':
    case 'session':
    case 'after':
    case 'before':
    case 'day':
    case 'standing':
      return undefined;
    default:
      return { kind: form };
  }
}
