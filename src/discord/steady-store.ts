import type { Topic } from '../answer/conversation/topic.ts';
import type { Clock } from '../clock.ts';
import { exitCodes, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Feedback, GivenAnswer, MessageToAnswer, Miss, Place, ServerSettings, Store } from './ports.ts';
import { Recent } from './recent.ts';
import { within } from './within.ts';

/** How long an answer waits for the store, and how long a change that somebody asked for does, in milliseconds. */
export const patience = { answer: 300, change: 5000 } as const;

const topicAge = 10 * 60_000;
const noSettings: ServerSettings = { channels: [], pack: null };

interface Remembered {
  readonly topic: Topic | undefined;
  readonly at: number;
}

/** What whoever waits for a change reads when it fails. */
export function notStored(cause: unknown): UserError {
  const message = 'That could not be stored just now. Please try again later.';
  return new UserError(message, exitCodes.software, { cause });
}

/**
 * The store as answers see it: never late and never failing.
 *
 * What was last read or written is remembered, and stands in while the store is busy or gone. Only a change that somebody
 * waits for (settings, deletion) fails, with a sentence for them.
 */
export class SteadyStore {
  readonly #store: Store;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #settings = new Recent<ServerSettings>(10_000);
  readonly #topics = new Recent<Remembered>(10_000);
  readonly #answers = new Recent<GivenAnswer>(10_000);
  #failing = false;

  constructor(store: Store, log: Log, clock: Clock) {
    this.#store = store;
    this.#log = log;
    this.#clock = clock;
  }

  /** What is known of a server's settings without asking the store. */
  knownSettings(guildId: string | null): ServerSettings {
    return (guildId === null ? undefined : this.#settings.get(guildId)) ?? noSettings;
  }

  async settingsOf(guildId: string | null): Promise<ServerSettings> {
    if (guildId === null) return noSettings;
    const read = await this.#try(() => this.#store.settings.settingsOf(guildId));
    if (read) this.#settings.set(guildId, read);
    return read ?? this.knownSettings(guildId);
  }

  /** @throws {UserError} When it is not stored. */
  async saveSettings(
    guildId: string,
    change: Partial<ServerSettings>,
    userId: string,
  ): Promise<ServerSettings> {
    const saved = await this.#change(() =>
      this.#store.settings.saveSettings(guildId, change, userId, this.#clock.now()),
    );
    this.#settings.set(guildId, saved);
    return saved;
  }

  /** What is known of a conversation's topic without asking the store. */
  knownTopic({ channelId, userId }: Place): Topic | undefined {
    const remembered = this.#topics.get(`${channelId}:${userId}`);
    const age = this.#clock.now().epochMilliseconds - (remembered?.at ?? 0);
    return age <= topicAge ? remembered?.topic : undefined;
  }

  async topicOf(place: Place): Promise<Topic | undefined> {
    const { channelId, userId } = place;
    const read = await this.#try(async () => ({
      topic: await this.#store.topics.topicOf(channelId, userId, this.#clock.now()),
    }));
    return read ? read.topic : this.knownTopic(place);
  }

  async saveTopic(place: Place, topic: Topic): Promise<void> {
    const now = this.#clock.now();
    this.#topics.set(`${place.channelId}:${place.userId}`, { topic, at: now.epochMilliseconds });
    await this.#try(() => this.#store.topics.saveTopic(place, topic, now));
  }

  /** Whether it is noted for sure. */
  async noteMiss(miss: Miss): Promise<boolean> {
    return this.#done(() => this.#store.misses.addMiss(miss, this.#clock.now()));
  }

  /** Whether it is noted for sure. */
  async noteFeedback(feedback: Feedback): Promise<boolean> {
    return this.#done(() => this.#store.feedback.saveFeedback(feedback, this.#clock.now()));
  }

  /** Whether to answer a message: nobody has, as far as the store knows. */
  async claim(message: MessageToAnswer): Promise<boolean> {
    if (this.#answers.get(message.messageId)) return false;
    return (await this.#try(() => this.#store.answeredMessages.claim(message, this.#clock.now()))) ?? true;
  }

  async release(messageId: string): Promise<void> {
    await this.#try(() => this.#store.answeredMessages.release(messageId));
  }

  /** False when the message was deleted meanwhile: so are its replies to be. */
  async markAnswered(messageId: string, answer: GivenAnswer): Promise<boolean> {
    this.#answers.set(messageId, answer);
    const now = this.#clock.now();
    return (await this.#try(() => this.#store.answeredMessages.markAnswered(messageId, answer, now))) ?? true;
  }

  async answerTo(messageId: string): Promise<GivenAnswer | undefined> {
    const known = this.#answers.get(messageId);
    return known ?? (await this.#try(() => this.#store.answeredMessages.answerTo(messageId)));
  }

  /** Notes that a message was deleted; the ids of the replies to it, which are to go too. */
  async withdraw(messageId: string): Promise<readonly string[]> {
    const known = this.#answers.get(messageId);
    this.#answers.delete(messageId);
    const stored = await this.#try(() => this.#store.answeredMessages.withdraw(messageId));
    return known?.replyIds ?? stored ?? [];
  }

  async abandoned(): Promise<readonly MessageToAnswer[]> {
    return (await this.#try(() => this.#store.answeredMessages.abandoned(this.#clock.now()))) ?? [];
  }

  /** @throws {UserError} When it is not deleted. */
  async forgetUser(userId: string): Promise<void> {
    await this.#change(() => this.#store.userData.deleteUser(userId));
    this.#topics.deleteWhere((key) => key.endsWith(`:${userId}`));
  }

  async #done(work: () => Promise<void>): Promise<boolean> {
    return (await this.#try(async () => work().then(() => true))) ?? false;
  }

  async #try<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    try {
      const value = await within(patience.answer, work());
      if (this.#failing) this.#log().warn('the store works again');
      this.#failing = false;
      return value;
    } catch (error) {
      this.#report(error);
      return undefined;
    }
  }

  async #change<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await within(patience.change, work());
    } catch (error) {
      this.#report(error);
      throw notStored(error);
    }
  }

  /** One line when it starts to fail, the others only for those who look closer. */
  #report(error: unknown): void {
    if (this.#failing) this.#log().debug({ err: error }, 'the store fails');
    else this.#log().error({ err: error }, 'the store fails; answers go on without it');
    this.#failing = true;
  }
}
