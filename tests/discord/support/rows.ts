import path from 'node:path';
import Database from 'better-sqlite3';

/** The rows of one of the bot's tables, as another process sees them. */
export function rowsOf(
  dataDir: string,
  table: 'misses' | 'feedback' | 'topics' | 'answered_messages' | 'guild_settings',
): unknown[] {
  const database = new Database(path.join(dataDir, 'summit-bot.sqlite'), { readonly: true });
  try {
    return database.prepare(`select * from ${table}`).all();
  } finally {
    database.close();
  }
}
