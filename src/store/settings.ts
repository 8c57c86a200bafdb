import type { Temporal } from 'temporal-polyfill';
import { readIds, writeIds } from './columns.ts';
import type { Database } from './database.ts';
import type { Row } from './tables.ts';

export interface GuildSettings {
  /** Ids of the channels in which free text is answered without a mention. */
  readonly channels: readonly string[];
  /** Id of the summit that the guild follows; null: the bot's own. */
  readonly pack: string | null;
  /** Who saved last, and when (milliseconds since 1970); null when nobody did, or their data was deleted. */
  readonly updatedBy: string | null;
  readonly updatedAt: number | null;
}

/** What is left out stays as it is. */
export type SettingsChange = Partial<Pick<GuildSettings, 'channels' | 'pack'>>;

/**
 * What guilds have chosen.
 *
 * Read from the database each time, by the primary key: so a change holds at once in every process, and no cache can be wrong.
 */
export class SettingsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async settingsOf(guildId: string): Promise<GuildSettings> {
    const row = await this.#database.run((connection) =>
      connection.selectFrom('guild_settings').selectAll().where('guild_id', '=', guildId).executeTakeFirst(),
    );
    return row ? fromRow(row) : { channels: [], pack: null, updatedBy: null, updatedAt: null };
  }

  /** @returns The settings with the change. */
  async saveSettings(
    guildId: string,
    change: SettingsChange,
    userId: string,
    now: Temporal.Instant,
  ): Promise<GuildSettings> {
    const changed = {
      ...(change.channels && { channels: writeIds(change.channels) }),
      ...(change.pack !== undefined && { pack: change.pack }),
      updated_by: userId,
      updated_at: now.epochMilliseconds,
    };
    const row = await this.#database.run((connection) =>
      connection
        .insertInto('guild_settings')
        .values({ guild_id: guildId, channels: writeIds([]), pack: null, ...changed })
        .onConflict((conflict) => conflict.column('guild_id').doUpdateSet(changed))
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
    return fromRow(row);
  }
}

function fromRow(row: Row<'guild_settings'>): GuildSettings {
  return {
    channels: readIds(row.channels),
    pack: row.pack,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  };
}
