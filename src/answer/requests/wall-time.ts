import { createRequire } from 'node:module';
import type * as English from 'chrono-node/en';
import { Temporal } from 'temporal-polyfill';

/** A day and an hour that a text tells. */
export interface WallTime {
  /** Where an hour is told or, for parts of the day, meant. */
  readonly time: Temporal.PlainTime | null;
  /** Whether the hour is said, rather than that of "tonight" or "the morning". */
  readonly saysHour: boolean;
  /** The day that is said, or else the next on which the time is ahead. */
  readonly date: Temporal.PlainDate;
  readonly saysDate: boolean;
  /** What tells them. */
  readonly text: string;
}

const require = createRequire(import.meta.url);

const timely =
  /\d|\b(?:noon|midnight|midday|morning|afternoon|evening|tonight|night|today|tomorrow|yesterday|(?:mon|tues?|wed|thu|fri|sat|sun)\w*|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*|next|week|month|year|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/;
/** Never another day, also where it is past. */
const sameDay = /\btoday\b|\bthis (?:morning|afternoon|evening)\b/;
const partOfDay = /morning|afternoon|evening|tonight|night|noon|midday|midnight/;
/**
 * The first time that a text names, as the clock on the wall shows it in `zone`, by chrono-node: British English, so a numeric
 * date has its day first. An hour alone is the next one that is ahead, on a clock of 24 hours: "at 9" is nine in the morning.
 *
 * chrono-node is loaded when first needed: few utterances are wishes.
 */
export function readWallTime(text: string, now: Temporal.ZonedDateTime): WallTime | undefined {
  if (!timely.test(text)) return undefined;
  const chrono: unknown = require('chrono-node/en');
  if (!isEnglish(chrono)) throw new Error('chrono-node/en has no British English');
  // In UTC there is no clock change for chrono-node, which reckons with offsets, to stumble over.
  const instant = new Date(now.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds);
  const results = chrono.GB.parse(text, { instant, timezone: 0 }, { forwardDate: true });
  const [best] = results.toSorted(
    (a, b) => Number(b.start.isCertain('hour')) - Number(a.start.isCertain('hour')),
  );
  if (!best) return undefined;
  const { start } = best;
  const saysHour = start.isCertain('hour');
  const time = Temporal.PlainTime.from({ hour: start.get('hour') ?? 0, minute: start.get('minute') ?? 0 });
  return {
    time: saysHour || partOfDay.test(best.text) ? time : null,
    saysHour,
    date: sameDay.test(best.text)
      ? now.toPlainDate()
      : Temporal.PlainDate.from({
          year: start.get('year') ?? now.year,
          month: start.get('month') ?? now.month,
          day: start.get('day') ?? now.day,
        }),
    saysDate: start.isCertain('day') || start.isCertain('weekday') || /^(?:in|next)\b/.test(best.text),
    text: best.text,
  };
}

function isEnglish(module: unknown): module is typeof English {
  return typeof module === 'object' && module !== null && 'GB' in module;
}
