import type { ExpressionBuilder } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Database } from './database.ts';
import type { Row, Tables } from './tables.ts';

export interface Publication {
  readonly guildId: string;
  readonly pack: string;
  /** The version of the pack that the server's events were in step with; null while they are not. */
  readonly version: string | null;
  readonly state: 'kept' | 'stopping';
}

export interface PublishedEvent {
  readonly sessionId: string;
  readonly pack: string;
  readonly eventId: string;
  /** Of what the event says. */
  readonly fingerprint: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
  /** `declined` when a moderator has deleted it. */
  readonly state: 'published' | 'cancelled' | 'declined';
}

/** The right to change a server's events, for a time. */
export interface Lease {
  /** Tells who holds it. */
  readonly token: string;
  /** Now. */
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/**
 * Which servers publish the sessions of a pack as native events, and those events.
 *
 * Whoever changes events in Discord holds the publication's lease: one process of all.
 */
export class PublicationStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Publishes a pack, in place of another one, and takes up again what moderators have deleted. Takes the lease with it.
   *
   * @returns False when somebody else has the lease: nothing was done.
   */
  async publish(guildId: string, pack: string, userId: string, lease: Lease): Promise<boolean> {
    const chosen = {
      pack,
      version: null,
      state: 'kept',
      published_by: userId,
      published_at: lease.from.epochMilliseconds,
      ...leased(lease),
    } as const;
    return this.#database.transaction(async (transaction) => {
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('publications')
        .values({ guild_id: guildId, ...chosen })
        .onConflict((conflict) =>
          conflict
            .column('guild_id')
            .doUpdateSet(chosen)
            .where((row) => free(row, lease)),
        )
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      await transaction
        .deleteFrom('published_events')
        .where('guild_id', '=', guildId)
        .where('state', '=', 'declined')
        .execute();
      return true;
    });
  }

  async publicationOf(guildId: string): Promise<Publication | undefined> {
    const row = await this.#database.run((connection) =>
      connection.selectFrom('publications').selectAll().where('guild_id', '=', guildId).executeTakeFirst(),
    );
    return row && publicationFrom(row);
  }

  /** In the order of the servers' ids. */
  async all(): Promise<readonly Publication[]> {
    const rows = await this.#database.run((connection) =>
      connection.selectFrom('publications').selectAll().orderBy('guild_id').execute(),
    );
    return rows.map(publicationFrom);
  }

  /** Takes the lease where nobody has it, or makes one's own longer. */
  async lease(guildId: string, lease: Lease): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.run((connection) =>
      connection
        .updateTable('publications')
        .set(leased(lease))
        .where('guild_id', '=', guildId)
        .where((row) => free(row, lease))
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }

  async release(guildId: string, token: string): Promise<void> {
    await this.#database.run((connection) =>
      connection
        .updateTable('publications')
        .set({ lease_token: null, leased_until: 0 })
        .where('guild_id', '=', guildId)
        .where('lease_token', '=', token)
        .execute(),
    );
  }

  /** In the order of the sessions' ids. */
  async eventsOf(guildId: string): Promise<readonly PublishedEvent[]> {
    const rows = await this.#database.run((connection) =>
      connection
        .selectFrom('published_events')
        .selectAll()
        .where('guild_id', '=', guildId)
        .orderBy('session_id')
        .execute(),
    );
    return rows.map(eventFrom);
  }

  /**
   * Notes the event of a session.
   *
   * @returns False when the lease is lost, or another event is published for the session: nothing was noted.
   */
  async save(guildId: string, token: string, event: PublishedEvent): Promise<boolean> {
    const { sessionId, eventId } = event;
    const noted = {
      pack: event.pack,
      event_id: eventId,
      fingerprint: event.fingerprint,
      ends_at: event.endsAt,
      state: event.state,
    };
    return this.#database.transaction(async (transaction) => {
      const held = await transaction
        .updateTable('publications')
        .set({ lease_token: token })
        .where('guild_id', '=', guildId)
        .where('lease_token', '=', token)
        .executeTakeFirst();
      if (held.numUpdatedRows !== 1n) return false;
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('published_events')
        .values({ guild_id: guildId, session_id: sessionId, ...noted })
        .onConflict((conflict) =>
          conflict
            .columns(['guild_id', 'session_id'])
            .doUpdateSet(noted)
            .where((row) =>
              row.or([
                row('published_events.event_id', '=', eventId),
                row('published_events.state', '!=', 'published'),
              ]),
            ),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    });
  }

  /** Forgets an event, unless the session has another one by now. */
  async forget(guildId: string, { sessionId, eventId }: PublishedEvent): Promise<void> {
    await this.#database.run((connection) =>
      connection
        .deleteFrom('published_events')
        .where('guild_id', '=', guildId)
        .where('session_id', '=', sessionId)
        .where('event_id', '=', eventId)
        .execute(),
    );
  }

  /** Notes that the events are in step with a version of the pack, where the lease still holds. */
  async settle(guildId: string, token: string, pack: string, version: string): Promise<void> {
    await this.#database.run((connection) =>
      connection
        .updateTable('publications')
        .set({ version })
        .where('guild_id', '=', guildId)
        .where('lease_token', '=', token)
        .where('pack', '=', pack)
        .execute(),
    );
  }

  /**
   * From now on there is nothing to keep: what is left is to delete the events. Takes the lease with it.
   *
   * @returns False when somebody else has the lease, or nothing is published.
   */
  async stop(guildId: string, lease: Lease): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.run((connection) =>
      connection
        .updateTable('publications')
        .set({ state: 'stopping', version: null, ...leased(lease) })
        .where('guild_id', '=', guildId)
        .where((row) => free(row, lease))
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }

  /** Forgets a publication that was to stop, with its events, where the lease still holds. */
  async end(guildId: string, token: string): Promise<boolean> {
    return this.#database.transaction(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('publications')
        .where('guild_id', '=', guildId)
        .where('lease_token', '=', token)
        .where('state', '=', 'stopping')
        .executeTakeFirst();
      if (numDeletedRows !== 1n) return false;
      await transaction.deleteFrom('published_events').where('guild_id', '=', guildId).execute();
      return true;
    });
  }
}

function leased({ token, until }: Lease) {
  return { lease_token: token, leased_until: until.epochMilliseconds };
}

function free(row: ExpressionBuilder<Tables, 'publications'>, { token, from }: Lease) {
  return row.or([
    row('publications.lease_token', '=', token),
    row('publications.leased_until', '<=', from.epochMilliseconds),
  ]);
}

function publicationFrom(row: Row<'publications'>): Publication {
  return { guildId: row.guild_id, pack: row.pack, version: row.version, state: row.state };
}

function eventFrom(row: Row<'published_events'>): PublishedEvent {
  return {
    sessionId: row.session_id,
    pack: row.pack,
    eventId: row.event_id,
    fingerprint: row.fingerprint,
    endsAt: row.ends_at,
    state: row.state,
  };
}
