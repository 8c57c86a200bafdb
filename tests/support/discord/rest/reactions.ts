import type { Backend } from '../backend.ts';
import { refuse } from '../rules/errors.ts';
import { channelForBot } from '../rules/permissions.ts';
import { requireActive } from '../rules/threads.ts';
import type { StoredMessage } from '../world/message.ts';
import { react, unreact } from '../world/reactions.ts';
import { find } from './messages.ts';
import { noContent, ok, param, route, type RestRequest } from './route.ts';

const path = '/channels/:channel/messages/:message/reactions';

export const reactionRoutes = [
  route(`PUT ${path}/:emoji/@me`, (backend, request) => {
    requireActive(
      channelForBot(backend.world, param(request, 'channel'), ['AddReactions', 'ReadMessageHistory']),
    );
    react(backend, target(backend, request), emojiOf(request), backend.world.bot.id);
    return noContent;
  }),
  route(`DELETE ${path}/:emoji/@me`, (backend, request) => {
    unreact(backend, target(backend, request), emojiOf(request), backend.world.bot.id);
    return noContent;
  }),
  route(`DELETE ${path}/:emoji/:user`, (backend, request) => {
    channelForBot(backend.world, param(request, 'channel'), ['ManageMessages']);
    unreact(backend, target(backend, request), emojiOf(request), param(request, 'user'));
    return noContent;
  }),
  route(`GET ${path}/:emoji`, (backend, request) => {
    const users = target(backend, request).reactions.get(emojiOf(request)) ?? [];
    return ok([...users].map((id) => backend.world.user(id)));
  }),
];

function target(backend: Backend, request: RestRequest): StoredMessage {
  return find(backend, channelForBot(backend.world, param(request, 'channel')), param(request, 'message'));
}

function emojiOf(request: RestRequest): string {
  const emoji = param(request, 'emoji');
  if (!/^\p{RGI_Emoji}$/v.test(emoji) && !/^\w{2,32}:\d+$/.test(emoji)) throw refuse('unknownEmoji');
  return emoji;
}
