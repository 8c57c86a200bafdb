import type { Temporal } from 'temporal-polyfill';
import type { PreferenceStore } from '../../reminders/ports.ts';
import { noPreferences, type Preferences } from '../../reminders/preferences.ts';
import type { Database } from '../database.ts';
import { readPreferences } from './columns.ts';

/** What people have told about their own time. */
export class StoredPreferences implements PreferenceStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async of(userId: string): Promise<Preferences> {
    const row = await this.#database.run((connection) =>
      connection.selectFrom('preferences').selectAll().where('user_id', '=', userId).executeTakeFirst(),
    );
    return row ? readPreferences(row) : noPreferences;
  }

  async save(userId: string, change: Partial<Preferences>, now: Temporal.Instant): Promise<Preferences> {
    const changed = {
      ...(change.zone !== undefined && { zone: change.zone }),
      ...(change.quietHours !== undefined && {
        quiet_from: change.quietHours?.from.toString() ?? null,
        quiet_to: change.quietHours?.to.toString() ?? null,
      }),
      updated_at: now.epochMilliseconds,
    };
    const row = await this.#database.run((connection) =>
      connection
        .insertInto('preferences')
        .values({ user_id: userId, ...changed })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet(changed))
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
    return readPreferences(row);
  }
}
