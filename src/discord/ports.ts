import type { Temporal } from 'temporal-polyfill';
import type { Answerer } from '../answer/answerer.ts';
import type { Topic } from '../answer/conversation/topic.ts';

/** The packs that there are to answer from. */
export interface Packs {
  /** Names of all packs, the configured one among them. */
  readonly names: readonly string[];
  /** The configured one. */
  readonly standard: string;
  /** The configured pack stands in for one that is gone or broken. Loads a pack that was not asked for before. */
  get(name: string | null): LoadedPack;
}

export interface LoadedPack {
  readonly answerer: Answerer;
  /** Changes when the pack's content does. */
  readonly version: string;
}

/** What a server has chosen. */
export interface ServerSettings {
  /** Ids of the channels in which questions are answered without a mention. */
  readonly channels: readonly string[];
  /** Name of the pack that the server follows; the configured one when null. */
  readonly pack: string | null;
}

/** Where somebody talks with the bot. */
export interface Place {
  readonly channelId: string;
  readonly userId: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
}

/** A question that got no answer. */
export interface Miss extends Place {
  /** The same in every process: the miss is noted once. */
  readonly id: string;
  readonly utterance: string;
  readonly entryId: string | null;
  readonly confidence: number;
  readonly packId: string;
  readonly packVersion: string;
}

export interface Feedback {
  readonly userId: string;
  readonly messageId: string;
  readonly packId: string;
  readonly entryId: string;
  readonly helpful: boolean;
  readonly guildId: string | null;
}

export interface MessageToAnswer extends Place {
  readonly messageId: string;
}

export interface GivenAnswer {
  /** The bot's messages, in order. */
  readonly replyIds: readonly string[];
  readonly kind: string;
  readonly entryId: string | null;
}

type Instant = Temporal.Instant;

/** What the bot keeps. Any of it may fail at any time. */
export interface Store {
  readonly settings: {
    settingsOf(guildId: string): Promise<ServerSettings>;
    saveSettings(
      guildId: string,
      change: Partial<ServerSettings>,
      userId: string,
      now: Instant,
    ): Promise<ServerSettings>;
  };
  readonly topics: {
    topicOf(channelId: string, userId: string, now: Instant): Promise<Topic | undefined>;
    saveTopic(place: Place, topic: Topic, now: Instant): Promise<void>;
  };
  readonly misses: { addMiss(miss: Miss, now: Instant): Promise<void> };
  readonly feedback: { saveFeedback(feedback: Feedback, now: Instant): Promise<void> };
  readonly answeredMessages: {
    /** Whether the caller is the one to answer. */
    claim(message: MessageToAnswer, now: Instant): Promise<boolean>;
    /** Nothing was sent, for certain. */
    release(messageId: string): Promise<void>;
    /** False when the message was withdrawn meanwhile. */
    markAnswered(messageId: string, answer: GivenAnswer, now: Instant): Promise<boolean>;
    answerTo(messageId: string): Promise<GivenAnswer | undefined>;
    /** The ids of the replies to delete. */
    withdraw(messageId: string): Promise<readonly string[]>;
    /** Claimed by a process that did not live to answer. */
    abandoned(now: Instant): Promise<readonly MessageToAnswer[]>;
  };
  /** Deletes what is older than it may be kept. */
  readonly expiry: { removeExpired(now: Instant): Promise<unknown> };
  readonly userData: { deleteUser(userId: string): Promise<unknown> };
}
