import { DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { anyId } from '../compatible/ids.ts';
import type { Requests } from './requests.ts';

const message = z.object({
  id: anyId,
  author: z.object({ id: anyId }),
  content: z.string().nullish(),
  components: z.array(z.unknown()).nullish(),
  message_reference: z.unknown().optional(),
  interaction_metadata: z.unknown().optional(),
  interaction: z.unknown().optional(),
});

type Message = z.infer<typeof message>;

/** What is known of Discord's clock may be old when ours is set. */
const margin = { hours: 1 } as const;

/** The first instant of Discord's ids. */
const epoch = 1_420_070_400_000;

const pageLength = 100;
const mostPages = 50;

/** `unclear` when there is too much to read, or a message that may be it without its buttons. */
export type Sighting = { readonly messageId: string } | 'absent' | 'unclear';

/**
 * Looks in one channel for the bot's own message of a delivery: its id is in the buttons.
 *
 * What it has read it does not read again, so that it comes to an end where Discord lets it read a few pages at a time.
 */
export class ChannelSearch {
  readonly #requests: Requests;
  readonly #channelId: string;
  #after: bigint;
  #pages = 0;
  #isClear = true;

  /** @param since By Discord's clock. */
  constructor(requests: Requests, channelId: string, since: Temporal.Instant) {
    this.#requests = requests;
    this.#channelId = channelId;
    const start = since.subtract(margin).epochMilliseconds;
    this.#after = BigInt(Math.max(0, start - epoch)) << 22n;
  }

  get hasBegun(): boolean {
    return this.#pages > 0;
  }

  /** Throws what a request does; called again, it goes on there. */
  async lookFor(deliveryId: string, selfId: string): Promise<Sighting> {
    for (; this.#pages < mostPages; this.#pages += 1) {
      const messages = await this.#nextPage();
      const own = messages.filter(({ author }) => author.id === selfId);
      const found = own.find(({ components }) => JSON.stringify(components ?? []).includes(deliveryId));
      if (found) return { messageId: found.id };
      this.#isClear &&= !own.some(mayBeAReminder);
      if (messages.length === 0 && this.#pages === 0) {
        await requireHistory(this.#requests, this.#channelId, this.#after);
      }
      if (messages.length < pageLength) return this.#isClear ? 'absent' : 'unclear';
      this.#after = messages.map((one) => BigInt(one.id)).reduce((a, b) => (a > b ? a : b), this.#after);
    }
    return 'unclear';
  }

  async #nextPage(): Promise<Message[]> {
    const query = new URLSearchParams({ after: this.#after.toString(), limit: String(pageLength) });
    return z
      .array(message)
      .parse(await this.#requests.get(Routes.channelMessages(this.#channelId), { query }));
  }
}

/**
 * To a bot that may not read the history, Discord shows an empty one. A single message it refuses then, one that was never there
 * too.
 */
async function requireHistory(requests: Requests, channelId: string, messageId: bigint): Promise<void> {
  try {
    await requests.get(Routes.channelMessage(channelId, messageId.toString()));
  } catch (error) {
    const isReadable = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
    if (!isReadable) throw error;
  }
}

/** A server that takes no buttons has it without. Answers are replies, or belong to an interaction. */
function mayBeAReminder(own: Message): boolean {
  const isAnswer = own.message_reference ?? own.interaction_metadata ?? own.interaction;
  const isOnlyMentions = /^(?:<@!?\d+>\s*)+$/.test(own.content ?? '');
  return !isAnswer && !isOnlyMentions && (own.components ?? []).length === 0;
}
