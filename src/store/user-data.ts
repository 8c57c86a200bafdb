import type { Database } from './database.ts';
import { deleteRemindersOf, exportReminders } from './reminders/user-data.ts';
import type { Row } from './tables.ts';

/** Tables with rows of one user each. */
const ofUsers = ['misses', 'feedback', 'topics', 'answered_messages'] as const;

/** Tables with rows of one guild each. */
const ofGuilds = [...ofUsers, 'guild_settings', 'publications', 'published_events'] as const;

const ofReminders = ['subscriptions', 'subscription_offsets', 'deliveries', 'preferences'] as const;

type Table = (typeof ofGuilds)[number] | (typeof ofReminders)[number];

/** Tables that say something about one user. */
type ToldOfUsers = Exclude<Table, 'published_events'>;

export type DeletedRows<Name extends string = string> = Readonly<Record<Name, number>>;

/** Everything that is stored about a user, as it is stored. Times are milliseconds since 1970. */
export type UserData = { readonly [Name in ToldOfUsers]: readonly Row<Name>[] };

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
      ...(await exportReminders(transaction, userId)),
    }));
  }

  /**
   * Deletes a user's rows. The settings, publications and subscriptions of guilds stay: only whose doing it was is forgotten.
   *
   * @returns How many rows of each table were deleted, or changed in the case of `guild_settings`, `publications` and
   *   `subscriptions`.
   */
  async deleteUser(userId: string): Promise<DeletedRows<ToldOfUsers>> {
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
      const reminders = await deleteRemindersOf(transaction, this.#database.dialect, {
        kind: 'user',
        userId,
      });
      const { numUpdatedRows: forgotten } = await transaction
        .updateTable('subscriptions')
        .set({ created_by: null })
        .where('created_by', '=', userId)
        .executeTakeFirst();
      const { numDeletedRows } = await transaction
        .deleteFrom('preferences')
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return {
        ...deleted,
        ...reminders,
        subscriptions: reminders.subscriptions + Number(forgotten),
        preferences: Number(numDeletedRows),
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
  async deleteGuild(guildId: string): Promise<DeletedRows<Exclude<Table, 'preferences'>>> {
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
      return {
        ...deleted,
        ...(await deleteRemindersOf(transaction, this.#database.dialect, { kind: 'guild', guildId })),
      };
    });
  }
}
