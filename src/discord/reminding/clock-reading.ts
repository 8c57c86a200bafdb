import { Temporal } from 'temporal-polyfill';

const shape = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?\s*m\.?|h|o'?clock)?$/;
const named: Readonly<Record<string, string>> = { midnight: '00:00', noon: '12:00', midday: '12:00' };

/** A time of day as people write it: 22:00, 10pm, 7.30 am, 22h, noon. */
export function readClockTime(text: string): Temporal.PlainTime | undefined {
  const written = text.trim().toLowerCase();
  const word = named[written];
  if (word !== undefined) return Temporal.PlainTime.from(word);
  const [, hours = '', minutes = '0', half] = shape.exec(written) ?? [];
  const hour = Number(hours);
  const minute = Number(minutes);
  if (hours === '' || minute > 59) return undefined;
  if (half === undefined) return hour <= 24 ? time(hour % 24, minute, hour === 24) : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return time((hour % 12) + (half === 'p' ? 12 : 0), minute);
}

/** 24:00 is midnight; 24:30 is nothing. */
function time(hour: number, minute: number, isLast = false): Temporal.PlainTime | undefined {
  return isLast && minute > 0 ? undefined : new Temporal.PlainTime(hour, minute);
}
