import type { Temporal } from 'temporal-polyfill';
import { storable } from './columns.ts';
import type { Database } from './database.ts';

/** So many milliseconds after the last question, a conversation is over. */
export const topicLifetime = 10 * 60_000;

/** Where somebody talks with the bot. */
export interface Conversation {
  readonly channelId: string;
  readonly userId: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
}

export interface StoredTopic {
  readonly utterance: string;
  readonly answerId: string;
}

/** What each conversation, that is a channel and a user, was last about. */
export class TopicStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @returns Nothing when the last question is 10 minutes old. */
  async topicOf(channelId: string, userId: string, now: Temporal.Instant): Promise<StoredTopic | undefined> {
    const row = await this.#database.run((connection) =>
      connection
        .selectFrom('topics')
        .select(['utterance', 'answer_id'])
        .where('channel_id', '=', channelId)
        .where('user_id', '=', userId)
        .where('asked_at', '>', now.epochMilliseconds - topicLifetime)
        .executeTakeFirst(),
    );
    return row && { utterance: row.utterance, answerId: row.answer_id };
  }

  /** A topic that is older than the one stored is ignored: answers may end in another order than they began. */
  async saveTopic(where: Conversation, topic: StoredTopic, now: Temporal.Instant): Promise<void> {
    const about = {
      utterance: storable(topic.utterance),
      answer_id: topic.answerId,
      asked_at: now.epochMilliseconds,
    };
    await this.#database.run((connection) =>
      connection
        .insertInto('topics')
        .values({
          channel_id: where.channelId,
          user_id: where.userId,
          guild_id: where.guildId,
          ...about,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['channel_id', 'user_id'])
            .doUpdateSet(about)
            .where('topics.asked_at', '<=', about.asked_at),
        )
        .execute(),
    );
  }
}
