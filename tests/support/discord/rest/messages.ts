import type { Backend } from '../backend.ts';
import { asList, asObject, asText, type JsonObject } from '../json.ts';
import { refuse } from '../rules/errors.ts';
import { Form } from '../rules/form.ts';
import { checkNonce } from '../rules/message-limits.ts';
import { pagingOf } from '../rules/paging.ts';
import { mayWakeThread, requireActive } from '../rules/threads.ts';
import { channelForBot, permissionsIn, type PermissionName } from '../rules/permissions.ts';
import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { hideContent } from '../world/content.ts';
import { pageOf } from '../world/history.ts';
import type { StoredMessage } from '../world/message.ts';
import type { Channel } from '../world/records.ts';
import { wakeThread } from '../world/threads.ts';
import { partsOf } from './message-parts.ts';
import { noContent, ok, param, route, type Reply, type RestRequest } from './route.ts';

export const messageRoutes = [
  route('GET /channels/:channel/messages', list),
  route('POST /channels/:channel/messages', create),
  route('GET /channels/:channel/messages/:message', (backend, request) => {
    const channel = channelForBot(backend.world, param(request, 'channel'), ['ReadMessageHistory']);
    return ok(shown(backend, find(backend, channel, param(request, 'message'))));
  }),
  route('PATCH /channels/:channel/messages/:message', edit),
  route('DELETE /channels/:channel/messages/:message', remove),
  route('POST /channels/:channel/typing', (backend, request) => {
    channelForBot(backend.world, param(request, 'channel'), ['SendMessages']);
    return noContent;
  }),
];

/** @throws ApiError 10008 for messages that are gone, elsewhere, or only somebody's own (ephemeral). */
export function find({ world }: Backend, channel: Channel, id: string): StoredMessage {
  const stored = world.messages.get(id);
  if (!stored || stored.deleted || stored.channelId !== channel.id || stored.visibleTo !== undefined) {
    throw refuse('unknownMessage');
  }
  return stored;
}

/** A message that is fetched, which has lost its nonce. */
function shown({ world, readsContent }: Backend, stored: StoredMessage): object {
  const channel = world.channel(stored.channelId);
  const { nonce: _, ...data } = stored.data;
  return readsContent() || channel.guildId === undefined ? data : hideContent(data, world.bot.id);
}

/** Who may not read the history gets an empty list, not a refusal. */
function list(backend: Backend, request: RestRequest): Reply {
  const { world } = backend;
  const channel = channelForBot(world, param(request, 'channel'));
  const { limit, ids } = pagingOf(request.query, ['around', 'before', 'after'], 50);
  const granted = permissionsIn(world, channel, world.bot.id);
  if ((granted & PermissionFlagsBits.ReadMessageHistory) === 0n) return ok([]);
  const page = pageOf(world.messagesIn(channel.id), { limit, ...ids });
  return ok(page.map((stored) => shown(backend, stored)));
}

function create(backend: Backend, request: RestRequest): Reply {
  const { world, messages, nonces, posts } = backend;
  const { body, files } = request;
  const channel = channelForBot(world, param(request, 'channel'));
  requireSending(backend, channel, body, files.length);
  checkNonce(body);
  const nonce = body['nonce'];
  const nonceKey = typeof nonce === 'string' || typeof nonce === 'number' ? String(nonce) : undefined;
  if (nonceKey !== undefined && body['enforce_nonce'] === true) {
    const first = world.messages.get(nonces.find(channel.id, nonceKey) ?? '');
    if (first) {
      posts.suppress(first.id);
      return ok(first.data);
    }
  }

  const replyTo = repliedTo(backend, channel, asObject(body['message_reference']));
  const parts = partsOf(backend, { channel, body, files, replyTo });
  wakeThread(backend, channel);
  const stored = messages.create({
    ...parts,
    flags: parts.flags & ~MessageFlags.Ephemeral,
    channel,
    author: world.bot,
    replyTo,
    visibleTo: undefined,
    extra: nonceKey === undefined ? {} : { nonce: nonceKey },
  });
  const { id: messageId, content } = stored;
  posts.add({ channelId: channel.id, messageId, nonce: nonceKey, content, at: world.clock.now() });
  if (nonceKey !== undefined) nonces.remember(channel.id, nonceKey, messageId);
  return ok(stored.data);
}

function requireSending(backend: Backend, channel: Channel, body: JsonObject, files: number): void {
  const { world } = backend;
  const needed: PermissionName[] = [channel.thread ? 'SendMessagesInThreads' : 'SendMessages'];
  if (asList(body['embeds']).length > 0) needed.push('EmbedLinks');
  if (files > 0) needed.push('AttachFiles');
  channelForBot(world, channel.id, needed);
  if (!mayWakeThread(world, channel)) throw refuse('archivedThread');
  const recipient = channel.guildId === undefined && world.people.get(channel.recipients[0] ?? '');
  if (recipient && (recipient.closed || recipient.blocks)) throw refuse('closedToMessages');
}

function repliedTo(backend: Backend, channel: Channel, reference: JsonObject): StoredMessage | undefined {
  const { world } = backend;
  const id = asText(reference['message_id']);
  if (id === '') return undefined;
  if ((permissionsIn(world, channel, world.bot.id) & PermissionFlagsBits.ReadMessageHistory) === 0n) {
    throw refuse('noHistoryForReply');
  }
  const stored = world.messages.get(id);
  const usable =
    stored && !stored.deleted && stored.channelId === channel.id && stored.visibleTo === undefined;
  if (usable) return stored;
  if (reference['fail_if_not_exists'] === false) return undefined;
  const form = new Form();
  form.add('message_reference', 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  form.check();
  return undefined;
}

function edit(backend: Backend, request: RestRequest): Reply {
  const { world, messages } = backend;
  const channel = channelForBot(world, param(request, 'channel'));
  const stored = find(backend, channel, param(request, 'message'));
  if (stored.data.author.id !== world.bot.id) throw refuse('othersMessage');
  requireActive(channel);
  const { body, files } = request;
  const replyTo = world.messages.get(stored.replyTo ?? '');
  messages.edit(stored, partsOf(backend, { channel, body, files, before: stored, replyTo }));
  return ok(stored.data);
}

function remove(backend: Backend, request: RestRequest): Reply {
  const { world, messages } = backend;
  const channel = channelForBot(world, param(request, 'channel'));
  const stored = find(backend, channel, param(request, 'message'));
  if (stored.data.author.id !== world.bot.id) channelForBot(world, channel.id, ['ManageMessages']);
  messages.remove(stored);
  return noContent;
}
