import type { ColumnDefinitionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();

/** Servers whose native events follow a pack, and those events. */
export const publishedEvents: Migration = {
  number: 3,
  name: 'published-events',
  async up({ schema }) {
    await schema
      .createTable('publications')
      .addColumn('guild_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('pack', 'text', required)
      .addColumn('version', 'text')
      .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('kept', 'stopping')`))
      .addColumn('published_by', 'text')
      .addColumn('published_at', 'bigint', required)
      .addColumn('lease_token', 'text')
      .addColumn('leased_until', 'bigint', required)
      .execute();
    await schema
      .createIndex('publications_by_published_by')
      .on('publications')
      .column('published_by')
      .execute();
    await schema
      .createTable('published_events')
      .addColumn('guild_id', 'text', required)
      .addColumn('pack', 'text', required)
      .addColumn('session_id', 'text', required)
      .addColumn('event_id', 'text', required)
      .addColumn('fingerprint', 'text', required)
      .addColumn('ends_at', 'bigint', required)
      .addColumn('state', 'text', (column) =>
        column.notNull().check(sql`state in ('published', 'cancelled', 'declined')`),
      )
      .addPrimaryKeyConstraint('published_events_key', ['guild_id', 'session_id'])
      .execute();
  },
};
