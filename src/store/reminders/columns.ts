import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../reminders/delivery.ts';
import type { Occurrence } from '../../reminders/occurrence.ts';
import type { Preferences } from '../../reminders/preferences.ts';
import type { Subscription, Target } from '../../reminders/subscription.ts';
import { readWallTime, readWhat, wallTime } from '../../reminders/what.ts';
import { storable } from '../columns.ts';
import type { Row } from '../tables.ts';

/** Of subscriptions `s`; their offsets as `1440,60`. */
export const subscriptionColumns = sql`
  s.id as subscription_id, s.pack, s.what, s.user_id, s.guild_id, s.channel_id, s.role_id, s.interested,
  s.created_by, s.created_at, s.paused_reason, s.paused_at,
  (select string_agg(cast(f.minutes as text), ',') from subscription_offsets f where f.subscription_id = s.id)
    as offsets`;

export type SubscriptionRow = Omit<Row<'subscriptions'>, 'id' | 'stopped_at'> & {
  readonly subscription_id: string;
  readonly offsets: string | null;
};

/** Of deliveries `d`, with their subscriptions `s` and occurrences `o`. */
export const deliveryColumns = sql`
  ${subscriptionColumns}, d.id, d.kind, d.offset_minutes, d.occurrence, d.due_at,
  o.subject, o.group_name, o.title, o.place, o.note, o.starts, o.ends, o.status`;

export const deliveryTables = sql`
  deliveries d join subscriptions s on s.id = d.subscription_id
  join occurrences o on o.pack = s.pack and o.subject = d.subject`;

export type DeliveryRow = SubscriptionRow &
  Pick<Row<'deliveries'>, 'id' | 'kind' | 'offset_minutes' | 'occurrence' | 'due_at'> &
  OccurrenceRow;

type OccurrenceRow = Omit<Row<'occurrences'>, 'starts_at' | 'ends_at' | 'revision' | 'unfinished'>;

export function readInstant(column: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(column);
}

export function readInstantOrNull(column: number | null): Temporal.Instant | null {
  return column === null ? null : readInstant(column);
}

export function readSubscription(row: SubscriptionRow): Subscription {
  const { paused_reason: reason, paused_at: pausedAt } = row;
  return {
    id: row.subscription_id,
    pack: row.pack,
    target: readTarget(row),
    what: readWhat(row.what),
    offsets: readOffsets(row.offsets),
    createdBy: row.created_by,
    createdAt: readInstant(row.created_at),
    paused: reason !== null && pausedAt !== null ? { reason, at: readInstant(pausedAt) } : null,
  };
}

export function readDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    kind: row.kind,
    offset: row.offset_minutes,
    occurrenceKey: row.occurrence,
    dueAt: readInstant(row.due_at),
    subscription: readSubscription(row),
    occurrence: readOccurrence(row),
  };
}

export function readOccurrence(row: OccurrenceRow): Occurrence {
  return {
    pack: row.pack,
    subject: row.subject,
    group: row.group_name,
    title: row.title,
    place: row.place,
    note: row.note,
    start: readWallTime(row.starts),
    end: readWallTime(row.ends),
    status: row.status,
  };
}

export function writeOccurrence(occurrence: Occurrence): Omit<Row<'occurrences'>, 'revision' | 'unfinished'> {
  const { pack, subject, group, title, place, note, start, end, status } = occurrence;
  return {
    pack,
    subject: storable(subject),
    group_name: group,
    title: storable(title),
    place: place && storable(place),
    note: note && storable(note),
    starts: wallTime(start),
    ends: wallTime(end),
    starts_at: start.epochMilliseconds,
    ends_at: end.epochMilliseconds,
    status,
  };
}

export function readPreferences({
  zone,
  quiet_from: from,
  quiet_to: to,
}: Pick<Row<'preferences'>, 'zone' | 'quiet_from' | 'quiet_to'>): Preferences {
  if (from === null || to === null) return { zone, quietHours: null };
  return { zone, quietHours: { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) } };
}

function readTarget(row: SubscriptionRow): Target {
  const { user_id: userId, guild_id: guildId, channel_id: channelId } = row;
  if (userId !== null) return { kind: 'user', userId };
  if (guildId === null || channelId === null) {
    throw new Error(`subscription ${row.subscription_id} has no target`);
  }
  return { kind: 'channel', guildId, channelId, roleId: row.role_id, interested: row.interested === 1 };
}

function readOffsets(column: string | null): number[] {
  return (column ?? '')
    .split(',')
    .filter(Boolean)
    .map(Number)
    .toSorted((a, b) => b - a);
}
