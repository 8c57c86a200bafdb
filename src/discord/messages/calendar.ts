import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator';
import type { Pack, Session, SessionStatus } from '../../knowledge/pack.ts';

const statuses: Readonly<Record<SessionStatus, ICalEventStatus>> = {
  planned: ICalEventStatus.TENTATIVE,
  held: ICalEventStatus.CONFIRMED,
  moved: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

/**
 * The sessions as iCalendar (RFC 5545). A session keeps its UID, so a newer file replaces what an older one brought.
 *
 * Times of a pack without a zone float: they are the same on every clock.
 */
export function calendarOf(pack: Pack): { readonly name: string; readonly content: string } {
  const calendar = ical({
    name: pack.title,
    prodId: { company: 'summit-bot', product: 'summit-bot', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    events: pack.sessions.map((session) => eventOf(session, pack)),
  });
  return { name: `${pack.id}.ics`, content: calendar.toString() };
}

function eventOf({ id, title, start, end, place, status, note }: Session, pack: Pack): ICalEventData {
  return {
    id: `${id}@${pack.id}.summit-bot`,
    start: new Date(start.epochMilliseconds),
    end: end ? new Date(end.epochMilliseconds) : null,
    floating: pack.timezone === undefined,
    summary: title,
    location: place ?? null,
    description: note ?? null,
    status: statuses[status],
  };
}
