import type { ColumnDefinitionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const key = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();

/** Settings, misses, feedback, topics and answered messages. Indexes are for expiry, and for deleting a user or a guild. */
export const firstTables: Migration = {
  number: 1,
  name: 'first-tables',
  async up({ schema }) {
    await schema
      .createTable('guild_settings')
      .addColumn('guild_id', 'text', key)
      .addColumn('channels', 'text', required)
      .addColumn('pack', 'text')
      .addColumn('updated_by', 'text')
      .addColumn('updated_at', 'bigint', required)
      .execute();
    await schema
      .createTable('misses')
      .addColumn('id', 'text', key)
      .addColumn('utterance', 'text', required)
      .addColumn('utterance_key', 'text', required)
      .addColumn('entry_id', 'text')
      .addColumn('confidence', 'double precision', required)
      .addColumn('pack', 'text', required)
      .addColumn('pack_version', 'text', required)
      .addColumn('guild_id', 'text')
      .addColumn('channel_id', 'text', required)
      .addColumn('user_id', 'text', required)
      .addColumn('created_at', 'bigint', required)
      .execute();
    await schema
      .createTable('feedback')
      .addColumn('user_id', 'text', required)
      .addColumn('message_id', 'text', required)
      .addColumn('pack', 'text', required)
      .addColumn('entry_id', 'text', required)
      .addColumn('helpful', 'integer', (column) => column.notNull().check(sql`helpful in (0, 1)`))
      .addColumn('guild_id', 'text')
      .addColumn('created_at', 'bigint', required)
      .addPrimaryKeyConstraint('feedback_key', ['user_id', 'message_id'])
      .execute();
    await schema
      .createTable('topics')
      .addColumn('channel_id', 'text', required)
      .addColumn('user_id', 'text', required)
      .addColumn('guild_id', 'text')
      .addColumn('utterance', 'text', required)
      .addColumn('answer_id', 'text', required)
      .addColumn('asked_at', 'bigint', required)
      .addPrimaryKeyConstraint('topics_key', ['channel_id', 'user_id'])
      .execute();
    await schema
      .createTable('answered_messages')
      .addColumn('message_id', 'text', key)
      .addColumn('channel_id', 'text', required)
      .addColumn('guild_id', 'text')
      .addColumn('user_id', 'text', required)
      .addColumn('state', 'text', (column) =>
        column.notNull().check(sql`state in ('claimed', 'answered', 'withdrawn')`),
      )
      .addColumn('claimed_at', 'bigint', required)
      .addColumn('leased_until', 'bigint', required)
      .addColumn('reply_ids', 'text', required)
      .addColumn('kind', 'text')
      .addColumn('entry_id', 'text')
      .addColumn('answered_at', 'bigint')
      .execute();
    for (const [table, column] of indexed) {
      await schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
    }
  },
};

const indexed = [
  ['misses', 'created_at'],
  ['misses', 'user_id'],
  ['feedback', 'pack'],
  ['topics', 'asked_at'],
  ['topics', 'user_id'],
  ['answered_messages', 'claimed_at'],
  ['answered_messages', 'user_id'],
] as const;
