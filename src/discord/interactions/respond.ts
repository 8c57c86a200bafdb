import {
  type CommandInteraction,
  HTTPError,
  InteractionContextType,
  type MessageComponentInteraction,
  MessageFlags,
  Routes,
} from 'discord.js';
import { isNotThere, isNotUnderstood } from '../compatible/refusals.ts';
import { type BotMessage, type Part, partsOf } from '../messages/message.ts';
import type { Place } from '../ports.ts';
import { isNobodyThere } from './nobody-there.ts';

/** What people start, and the bot replies to. */
export type Respondable = CommandInteraction | MessageComponentInteraction;

export type Visibility = 'public' | 'private';

export function placeOf({ channelId, guildId, user }: Respondable): Place {
  return { channelId: channelId ?? user.id, guildId, userId: user.id };
}

/** Replies, or adds to what was replied. A long message comes in parts. */
export async function respond(
  interaction: Respondable,
  message: BotMessage,
  visibility: Visibility = 'public',
): Promise<void> {
  for (const part of partsOf(message)) {
    if (interaction.replied || interaction.deferred) await followUp(interaction, part, visibility);
    else await plainly(part, (said) => interaction.reply({ ...said, ...flagsFor(visibility) }));
  }
}

/** Replaces the message that a button or select is on. What does not fit follows, as visible as it was. */
export async function replace(interaction: MessageComponentInteraction, message: BotMessage): Promise<void> {
  const [first, ...rest] = partsOf(message);
  if (interaction.deferred) await interaction.editReply(first);
  else await interaction.update(first);
  for (const part of rest) await followUp(interaction, part, visibilityOf(interaction));
}

/** Where a server has no follow-ups, what everybody may see goes to the channel. */
async function followUp(interaction: Respondable, part: Part, visibility: Visibility): Promise<void> {
  try {
    await plainly(part, (said) => interaction.followUp({ ...said, ...flagsFor(visibility) }));
  } catch (error) {
    const { channelId, client } = interaction;
    if (visibility === 'private' || channelId === null || !isRouteMissing(error)) throw error;
    const body = { content: part.content, components: part.components, allowed_mentions: { parse: [] } };
    await client.rest.post(Routes.channelMessages(channelId), { body });
  }
}

/** Once more without buttons and files, where a server refuses them: an answer without is better than none. */
async function plainly(part: Part, send: (said: Partial<Part>) => Promise<unknown>): Promise<void> {
  try {
    await send(part);
  } catch (error) {
    const isBare = part.components.length + part.files.length === 0;
    if (isBare || isNobodyThere(error) || !isNotUnderstood(error)) throw error;
    await send({ content: part.content });
  }
}

/** Discord names what is gone; a server without the route does not. */
function isRouteMissing(error: unknown): boolean {
  return isNotThere(error) && (error instanceof HTTPError || Number(error.code) < 10_000);
}

function flagsFor(visibility: Visibility) {
  return visibility === 'private' ? ({ flags: MessageFlags.Ephemeral } as const) : {};
}

/** Who sees the message that a button or select is on. */
export function visibilityOf({ message }: MessageComponentInteraction): Visibility {
  return message.flags.has(MessageFlags.Ephemeral) ? 'private' : 'public';
}

/** Who reads what is said. */
export type Audience = 'alone' | 'others';

/** Who else reads the message that a button or select is on. */
export function audienceOf(interaction: MessageComponentInteraction): Audience {
  const isAlone =
    visibilityOf(interaction) === 'private' || interaction.context === InteractionContextType.BotDM;
  return isAlone ? 'alone' : 'others';
}
