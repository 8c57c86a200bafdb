import type { Temporal } from 'temporal-polyfill';
import type { Pack, Session } from '../../knowledge/pack.ts';
import type { Timetable } from '../../knowledge/timetable.ts';
import type { Analyser, Token } from '../analysis/analyser.ts';
import type { ScheduleReader } from '../schedule/read-schedule-question.ts';
import { readLeadTime } from './lead-time.ts';
import { readZone } from './named-zone.ts';
import { type ThingAndTime, unlessNotStart } from './other-moments.ts';
import { plainText } from './plain-text.ts';
import type { ReminderRequest, RequestedThing } from './reminder-request.ts';
import { type NamedThing, ThingReader } from './requested-thing.ts';
import { readUnclearTime } from './unclear-time.ts';
import { readWallTime, type WallTime } from './wall-time.ts';
import { wishOf } from './wish.ts';

/** When and where a wish is uttered, and in which conversation. */
export interface Situation {
  readonly now: Temporal.Instant;
  /** The speaker's zone, where it is known; without it, the pack's. */
  readonly zone?: string | undefined;
  /** The sessions that the conversation is about. */
  readonly context: () => readonly Session[];
}

export interface ReadRequest {
  readonly request: ReminderRequest;
  /** Not where the words may as well ask to be told something: "remind me of the train". */
  readonly sure: boolean;
}

/** The hour of a reminder for which only a day is named. */
const hourOfDay = 8;

/** Where a number stands like this, a time was meant, whatever it is. */
const unreadTime = /(?:\b(?:at|in|by|on|around|about)|@) ?\d/;

/** Reads wishes about reminders. Made once for a pack. */
export class RequestReader {
  readonly #pack: Pick<Pack, 'timezone' | 'location'>;
  readonly #timetable: Timetable;
  readonly #analyser: Analyser;
  readonly #things: ThingReader;

  constructor(
    pack: Pick<Pack, 'timezone' | 'location'>,
    timetable: Timetable,
    analyser: Analyser,
    schedule: ScheduleReader,
  ) {
    this.#pack = pack;
    this.#timetable = timetable;
    this.#analyser = analyser;
    this.#things = new ThingReader(timetable, schedule);
  }

  /**
   * @param tokens Of the utterance.
   * @returns Nothing when the utterance is no wish, or asks something.
   */
  read(utterance: string, tokens: readonly Token[], situation: Situation): ReadRequest | undefined {
    const wish = wishOf(tokens);
    if (!wish) return undefined;
    if (wish.kind === 'list') return { request: { kind: 'list' }, sure: true };
    const text = plainText(utterance);
    if (wish.kind === 'stop') {
      const { thing } = this.#named(text, situation);
      return { request: { kind: 'stop', thing }, sure: true };
    }
    const { thing, time } = this.#thingAndTime(text, situation);
    const isUnknown = thing.kind === 'unclear' && thing.sessionIds.length === 0;
    const sure = !(wish.asksToo && isUnknown && time.kind === 'usual');
    return { request: { kind: 'remind', thing, time }, sure };
  }

  /** What a text names that is nothing but the name of a thing to be reminded of. */
  thingIn(text: string, situation: Situation): RequestedThing {
    return this.#named(plainText(text), situation).thing;
  }

  #thingAndTime(text: string, situation: Situation): ThingAndTime {
    const lead = readLeadTime(text);
    const isLead = lead?.time.kind === 'before' || (lead && !/\bat \d/.test(lead.rest));
    if (isLead) {
      const { thing } = this.#named(lead.rest, situation);
      return unlessNotStart({ thing, time: lead.time }, text);
    }

    const zone = readZone(text, this.#pack);
    const plain = zone?.rest ?? text;
    const spoken = zone?.zone ?? situation.zone ?? this.#timetable.timezone;
    const timely = this.#withoutNumbers(plain);
    const wall = readWallTime(timely, situation.now.toZonedDateTimeISO(spoken));
    const unclear = readUnclearTime(timely)?.time;
    if (unclear && (unclear.kind === 'unread' || !wall?.saysHour)) {
      return { thing: this.#named(readUnclearTime(plain)?.rest ?? plain, situation).thing, time: unclear };
    }
    const named = this.#named(plain, situation);
    if (!wall || this.#isOfThing(named, wall)) {
      const isUnread = !wall && (unreadTime.test(text) || this.#endsInNumber(timely, named.thing));
      const kind = isUnread ? 'unread' : 'usual';
      return unlessNotStart({ thing: named.thing, time: { kind } }, text);
    }
    const { thing, day } = this.#named(plain.replace(wall.text, ' '), situation);
    const date = wall.saysDate ? wall.date : (day ?? wall.date);
    const time = date.toPlainDateTime(wall.time ?? { hour: hourOfDay });
    return { thing, time: { kind: 'at', time, zone: zone?.zone ?? null } };
  }

  /** What is named; real words are taken for slips only where nothing is named without that. */
  #named(text: string, { now, context }: Situation): NamedThing {
    const plain = this.#things.read(this.#analyser.analyseUtterance(text), now, context);
    if (plain.thing.kind !== 'unclear' || plain.thing.sessionIds.length > 0) return plain;
    const bold = this.#things.read(this.#analyser.analyseUtterance(text, true), now, context);
    return bold.thing.kind === 'session' ? bold : plain;
  }

  /** Whether a day or a part of it, told without an hour, tells which thing is meant rather than when to remind of it. */
  #isOfThing({ thing, day }: NamedThing, { saysHour, saysDate, date, time }: WallTime): boolean {
    if (saysHour) return false;
    if (!saysDate && !time) return true;
    switch (thing.kind) {
      case 'session':
      case 'unclear': {
        const ids = thing.kind === 'session' ? [thing.id] : thing.sessionIds;
        const meant = this.#timetable.sessions.filter(({ id }) => ids.includes(id));
        const isOn = ({ start }: Session) => start.toPlainDate().equals(day ?? date);
        return meant.length > 0 && (!saysDate || meant.some(isOn));
      }
      case 'summit':
        return false;
      default:
        return true;
    }
  }

  /** "gala 10": a number that is not one of a title. */
  #endsInNumber(text: string, thing: RequestedThing): boolean {
    const number = / (\d{1,3})$/.exec(text)?.[1];
    const ids = thing.kind === 'session' ? [thing.id] : thing.kind === 'unclear' ? thing.sessionIds : [];
    const titles = this.#timetable.sessions.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
    return number !== undefined && !titles.some((title) => title.includes(number));
  }

  /** Without the numbers of names ("1-on-1", "day 2"), which are no hours. */
  #withoutNumbers(text: string): string {
    const names = this.#analyser
      .analyseUtterance(text)
      .filter((token) => /\d.* | .*\d/.test(token.text))
      .map((token) => token.text.replaceAll(' ', '[^\\p{L}\\p{N}]+'));
    return text.replaceAll(new RegExp(['\\bday \\d+\\b', ...names].join('|'), 'gu'), ' ');
  }
}
