import type { Temporal } from 'temporal-polyfill';
import { months, weekdays } from '../../calendar-names.ts';

/** "Wednesday 27 February 2019", or without the year. */
export function dayName(
  { dayOfWeek, day, month, year }: Temporal.PlainDate,
  style: 'with year' | 'no year' = 'with year',
): string {
  const date = `${weekdays[dayOfWeek - 1]} ${day} ${months[month - 1]}`;
  return style === 'with year' ? `${date} ${year}` : date;
}

/** "18:30". */
export function clockTime(time: Temporal.ZonedDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** "19:00", or "19:00–20:35" when there is an end on the same day. */
export function span(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime | undefined): string {
  if (!end) return clockTime(start);
  const sameDay = start.toPlainDate().equals(end.toPlainDate());
  return `${clockTime(start)}–${sameDay ? '' : `${dayName(end.toPlainDate(), 'no year')}, `}${clockTime(end)}`;
}

/** "1 hour 35 minutes"; the two largest units that are not zero. */
export function length(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const units: [number, string][] = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ];
  const named = units.flatMap(([number, unit]) => (number > 0 ? count(number, unit) : []));
  return named.slice(0, 2).join(' ') || 'less than a minute';
}

/** "1 day", "2 days". */
export function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
