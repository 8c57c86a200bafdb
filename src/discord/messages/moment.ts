import type { Pack, Session } from '../../knowledge/pack.ts';
import { dayName, span } from '../../answer/schedule/wording.ts';

/** "<t:…:F> (<t:…:R>)": every reader sees their own zone. A pack without a zone has only its own clock's time. */
export function startOf({ start, end }: Session, { timezone }: Pack): string {
  if (timezone === undefined) return `${dayName(start.toPlainDate())}, ${span(start, end)} local time`;
  return `${stamp(start.epochMilliseconds, 'F')} (${stamp(start.epochMilliseconds, 'R')})`;
}

export function stamp(milliseconds: number, style: 'F' | 'D' | 'R' | 't'): string {
  return `<t:${Math.floor(milliseconds / 1000)}:${style}>`;
}
