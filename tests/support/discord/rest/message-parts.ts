import { EmbedType, MessageFlags, PermissionFlagsBits, type APIAttachment } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import {
  asApi,
  asList,
  asNumber,
  asObject,
  asText,
  isObject,
  toJson,
  type Json,
  type JsonObject,
} from '../json.ts';
import { checkMessage } from '../rules/message-limits.ts';
import { pingsOf } from '../rules/mentions.ts';
import { permissionsIn } from '../rules/permissions.ts';
import { walk } from '../world/components.ts';
import type { Pings, StoredFile, StoredMessage } from '../world/message.ts';
import type { MessageParts } from '../world/messages.ts';
import type { Channel } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { storedComponents } from './stored-components.ts';

/** The flags that a bot may set. */
const settable =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2 |
  MessageFlags.Ephemeral;

interface Surroundings {
  readonly channel: Channel;
  readonly body: JsonObject;
  readonly files: readonly StoredFile[];
  readonly replyTo?: StoredMessage | undefined;
  /** For an edit: what the body leaves out stays as it is. */
  readonly before?: StoredMessage | undefined;
}

/**
 * A message from a request's body, as it will be stored.
 *
 * @throws ApiError when it is over a limit, or empty.
 */
export function partsOf({ world, origin }: Backend, surroundings: Surroundings): MessageParts {
  const { body, files, before } = surroundings;
  const { attachments, kept } = attachmentsOf(surroundings, world.ids, origin);
  const old = before && toJson(before.data);
  const take = (field: string): Json | undefined => (body[field] === undefined ? old?.[field] : body[field]);
  const whole = {
    content: take('content'),
    embeds: take('embeds'),
    components: take('components'),
    flags: asNumber(body['flags']) | (before?.data.flags ?? 0),
    allowed_mentions: body['allowed_mentions'],
  };
  checkMessage({ ...body, ...whole }, attachments.length);

  const components = storedComponents(asList(whole.components));
  const texts = [...walk(components)].map(({ component }) => asText(component['content']));
  const text = [asText(whole.content), ...texts].join('\n');
  const version2 = (whole.flags & MessageFlags.IsComponentsV2) !== 0;
  const rewritten = body['content'] !== undefined || (version2 && body['components'] !== undefined);
  const allowed = body['allowed_mentions'];
  return {
    // Discord cuts the blanks off both ends.
    content: asText(whole.content).trim(),
    embeds: asApi(asList(whole.embeds).map(embedOf)),
    components: asApi(components),
    attachments,
    flags: whole.flags & settable,
    files: [...kept, ...files],
    allowedMentions: isObject(allowed) ? allowed : before?.allowedMentions,
    pings: before && !rewritten ? before.pings : pingsOfBot(world, surroundings, text),
  };
}

function pingsOfBot(world: World, { channel, body, replyTo }: Surroundings, text: string): Pings {
  const roles = [...(world.guildOf(channel)?.roles.values() ?? [])];
  return pingsOf(text, {
    allowed: body['allowed_mentions'],
    repliedUser: replyTo?.data.author.id,
    mayMentionEveryone:
      (permissionsIn(world, channel, world.bot.id) & PermissionFlagsBits.MentionEveryone) !== 0n,
    mentionableRoles: new Set(roles.filter(({ mentionable }) => mentionable).map(({ id }) => id)),
  });
}

function embedOf(value: Json): JsonObject {
  const embed = asObject(value);
  const present = Object.entries(embed).filter(([, content]) => content !== null && content !== undefined);
  return { ...Object.fromEntries(present), type: EmbedType.Rich };
}

function attachmentsOf(
  { channel, body, files, before }: Surroundings,
  ids: { next(): string },
  origin: string,
): { attachments: APIAttachment[]; kept: readonly StoredFile[] } {
  const listed = asList(body['attachments']).map(asObject);
  const old = before?.attachments ?? [];
  const staying =
    body['attachments'] === undefined
      ? old
      : old.filter(({ id }) => listed.some((entry) => entry['id'] === id));
  const added = files.map(({ name, content }, index): APIAttachment => {
    const id = ids.next();
    const url = `${origin}/attachments/${channel.id}/${id}/${encodeURIComponent(name)}`;
    const description = listed.find((entry) => Number(entry['id']) === index)?.['description'];
    return {
      id,
      filename: name,
      size: content.length,
      url,
      proxy_url: url,
      ...(typeof description === 'string' && { description }),
    };
  });
  const names = new Set(staying.map(({ filename }) => filename));
  return {
    attachments: [...staying, ...added],
    kept: (before?.files ?? []).filter(({ name }) => names.has(name)),
  };
}
