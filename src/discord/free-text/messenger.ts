import { hash } from 'node:crypto';
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { isRefusal } from '../compatible/refusals.ts';
import { isNobodyThere } from '../interactions/nobody-there.ts';
import { type BotMessage, type Part, partsOf } from '../messages/message.ts';
import { bodyOf, identified, once, plainly, postMessage } from '../sending.ts';

export interface Question {
  readonly channelId: string;
  readonly messageId: string;
  /** Some servers want a reply to name it. */
  readonly guildId?: string | null;
}

const written = z.object({ author: identified });

/** Writes, edits and removes the bot's messages in channels. */
export class Messenger {
  readonly #rest: REST;

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /**
   * Answers as a reply.
   *
   * The question's id is in the nonce, for which Discord returns the first message instead of posting a second: so a request
   * that is repeated does no harm.
   *
   * @returns The ids of the messages, in order.
   */
  async reply(question: Question, message: BotMessage): Promise<string[]> {
    const { channelId, messageId } = question;
    const ids: string[] = [];
    for (const [place, part] of partsOf(message).entries()) {
      const reference = place === 0 ? { message_reference: referenceTo(question) } : {};
      const body = { ...bodyOf(part), ...reference, ...once(`${messageId}-${place}`) };
      ids.push(await postMessage(this.#rest, channelId, body));
    }
    return ids;
  }

  /**
   * Turns an answer into another one, with more or fewer messages where it is longer or shorter.
   *
   * @param version Tells this text of the question from others, for the nonces of what is added: two processes add it once.
   * @returns The ids of the messages; nothing when the answer is gone, as when a moderator has removed it.
   */
  async edit(
    question: Question,
    ids: readonly string[],
    message: BotMessage,
    version: string,
  ): Promise<string[] | undefined> {
    const { channelId } = question;
    const parts = partsOf(message);
    const edited: string[] = [];
    for (const [place, part] of parts.entries()) {
      const id = ids[place];
      if (id === undefined) {
        const reference = place === 0 ? { message_reference: referenceTo(question) } : {};
        const body = { ...bodyOf(part), ...reference, ...once(nonceOf(`${version} ${place}`)) };
        edited.push(await postMessage(this.#rest, channelId, body));
      } else if (await this.#change(channelId, id, part)) edited.push(id);
      else return undefined;
    }
    await this.remove(channelId, ids.slice(parts.length));
    return edited;
  }

  /** What is gone already is fine. */
  async remove(channelId: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      try {
        await this.#rest.delete(Routes.channelMessage(channelId, id));
      } catch (error) {
        if (!isNobodyThere(error)) throw error;
      }
    }
  }

  /** The message as Discord has it; nothing when it is gone. */
  async read({ channelId, messageId }: Question): Promise<unknown> {
    try {
      return await this.#rest.get(Routes.channelMessage(channelId, messageId));
    } catch (error) {
      if (isNobodyThere(error)) return undefined;
      throw error;
    }
  }

  /** Who wrote a message; nothing when it is gone or may not be read. */
  async authorOf(question: Question): Promise<string | undefined> {
    try {
      return written.safeParse(await this.read(question)).data?.author.id;
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  /** False when the message is gone. */
  async #change(channelId: string, id: string, part: Part): Promise<boolean> {
    try {
      await plainly(bodyOf(part), (body) => this.#rest.patch(Routes.channelMessage(channelId, id), { body }));
      return true;
    } catch (error) {
      if (isNobodyThere(error)) return false;
      throw error;
    }
  }
}

/** A nonce may have 25 characters. */
function nonceOf(text: string): string {
  return hash('sha256', text).slice(0, 25);
}

function referenceTo({ channelId, messageId, guildId }: Question) {
  return {
    message_id: messageId,
    channel_id: channelId,
    ...(guildId && { guild_id: guildId }),
    fail_if_not_exists: false,
  };
}
