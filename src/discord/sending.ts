import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { anyId } from './compatible/ids.ts';
import { plainerThan } from './compatible/refusals.ts';
import type { Part } from './messages/message.ts';

/** The body of a message, as Discord's API takes it. */
export type Body = Readonly<Record<string, unknown>>;

export const identified = z.object({ id: anyId });

const noPings = { allowed_mentions: { parse: [], replied_user: false } } as const;

/** A part of a message, which pings nobody. */
export function bodyOf({ content, components }: Omit<Part, 'files'>) {
  return { content, components, ...noPings };
}

/**
 * For a nonce, Discord returns the first message of the last minutes instead of posting a second: a request that is repeated
 * does no harm.
 *
 * @param nonce At most 25 characters.
 */
export function once(nonce: string) {
  return { nonce, enforce_nonce: true } as const;
}

/** @returns The message's id. */
export async function postMessage(
  rest: Pick<REST, 'post'>,
  channelId: string,
  message: Body,
): Promise<string> {
  const answer = await plainly(message, (body) => rest.post(Routes.channelMessages(channelId), { body }));
  return identified.parse(answer).id;
}

/** More plainly where a server refuses a part of it: a message without buttons is better than none. */
export async function plainly(message: Body, send: (body: Body) => Promise<unknown>): Promise<unknown> {
  try {
    return await send(message);
  } catch (error) {
    const plainer = plainerThan(message, error);
    if (!plainer) throw error;
    return plainly(plainer, send);
  }
}
