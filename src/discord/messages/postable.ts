import { ButtonStyle } from 'discord.js';
import { encodeId } from '../custom-id.ts';
import { type BotMessage, button, partsOf, rowOf } from './message.ts';

/**
 * An answer that one person sees, with a button that posts it to the channel. The button's page is how many messages come before
 * the one that it is on.
 */
export function postable(message: BotMessage, userId: string, key: string): BotMessage {
  const before = partsOf(message).length - 1;
  const post = button(encodeId('post', userId, key, before), 'Post it', ButtonStyle.Primary);
  return { ...message, rows: [...message.rows, rowOf(post)] };
}
