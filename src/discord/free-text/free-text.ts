import { hash } from 'node:crypto';
import { DiscordAPIError, HTTPError } from 'discord.js';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Answering, Reading } from '../answering.ts';
import { InOrder } from '../in-order.ts';
import { faultSentence } from '../interactions/failures.ts';
import type { Limits } from '../limits.ts';
import { type BotMessage, say } from '../messages/message.ts';
import type { GivenAnswer } from '../ports.ts';
import { Recent } from '../recent.ts';
import type { SteadyStore } from '../steady-store.ts';
import { isAddressed, isHidden, type Self, utteranceOf } from './addressed.ts';
import { type IncomingMessage, writtenAt } from './incoming.ts';
import type { Messenger } from './messenger.ts';

/** Where a message was written, as the client knows it. */
export interface Surroundings {
  self(guildId: string | null): Self;
  /** The channel of a thread; nothing for other channels. */
  parentOf(channelId: string): string | undefined;
  /** The server of a channel, for messages that do not say; nothing for direct messages. */
  guildOf(channelId: string): string | undefined;
}

/** So many milliseconds after it was written, a message that got no answer may still become a question by being edited. */
const mayBecomeQuestion = 10 * 60_000;

const cannotRead = say(
  'I cannot read that: please mention me, or leave the mention on when you reply to me.',
);
const tooFast = say('That is fast. Please wait a moment before you ask again.');

/** Answers what people write: to the bot, and in channels that a server has chosen. */
export class FreeText {
  readonly #answering: Answering;
  readonly #store: SteadyStore;
  readonly #messenger: Messenger;
  readonly #limits: Limits;
  readonly #surroundings: Surroundings;
  readonly #clock: Clock;
  readonly #log: Log;
  /** What one person says in one channel is answered in its order. */
  readonly #conversations = new InOrder();
  /** By message, the version of it that was answered last: other changes of a message need no other answer. */
  readonly #versions = new Recent<string>(10_000);

  constructor(
    answering: Answering,
    store: SteadyStore,
    messenger: Messenger,
    limits: Limits,
    surroundings: Surroundings,
    clock: Clock,
    log: Log,
  ) {
    this.#answering = answering;
    this.#store = store;
    this.#messenger = messenger;
    this.#limits = limits;
    this.#surroundings = surroundings;
    this.#clock = clock;
    this.#log = log;
  }

  /** Never rejects. */
  async written(told: IncomingMessage): Promise<void> {
    const message = this.#placed(told);
    if (message.userId === this.#self(message).userId) return;
    await this.#inTurn(message, async () => this.#answer(await this.#withReference(message)));
  }

  /**
   * Edits the answer to a message that was edited. One that got no answer may get it now, as when a mention was added, unless it
   * is too old for anybody to wait. Never rejects.
   */
  async edited(told: IncomingMessage): Promise<void> {
    const message = this.#placed(told);
    if (message.edited) await this.#inTurn(message, () => this.#answerAgain(message));
  }

  /** Removes the answer to a message that was deleted. Never rejects. */
  async deleted(channelId: string, messageId: string): Promise<void> {
    try {
      await this.#messenger.remove(channelId, await this.#store.withdraw(messageId));
    } catch (error) {
      this.#log().warn({ err: error, channelId, messageId }, 'an answer could not be removed');
    }
  }

  async #answer(message: IncomingMessage): Promise<void> {
    const addressed = isAddressed(message, this.#self(message));
    if (!addressed && !(await this.#isChosen(message))) return;
    if (addressed) {
      const grant = this.#limits.take(message.userId, message.channelId);
      if (grant === 'first-refusal') await this.#messenger.reply(message, tooFast);
      if (grant !== 'granted') return;
    }
    if (isHidden(message, this.#self(message))) {
      await this.#messenger.reply(message, cannotRead);
      return;
    }
    const reading = await this.#read(message, addressed);
    if (!reading || !(await this.#store.claim(message))) return;
    try {
      const reply = await this.#conclude(message, reading);
      await this.#keep(message, reading, await this.#messenger.reply(message, reply));
    } catch (error) {
      if (error instanceof DiscordAPIError) await this.#store.release(message.messageId);
      throw error;
    }
  }

  async #answerAgain(message: IncomingMessage): Promise<void> {
    const version = versionOf(message);
    if (this.#versions.get(message.messageId) === version) return;
    const given = await this.#store.answerTo(message.messageId);
    if (!given) return this.#answerLate(message);
    if (this.#limits.take(message.userId, message.channelId) !== 'granted') return;
    const reading = await this.#read(message, isAddressed(message, this.#self(message)));
    if (!reading) return this.#takeBack(message, given);
    const reply = await this.#conclude(message, reading);
    const replyIds = await this.#messenger.edit(message, given.replyIds, reply, version);
    if (replyIds) await this.#keep(message, reading, replyIds);
  }

  async #answerLate(message: IncomingMessage): Promise<void> {
    const age = this.#clock.now().epochMilliseconds - writtenAt(message);
    if (age < mayBecomeQuestion) await this.#answer(message);
  }

  /** Removes an answer, not for good: the message may be edited once more. */
  async #takeBack(message: IncomingMessage, { replyIds }: GivenAnswer): Promise<void> {
    await this.#messenger.remove(message.channelId, replyIds);
    this.#versions.set(message.messageId, versionOf(message));
    await this.#store.markAnswered(message.messageId, { replyIds: [], kind: 'silence', entryId: null });
  }

  /** Nothing where the bot had better stay silent: not spoken to, and not sure. */
  async #read(message: IncomingMessage, addressed: boolean): Promise<Reading | undefined> {
    const reading = await this.#answering.read(utteranceOf(message, this.#self(message)), message);
    if (addressed) return reading;
    const isSure = reading.decision.kind === 'answer';
    return isSure && this.#limits.take(message.userId, message.channelId) === 'granted' ? reading : undefined;
  }

  async #conclude(message: IncomingMessage, reading: Reading): Promise<BotMessage> {
    const utterance = utteranceOf(message, this.#self(message));
    return this.#answering.conclude({ id: versionOf(message), utterance }, reading, message);
  }

  async #keep(message: IncomingMessage, { decision }: Reading, replyIds: readonly string[]): Promise<void> {
    this.#versions.set(message.messageId, versionOf(message));
    const entryId = decision.kind === 'answer' ? decision.answer.id : null;
    const answer = { replyIds, kind: decision.kind, entryId };
    const isWanted = await this.#store.markAnswered(message.messageId, answer);
    if (!isWanted) await this.deleted(message.channelId, message.messageId);
  }

  /** Discord tells whose message is replied to, but does not promise to: then that message is read. */
  async #withReference(message: IncomingMessage): Promise<IncomingMessage> {
    const { channelId, unreadReference } = message;
    if (unreadReference === undefined || isAddressed(message, this.#self(message))) return message;
    const authorId = await this.#messenger.authorOf({ channelId, messageId: unreadReference });
    return { ...message, repliesTo: authorId };
  }

  async #isChosen({ guildId, channelId, content }: IncomingMessage): Promise<boolean> {
    if (guildId === null || content === '') return false;
    const { channels } = await this.#store.settingsOf(guildId);
    const parent = this.#surroundings.parentOf(channelId);
    return channels.includes(channelId) || (parent !== undefined && channels.includes(parent));
  }

  #placed(message: IncomingMessage): IncomingMessage {
    return { ...message, guildId: message.guildId ?? this.#surroundings.guildOf(message.channelId) ?? null };
  }

  #self({ guildId }: IncomingMessage): Self {
    return this.#surroundings.self(guildId);
  }

  /** The one place that catches what a message causes. */
  async #inTurn(message: IncomingMessage, work: () => Promise<void>): Promise<void> {
    try {
      await this.#conversations.run(`${message.channelId}:${message.userId}`, work);
    } catch (error) {
      await this.#tellFailure(message, error);
    }
  }

  /** Whoever spoke to the bot sees a sentence, unless it is Discord that takes no message. */
  async #tellFailure(message: IncomingMessage, error: unknown): Promise<void> {
    const { channelId, messageId } = message;
    if (error instanceof DiscordAPIError || error instanceof HTTPError) {
      this.#log().warn({ err: error, channelId, messageId }, 'Discord took no answer');
      return;
    }
    const sentence = say(
      error instanceof UserError ? error.message : faultSentence(error, this.#log, messageId),
    );
    if (!isAddressed(message, this.#self(message))) return;
    try {
      await this.#messenger.reply(message, sentence);
    } catch (second) {
      this.#log().warn({ err: second, channelId, messageId }, 'a failure could not be told');
    }
  }
}

/** A name for a message with the text that it has now. */
function versionOf({ messageId, content }: IncomingMessage): string {
  return `${messageId}-${hash('sha256', content).slice(0, 16)}`;
}
