import { MessageType, SnowflakeUtil } from 'discord.js';
import { z } from 'zod';

const id = z.string().regex(/^\d{1,20}$/);

/** All others tell what happened, such as that somebody has joined. */
const typesOfPeople: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

const somebody = z.object({ id });

/** Only who wrote what, and where, is needed; other servers than Discord leave out much of the rest, or word it otherwise. */
const schema = z.object({
  id,
  channel_id: id,
  guild_id: id.nullish().catch(undefined),
  author: z.object({ id, bot: z.boolean().nullish() }),
  webhook_id: id.nullish(),
  type: z.number().nullish().catch(undefined),
  content: z.string().nullish(),
  edited_timestamp: z.unknown().optional(),
  mentions: z
    .array(z.union([id, somebody.transform((user) => user.id)]))
    .nullish()
    .catch(undefined),
  mention_roles: z.array(id).nullish().catch(undefined),
  message_reference: z.object({ message_id: id.nullish() }).nullish().catch(undefined),
  referenced_message: z.object({ author: somebody }).nullish().catch(undefined),
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
    mentionedUsers: data.mentions ?? mentionsIn(data.content ?? ''),
    mentionedRoles: data.mention_roles ?? [],
    repliesTo: data.referenced_message?.author.id,
    unreadReference:
      data.referenced_message === undefined ? (data.message_reference?.message_id ?? undefined) : undefined,
  };
}

function mentionsIn(content: string): string[] {
  return [...content.matchAll(/<@!?(\d{1,20})>/g)].flatMap(([, user]) => user ?? []);
}

/** When a message was written, in milliseconds since 1970. */
export function writtenAt({ messageId }: IncomingMessage): number {
  return SnowflakeUtil.timestampFrom(messageId);
}

const deletion = z.object({ id: id.optional(), ids: z.array(id).default([]), channel_id: id });

/** The messages of one channel that were deleted, one or many. */
export function deletedMessages(
  payload: unknown,
): { channelId: string; messageIds: readonly string[] } | undefined {
  const { data } = deletion.safeParse(payload);
  return data && { channelId: data.channel_id, messageIds: [...(data.id ? [data.id] : []), ...data.ids] };
}
