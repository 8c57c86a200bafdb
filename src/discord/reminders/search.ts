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
 * Throws what a request does.
 *
 * @param since By Discord's clock.
 */
export async function searchChannel(
  requests: Requests,
  channelId: string,
  selfId: string,
  deliveryId: string,
  since: Temporal.Instant,
): Promise<Sighting> {
  const start = since.subtract(margin).epochMilliseconds;
  let after = BigInt(Math.max(0, start - epoch)) << 22n;
  let isClear = true;
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({ after: after.toString(), limit: String(pageLength) });
    const messages = z.array(message).parse(await requests.get(Routes.channelMessages(channelId), { query }));
    const own = messages.filter(({ author }) => author.id === selfId);
    const found = own.find(({ components }) => JSON.stringify(components ?? []).includes(deliveryId));
    if (found) return { messageId: found.id };
    isClear &&= !own.some(mayBeAReminder);
    if (messages.length === 0 && page === 0) await requireHistory(requests, channelId, after);
    if (messages.length < pageLength) return isClear ? 'absent' : 'unclear';
    after = messages.map((one) => BigInt(one.id)).reduce((a, b) => (a > b ? a : b), after);
  }
  return 'unclear';
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
