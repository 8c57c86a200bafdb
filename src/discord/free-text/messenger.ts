import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { isNobodyThere } from '../interactions/failures.ts';
import { type BotMessage, type Part, partsOf } from '../messages/message.ts';

export interface Question {
  readonly channelId: string;
  readonly messageId: string;
}

const written = z.object({ author: z.object({ id: z.string() }) });
const posted = z.object({ id: z.string() });

const noPings = { allowed_mentions: { parse: [], replied_user: false } } as const;

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
  async reply({ channelId, messageId }: Question, message: BotMessage): Promise<string[]> {
    const ids: string[] = [];
    for (const [place, part] of partsOf(message).entries()) {
      const reference =
        place === 0 ? { message_reference: { message_id: messageId, fail_if_not_exists: false } } : {};
      const nonce = { nonce: `${messageId}-${place}`, enforce_nonce: true };
      ids.push(await this.#post(channelId, { ...bodyOf(part), ...reference, ...nonce }));
    }
    return ids;
  }

  /** Turns an answer into another one, with more or fewer messages where it is longer or shorter. */
  async edit(channelId: string, ids: readonly string[], message: BotMessage): Promise<string[]> {
    const parts = partsOf(message);
    const edited: string[] = [];
    for (const [place, part] of parts.entries()) {
      const id = ids[place];
      if (id === undefined) edited.push(await this.#post(channelId, bodyOf(part)));
      else {
        await this.#rest.patch(Routes.channelMessage(channelId, id), { body: bodyOf(part) });
        edited.push(id);
      }
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
      if (error instanceof DiscordAPIError) return undefined;
      throw error;
    }
  }

  async #post(channelId: string, body: unknown): Promise<string> {
    const { id } = posted.parse(await this.#rest.post(Routes.channelMessages(channelId), { body }));
    return id;
  }
}

function bodyOf({ content, components }: Part) {
  return { content, components, ...noPings };
}
