import type { Lack } from '../permissions.ts';
import { type BotMessage, say } from './message.ts';

const mostChannels = 20;

/** What the bot may not do, in which channel, and what that breaks. */
export function doctorMessage(
  lacks: readonly Lack[],
  channelCount: number,
  readsChannels: boolean,
): BotMessage {
  const intent = readsChannels
    ? []
    : ['- **Message content intent** is off: in the chosen channels I only see mentions and replies.'];
  if (lacks.length === 0) {
    const healthy = `I may do all that I need in ${channelCount === 1 ? 'the one channel' : `all ${channelCount} channels`} of this server.`;
    return say([healthy, ...intent].join('\n'));
  }
  const lines = lacks.map(({ name, breaks, channels }) => {
    if (!channels) return `- **${name}** is missing in this server: ${breaks}.`;
    const shown = channels.slice(0, mostChannels).map(({ id }) => `<#${id}>`);
    const others = channels.length - shown.length;
    return `- **${name}** is missing in ${shown.join(' ')}${others > 0 ? ` and ${others} more` : ''}: ${breaks}.`;
  });
  return say(['What I may not do here:', ...lines, ...intent].join('\n'));
}
