import { echoed } from './escape.ts';
import { type BotMessage, shortened } from './message.ts';

const most = 300;

/** A message below what it answers. */
export function quoting(utterance: string, message: BotMessage): BotMessage {
  return { ...message, content: `> ${echoed(shortened(utterance, most))}\n${message.content}` };
}
