import type { Temporal } from 'temporal-polyfill';
import { readIds, writeIds } from './columns.ts';
import type { Database } from './database.ts';

/** For so many milliseconds after a claim, nobody else takes the message. */
export const claimLease = 30_000;

/**
 * For so many milliseconds after the first claim, an abandoned message may be claimed again. Discord returns the first message
 * for a `nonce` with `enforce_nonce` for "the past few minutes" only: later, a reply that did get out would be repeated.
 */
export const claimWindow = 120_000;

export interface MessageToAnswer {
  readonly messageId: string;
  readonly channelId: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
  readonly userId: string;
}

export interface GivenAnswer {
  /** The bot's messages, in order. */
  readonly replyIds: readonly string[];
  /** The kind of decision, such as `answer` or `abstain`. */
  readonly kind: string;
  readonly entryId: string | null;
}

/**
 * Which messages the bot answers and has answered, so that nobody gets two answers.
 *
 * A message is claimed before its reply is sent, by one process of all; then it is answered; or it is withdrawn, when its author
 * deletes it. A claim that its process did not live to answer may be claimed again after `claimLease` and within `claimWindow`;
 * whoever replies uses the message's id as the nonce, so that a reply that did get out is not repeated. Later it stays
 * unanswered: no answer is better than two.
 */
export class AnsweredMessageStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @returns Whether the caller is the one to answer. */
  async claim(message: MessageToAnswer, now: Temporal.Instant): Promise<boolean> {
    const time = now.epochMilliseconds;
    const { numInsertedOrUpdatedRows } = await this.#database.run((connection) =>
      connection
        .insertInto('answered_messages')
        .values({
          message_id: message.messageId,
          channel_id: message.channelId,
          guild_id: message.guildId,
          user_id: message.userId,
          state: 'claimed',
          claimed_at: time,
          leased_until: time + claimLease,
          reply_ids: writeIds([]),
        })
        .onConflict((conflict) =>
          conflict
            .column('message_id')
            .doUpdateSet({ leased_until: time + claimLease })
            .where('answered_messages.state', '=', 'claimed')
            .where('answered_messages.leased_until', '<=', time)
            .where('answered_messages.claimed_at', '>', time - claimWindow),
        )
        .executeTakeFirst(),
    );
    return numInsertedOrUpdatedRows === 1n;
  }

  /** Gives a claim back: nothing was sent, for certain, and the message may be claimed anew. */
  async release(messageId: string): Promise<void> {
    await this.#database.run((connection) =>
      connection
        .deleteFrom('answered_messages')
        .where('message_id', '=', messageId)
        .where('state', '=', 'claimed')
        .execute(),
    );
  }

  /**
   * Notes the answer, or the new answer to an edited message.
   *
   * @returns False when the message was withdrawn meanwhile: its reply is to be deleted.
   */
  async markAnswered(messageId: string, answer: GivenAnswer, now: Temporal.Instant): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.run((connection) =>
      connection
        .updateTable('answered_messages')
        .set({
          state: 'answered',
          reply_ids: writeIds(answer.replyIds),
          kind: answer.kind,
          entry_id: answer.entryId,
          answered_at: now.epochMilliseconds,
        })
        .where('message_id', '=', messageId)
        .where('state', '!=', 'withdrawn')
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n || !(await this.#isKnown(messageId));
  }

  /** The answer to a message, when there is one and the message was not withdrawn. */
  async answerTo(messageId: string): Promise<GivenAnswer | undefined> {
    const row = await this.#database.run((connection) =>
      connection
        .selectFrom('answered_messages')
        .select(['reply_ids', 'kind', 'entry_id'])
        .where('message_id', '=', messageId)
        .where('state', '=', 'answered')
        .executeTakeFirst(),
    );
    return row && { replyIds: readIds(row.reply_ids), kind: row.kind ?? '', entryId: row.entry_id };
  }

  /**
   * Notes that a message was deleted.
   *
   * @returns The ids of the replies to delete; none for a message that was not answered, or was withdrawn before.
   */
  async withdraw(messageId: string): Promise<readonly string[]> {
    const row = await this.#database.run((connection) =>
      connection
        .updateTable('answered_messages')
        .set({ state: 'withdrawn' })
        .where('message_id', '=', messageId)
        .where('state', '!=', 'withdrawn')
        .returning('reply_ids')
        .executeTakeFirst(),
    );
    return row ? readIds(row.reply_ids) : [];
  }

  /** Messages that may be claimed again, since their process did not answer in time: what a start takes up. The oldest first. */
  async abandoned(now: Temporal.Instant): Promise<readonly MessageToAnswer[]> {
    const time = now.epochMilliseconds;
    return this.#database.run((connection) =>
      connection
        .selectFrom('answered_messages')
        .select([
          'message_id as messageId',
          'channel_id as channelId',
          'guild_id as guildId',
          'user_id as userId',
        ])
        .where('state', '=', 'claimed')
        .where('leased_until', '<=', time)
        .where('claimed_at', '>', time - claimWindow)
        .orderBy('claimed_at')
        .orderBy('message_id')
        .execute(),
    );
  }

  async #isKnown(messageId: string): Promise<boolean> {
    const row = await this.#database.run((connection) =>
      connection
        .selectFrom('answered_messages')
        .select('message_id')
        .where('message_id', '=', messageId)
        .executeTakeFirst(),
    );
    return row !== undefined;
  }
}
