import type { Temporal } from 'temporal-polyfill';
import { storable } from './columns.ts';
import type { Database } from './database.ts';

/** A question that the bot did not answer. */
export interface Miss {
  /** Tells one asking from others: it is noted once, however many processes hear it. */
  readonly id: string;
  readonly utterance: string;
  /** The entry that came nearest; null when none did. */
  readonly entryId: string | null;
  readonly confidence: number;
  readonly packId: string;
  /** Hash of the pack's contents. */
  readonly packVersion: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  readonly userId: string;
}

/** Misses that differ only in case, punctuation and spaces, told by the latest of them. */
export interface MissGroup extends Pick<Miss, 'utterance' | 'entryId' | 'confidence' | 'packVersion'> {
  readonly times: number;
  readonly people: number;
  /** When the latest was asked, in milliseconds since 1970. */
  readonly lastAt: number;
}

/** What people asked in vain, for curators to learn phrasings from. */
export class MissStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Does nothing where the miss is noted already. */
  async addMiss(miss: Miss, now: Temporal.Instant): Promise<void> {
    const utterance = storable(miss.utterance);
    await this.#database.run((connection) =>
      connection
        .insertInto('misses')
        .values({
          id: miss.id,
          utterance,
          utterance_key: keyOf(utterance),
          entry_id: miss.entryId,
          confidence: miss.confidence,
          pack: miss.packId,
          pack_version: miss.packVersion,
          guild_id: miss.guildId,
          channel_id: miss.channelId,
          user_id: miss.userId,
          created_at: now.epochMilliseconds,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute(),
    );
  }

  /** The latest first. */
  async recentMisses(packId: string, limit: number): Promise<readonly MissGroup[]> {
    return this.#database.run((connection) =>
      connection
        .with('groups', (db) =>
          db
            .selectFrom('misses')
            .where('pack', '=', packId)
            .groupBy('utterance_key')
            .select(({ fn }) => [
              'utterance_key',
              fn.countAll<number>().as('times'),
              fn.count<number>('user_id').distinct().as('people'),
              fn.max('created_at').as('lastAt'),
            ])
            .orderBy('lastAt', 'desc')
            .orderBy('utterance_key')
            .limit(limit),
        )
        .with('ranked', (db) =>
          db
            .selectFrom('misses')
            .selectAll()
            .select(({ fn }) =>
              fn
                .agg<number>('row_number')
                .over((over) => over.partitionBy('utterance_key').orderBy('created_at', 'desc').orderBy('id'))
                .as('position'),
            )
            .where('pack', '=', packId),
        )
        .selectFrom('groups')
        .innerJoin('ranked', 'ranked.utterance_key', 'groups.utterance_key')
        .where('ranked.position', '=', 1)
        .select([
          'ranked.utterance',
          'ranked.entry_id as entryId',
          'ranked.confidence',
          'ranked.pack_version as packVersion',
          'groups.times',
          'groups.people',
          'groups.lastAt',
        ])
        .orderBy('groups.lastAt', 'desc')
        .orderBy('groups.utterance_key')
        .execute(),
    );
  }
}

/** The letters and digits of an utterance, in lower case, words apart; the utterance itself when it has none. */
function keyOf(utterance: string): string {
  const words = utterance
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words ? words.join(' ') : utterance;
}
