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

/** That a server publishes a pack's sessions as native events. */
export interface Publication {
  readonly guildId: string;
  readonly pack: string;
  /** The version of the pack that the events were brought in step with; null while they are not. */
  readonly version: string | null;
  /** `stopping` while its events are still to be deleted. */
  readonly state: 'kept' | 'stopping';
}

/** The native event of a session. */
export interface PublishedEvent {
  readonly sessionId: string;
  readonly pack: string;
  readonly eventId: string;
  /** Of what the event says. */
  readonly fingerprint: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
  /** `declined` when a moderator has deleted it. */
  readonly state: 'published' | 'cancelled' | 'declined';
}

/** The right to change a server's events, for a time. */
export interface Lease {
  /** Tells who holds it. */
  readonly token: string;
  /** Now. */
  readonly from: Instant;
  readonly until: Instant;
}

/** Which servers publish, and what. */
export interface Publications {
  /** Takes the lease with it, and forgets what was declined; false when somebody else holds it. */
  publish(guildId: string, pack: string, userId: string, lease: Lease): Promise<boolean>;
  publicationOf(guildId: string): Promise<Publication | undefined>;
  all(): Promise<readonly Publication[]>;
  /** Takes the lease, or makes one's own longer; false when somebody else holds it. */
  lease(guildId: string, lease: Lease): Promise<boolean>;
  release(guildId: string, token: string): Promise<void>;
  eventsOf(guildId: string): Promise<readonly PublishedEvent[]>;
  /** False when the lease is lost, or another event is published for the session. */
  save(guildId: string, token: string, event: PublishedEvent): Promise<boolean>;
  forget(guildId: string, event: PublishedEvent): Promise<void>;
  /** The events are in step with this version. */
  settle(guildId: string, token: string, pack: string, version: string): Promise<void>;
  /** Takes the lease with it; false when somebody else holds it, or nothing is published. */
  stop(guildId: string, lease: Lease): Promise<boolean>;
  /** Forgets a publication that was to stop; false when the lease is lost, or it is not to stop any more. */
  end(guildId: string, token: string): Promise<boolean>;
}

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
  readonly publications: Publications;
  /** Deletes what is older than it may be kept. */
  readonly expiry: { removeExpired(now: Instant): Promise<unknown> };
  readonly userData: { deleteUser(userId: string): Promise<unknown> };
}
