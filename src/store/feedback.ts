import type { Temporal } from 'temporal-polyfill';
import type { Database } from './database.ts';

export interface Feedback {
  readonly userId: string;
  /** The bot's message with the answer. */
  readonly messageId: string;
  readonly packId: string;
  readonly entryId: string;
  readonly helpful: boolean;
  /** Null in direct messages. */
  readonly guildId: string | null;
}

export interface EntryFeedback {
  readonly entryId: string;
  readonly helpful: number;
  readonly notHelpful: number;
}

/** Who found which answer helpful: one opinion for each user and message, the latest. */
export class FeedbackStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async saveFeedback(feedback: Feedback, now: Temporal.Instant): Promise<void> {
    const opinion = {
      pack: feedback.packId,
      entry_id: feedback.entryId,
      helpful: feedback.helpful ? 1 : 0,
      created_at: now.epochMilliseconds,
    };
    await this.#database.run((connection) =>
      connection
        .insertInto('feedback')
        .values({
          user_id: feedback.userId,
          message_id: feedback.messageId,
          guild_id: feedback.guildId,
          ...opinion,
        })
        .onConflict((conflict) => conflict.columns(['user_id', 'message_id']).doUpdateSet(opinion))
        .execute(),
    );
  }

  /** Opinions by entry, the entries with most unhelpful answers first. */
  async feedbackOn(packId: string): Promise<readonly EntryFeedback[]> {
    const rows = await this.#database.run((connection) =>
      connection
        .selectFrom('feedback')
        .where('pack', '=', packId)
        .groupBy('entry_id')
        .select(({ fn }) => [
          'entry_id',
          fn.sum<number>('helpful').as('helpful'),
          fn.countAll<number>().as('all'),
        ])
        .execute(),
    );
    return rows
      .map((row) => ({ entryId: row.entry_id, helpful: row.helpful, notHelpful: row.all - row.helpful }))
      .toSorted((a, b) => b.notHelpful - a.notHelpful || a.entryId.localeCompare(b.entryId));
  }
}
