import { MessageType } from 'discord.js';
import { z } from 'zod';

const id = z.string().regex(/^\d{1,20}$/);

/** All others tell what happened, such as that somebody has joined. */
const typesOfPeople: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

const schema = z.object({
  id,
  channel_id: id,
  guild_id: id.nullish(),
  author: z.object({ id, bot: z.boolean().nullish() }),
  webhook_id: id.nullish(),
  type: z.number().nullish(),
  content: z.string().nullish(),
  edited_timestamp: z.string().nullish(),
  mentions: z.array(z.object({ id })).nullish(),
  mention_roles: z.array(id).nullish(),
  message_reference: z.object({ message_id: id.nullish() }).nullish(),
  referenced_message: z.object({ author: z.object({ id }) }).nullish(),
});

/** A message that a person wrote. */
export interface IncomingMessage {
  readonly messageId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly userId: string;
  /** Empty where Discord does not let the bot read it. */
  readonly content: string;
  readonly edited: boolean;
  readonly mentionedUsers: readonly string[];
  readonly mentionedRoles: readonly string[];
  /** The author of the message that this one replies to. */
  readonly repliesTo: string | undefined;
  /** The message that this one replies to, where its author was not told. */
  readonly unreadReference: string | undefined;
}

/** Nothing for what bots, webhooks and Discord itself write. */
export function incomingMessage(payload: unknown): IncomingMessage | undefined {
  const { data } = schema.safeParse(payload);
  if (!data || data.author.bot || data.webhook_id) return undefined;
  if (!typesOfPeople.has(data.type ?? MessageType.Default)) return undefined;
  return {
    messageId: data.id,
    channelId: data.channel_id,
    guildId: data.guild_id ?? null,
    userId: data.author.id,
    content: data.content ?? '',
    edited: Boolean(data.edited_timestamp),
    mentionedUsers: (data.mentions ?? []).map((user) => user.id),
    mentionedRoles: data.mention_roles ?? [],
    repliesTo: data.referenced_message?.author.id,
    unreadReference:
      data.referenced_message === undefined ? (data.message_reference?.message_id ?? undefined) : undefined,
  };
}

const deletion = z.object({ id: id.optional(), ids: z.array(id).default([]), channel_id: id });

/** The messages of one channel that were deleted, one or many. */
export function deletedMessages(
  payload: unknown,
): { channelId: string; messageIds: readonly string[] } | undefined {
  const { data } = deletion.safeParse(payload);
  return data && { channelId: data.channel_id, messageIds: [...(data.id ? [data.id] : []), ...data.ids] };
}
