import type { Database } from './database.ts';
import type { Row } from './tables.ts';

/** Tables with rows of one user each. */
const ofUsers = ['misses', 'feedback', 'topics', 'answered_messages'] as const;

/** Tables with rows of one guild each. */
const ofGuilds = [...ofUsers, 'guild_settings', 'publications', 'published_events'] as const;

/** Tables that say something about one user. */
type AboutUsers = Exclude<(typeof ofGuilds)[number], 'published_events'>;

export type DeletedRows<Name extends string = string> = Readonly<Record<Name, number>>;

/** Everything that is stored about a user, as it is stored. Times are milliseconds since 1970. */
export type UserData = { readonly [Name in AboutUsers]: readonly Row<Name>[] };

/** What is stored about whom, and its deletion when they want it. */
export class UserDataStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async exportUser(userId: string): Promise<UserData> {
    return this.#database.transaction(async (transaction) => ({
      misses: await transaction.selectFrom('misses').selectAll().where('user_id', '=', userId).execute(),
      feedback: await transaction.selectFrom('feedback').selectAll().where('user_id', '=', userId).execute(),
      topics: await transaction.selectFrom('topics').selectAll().where('user_id', '=', userId).execute(),
      answered_messages: await transaction
        .selectFrom('answered_messages')
        .selectAll()
        .where('user_id', '=', userId)
        .execute(),
      guild_settings: await transaction
        .selectFrom('guild_settings')
        .selectAll()
        .where('updated_by', '=', userId)
        .execute(),
      publications: await transaction
        .selectFrom('publications')
        .selectAll()
        .where('published_by', '=', userId)
        .execute(),
    }));
  }

  /**
   * Deletes a user's rows. The settings of guilds stay, and what they publish: only whose doing it was is forgotten.
   *
   * @returns How many rows of each table were deleted, or changed in the case of `guild_settings` and `publications`.
   */
  async deleteUser(userId: string): Promise<DeletedRows<AboutUsers>> {
    return this.#database.transaction(async (transaction) => {
      const deleted = { misses: 0, feedback: 0, topics: 0, answered_messages: 0 };
      for (const table of ofUsers) {
        const result = await transaction.deleteFrom(table).where('user_id', '=', userId).executeTakeFirst();
        deleted[table] = Number(result.numDeletedRows);
      }
      const { numUpdatedRows } = await transaction
        .updateTable('guild_settings')
        .set({ updated_by: null })
        .where('updated_by', '=', userId)
        .executeTakeFirst();
      const publications = await transaction
        .updateTable('publications')
        .set({ published_by: null })
        .where('published_by', '=', userId)
        .executeTakeFirst();
      return {
        ...deleted,
        guild_settings: Number(numUpdatedRows),
        publications: Number(publications.numUpdatedRows),
      };
    });
  }

  /**
   * Deletes everything of a guild: for whoever asks for it. Never for an event of the gateway, since a guild that becomes
   * unavailable, or that the bot has left, keeps its data.
   *
   * @returns How many rows of each table were deleted.
   */
  async deleteGuild(guildId: string): Promise<DeletedRows<(typeof ofGuilds)[number]>> {
    return this.#database.transaction(async (transaction) => {
      const deleted = {
        misses: 0,
        feedback: 0,
        topics: 0,
        answered_messages: 0,
        guild_settings: 0,
        publications: 0,
        published_events: 0,
      };
      for (const table of ofGuilds) {
        const result = await transaction.deleteFrom(table).where('guild_id', '=', guildId).executeTakeFirst();
        deleted[table] = Number(result.numDeletedRows);
      }
      return deleted;
    });
  }
}
