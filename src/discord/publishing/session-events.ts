import { hash } from 'node:crypto';
import { GuildScheduledEventEntityType, GuildScheduledEventPrivacyLevel } from 'discord.js';
import type { Pack, Session } from '../../knowledge/pack.ts';
import { Timetable } from '../../knowledge/timetable.ts';
import { sourceLine } from '../../source-line.ts';
import { plain } from '../messages/escape.ts';
import { shortened } from '../messages/message.ts';

/** Discord's limits, in UTF-16 code units. */
const most = { name: 100, description: 1000, location: 100 } as const;

/** For titles within a description. */
const mostOfTitle = 150;

/** What Discord is told of an event. */
export interface EventBody {
  readonly name: string;
  readonly description: string;
  readonly privacy_level: GuildScheduledEventPrivacyLevel;
  readonly entity_type: GuildScheduledEventEntityType;
  readonly scheduled_start_time: string;
  readonly scheduled_end_time: string;
  readonly entity_metadata: { readonly location: string };
}

/** A session as a native event. */
export interface SessionEvent {
  readonly sessionId: string;
  readonly title: string;
  readonly isCancelled: boolean;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly body: EventBody;
  /** Another one when the body is. */
  readonly fingerprint: string;
}

/** @param pack One with a time zone: without, nobody knows when its sessions are. */
export function sessionEvents(pack: Pack): SessionEvent[] {
  const timetable = new Timetable(pack);
  return pack.sessions.map((session) => sessionEvent(session, timetable, pack));
}

function sessionEvent(session: Session, timetable: Timetable, pack: Pack): SessionEvent {
  const start = session.start.toInstant();
  const end = timetable.endOf(session).toInstant();
  const body = {
    name: shortened(session.title, most.name),
    description: description(session, pack),
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    entity_type: GuildScheduledEventEntityType.External,
    scheduled_start_time: start.toString(),
    scheduled_end_time: end.toString(),
    entity_metadata: { location: shortened(session.place ?? pack.location ?? pack.title, most.location) },
  };
  return {
    sessionId: session.id,
    title: session.title,
    isCancelled: session.status === 'cancelled',
    startsAt: start.epochMilliseconds,
    endsAt: end.epochMilliseconds,
    body,
    fingerprint: hash('sha256', JSON.stringify(body)).slice(0, 32),
  };
}

/** The note is what gives way when there is not room for all. */
function description({ note, source }: Session, { title }: Pack): string {
  const told = source ? [`Source: ${shortened(sourceLine([source]), 2 * mostOfTitle)}`] : [];
  const origin = [...told, `From the schedule of ${shortened(title, mostOfTitle)}.`].map(plain).join('\n');
  const room = most.description - origin.length - 2;
  return note ? `${shortened(plain(note), room)}\n\n${origin}` : origin;
}
