import { ButtonStyle } from 'discord.js';
import { encodeId } from '../custom-id.ts';
import { type BotMessage, button, rowOf } from './message.ts';

/** An answer that one person sees, with a button that posts it to the channel. */
export function postable(message: BotMessage, userId: string): BotMessage {
  const post = button(encodeId('post', userId), 'Post it', ButtonStyle.Primary);
  return { ...message, rows: [...message.rows, rowOf(post)] };
}
