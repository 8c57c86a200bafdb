import type { ColumnDefinitionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const key = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();

/**
 * Subscriptions, the schedule, deliveries and preferences. There are no foreign keys: PostgreSQL would look one up for each of a
 * million planned deliveries; rows that belong together are deleted in one transaction.
 */
export const reminders: Migration = {
  number: 2,
  name: 'reminders',
  async up({ schema }) {
    await schema
      .createTable('subscriptions')
      .addColumn('id', 'text', key)
      .addColumn('pack', 'text', required)
      .addColumn('what', 'text', required)
      .addColumn('user_id', 'text')
      .addColumn('guild_id', 'text')
      .addColumn('channel_id', 'text')
      .addColumn('role_id', 'text')
      .addColumn('interested', 'integer', (column) => column.notNull().check(sql`interested in (0, 1)`))
      .addColumn('created_by', 'text')
      .addColumn('created_at', 'bigint', required)
      .addColumn('paused_reason', 'text')
      .addColumn('paused_at', 'bigint')
      .addColumn('stopped_at', 'bigint')
      .addCheckConstraint(
        'subscriptions_target',
        sql`(user_id is null) <> (guild_id is null) and (guild_id is null) = (channel_id is null)`,
      )
      .addCheckConstraint('subscriptions_paused', sql`(paused_reason is null) = (paused_at is null)`)
      .execute();
    await schema
      .createTable('subscription_offsets')
      .addColumn('subscription_id', 'text', required)
      .addColumn('minutes', 'bigint', required)
      .addColumn('added_at', 'bigint', required)
      .addPrimaryKeyConstraint('subscription_offsets_key', ['subscription_id', 'minutes'])
      .execute();
    await schema
      .createTable('schedules')
      .addColumn('pack', 'text', key)
      .addColumn('version', 'text')
      .addColumn('adopting', 'text', required)
      .addColumn('adopted_at', 'bigint')
      .execute();
    await schema
      .createTable('occurrences')
      .addColumn('pack', 'text', required)
      .addColumn('subject', 'text', required)
      .addColumn('group_name', 'text', (column) =>
        column.check(sql`group_name in ('sessions', 'days', 'anniversaries')`),
      )
      .addColumn('title', 'text', required)
      .addColumn('place', 'text')
      .addColumn('note', 'text')
      .addColumn('starts', 'text', required)
      .addColumn('ends', 'text', required)
      .addColumn('starts_at', 'bigint', required)
      .addColumn('ends_at', 'bigint', required)
      .addColumn('status', 'text', (column) =>
        column.notNull().check(sql`status in ('standing', 'cancelled', 'withdrawn')`),
      )
      .addColumn('revision', 'bigint', required)
      .addColumn('unfinished', 'text', (column) => column.check(sql`unfinished in ('plan', 'follow')`))
      .addPrimaryKeyConstraint('occurrences_key', ['pack', 'subject'])
      .execute();
    await schema
      .createTable('deliveries')
      .addColumn('id', 'text', key)
      .addColumn('subscription_id', 'text', required)
      .addColumn('subject', 'text', required)
      .addColumn('occurrence', 'text', required)
      .addColumn('offset_minutes', 'bigint', required)
      .addColumn('kind', 'text', (column) =>
        column.notNull().check(sql`kind in ('reminder', 'snooze', 'moved', 'cancelled', 'reinstated')`),
      )
      .addColumn('due_at', 'bigint', required)
      .addColumn('wake_at', 'bigint')
      .addColumn('state', 'text', (column) =>
        column.notNull().check(sql`state in ('pending', 'leased', 'sent', 'dropped', 'unknown')`),
      )
      .addColumn('token', 'text')
      .addColumn('attempts', 'bigint', required)
      .addColumn('attempted_at', 'bigint')
      .addColumn('reason', 'text')
      .addColumn('detour', 'text')
      .addColumn('channel_id', 'text')
      .addColumn('message_id', 'text')
      .addColumn('settled_at', 'bigint')
      .addUniqueConstraint('deliveries_key', [
        'subscription_id',
        'subject',
        'occurrence',
        'offset_minutes',
        'kind',
      ])
      .execute();
    await schema
      .createTable('preferences')
      .addColumn('user_id', 'text', key)
      .addColumn('zone', 'text')
      .addColumn('quiet_from', 'text')
      .addColumn('quiet_to', 'text')
      .addColumn('updated_at', 'bigint', required)
      .addCheckConstraint('preferences_quiet', sql`(quiet_from is null) = (quiet_to is null)`)
      .execute();
    for (const [name, table, columns, condition] of indexes) {
      await schema
        .createIndex(name)
        .on(table)
        .columns([...columns])
        .where(sql<boolean>`${sql.raw(condition)}`)
        .execute();
    }
  },
};

const indexes = [
  ['subscriptions_of_user', 'subscriptions', ['user_id'], 'user_id is not null'],
  ['subscriptions_of_guild', 'subscriptions', ['guild_id'], 'guild_id is not null'],
  ['subscriptions_by_creator', 'subscriptions', ['created_by'], 'created_by is not null'],
  ['subscriptions_of_pack', 'subscriptions', ['pack', 'id'], 'stopped_at is null'],
  ['subscriptions_by_stop', 'subscriptions', ['stopped_at'], 'stopped_at is not null'],
  ['subscriptions_of_time', 'subscriptions', ['pack', 'what'], `what like 'time:%'`],
  ['occurrences_of_times', 'occurrences', ['ends_at'], 'group_name is null'],
  ['occurrences_unfinished', 'occurrences', ['pack'], 'unfinished is not null'],
  ['deliveries_by_wake', 'deliveries', ['wake_at'], 'wake_at is not null'],
  ['deliveries_by_settling', 'deliveries', ['settled_at'], 'settled_at is not null'],
] as const;
