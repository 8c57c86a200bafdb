import { type Dialect, either, missing, refusing, without } from '../../support/discord/dialect.ts';
import { asList, asObject, asText, type JsonObject, toJson } from '../../support/discord/json.ts';
import type { Reply } from '../../support/discord/rest/route.ts';

/** Discord behind a REST proxy with a path of its own. */
export const proxy: Dialect = { base: '/Discord/api' };

/** Users do not say that they are bots, not even the bot itself. */
function spareEvent(name: string, data: JsonObject): JsonObject {
  if (name === 'READY') {
    const guilds = asList(data['guilds']).map((guild) =>
      without(asObject(guild), 'roles', 'members', 'threads', 'presences', 'unavailable'),
    );
    return { ...without(data, 'application', 'resume_gateway_url', 'v'), guilds };
  }
  if (!name.startsWith('MESSAGE_')) return data;
  const author = without(asObject(data['author']), 'bot', 'discriminator', 'global_name');
  const left = without(
    data,
    'mentions',
    'mention_roles',
    'type',
    'flags',
    'member',
    'embeds',
    'components',
    'channel_type',
    'referenced_message',
  );
  return { ...left, author, nonce: null, webhook_id: null };
}

/** Messages alone: no commands, no components, little about anything. */
export const spare: Dialect = {
  wholeGuilds: true,
  retryAfter: 'nowhere',
  event: spareEvent,
  instead: either(
    missing(404, 'GET /gateway/bot', 'GET /applications', 'GET /oauth2'),
    ...['GET', 'POST', 'PUT'].map((method) => missing(404, `${method} /applications`)),
    refusing('POST /channels/:channel/messages', ['components', 'nonce']),
  ),
  reply: (route, reply) =>
    route === 'GET /gateway'
      ? withBody(reply, ({ url }) => ({ url: `${asText(url)}/?v=9&encoding=json` }))
      : reply,
};

const untold = [
  'version',
  'contexts',
  'integration_types',
  'default_member_permissions',
  'nsfw',
  'options',
  'dm_permission',
] as const;

/** Commands are registered to each server, and interactions say only what they must. */
export const serversOnly: Dialect = {
  event: (name, data) =>
    name === 'INTERACTION_CREATE'
      ? without(
          data,
          'app_permissions',
          'locale',
          'guild_locale',
          'context',
          'authorizing_integration_owners',
          'entitlements',
          'channel',
          'application_id',
          'attachment_size_limit',
        )
      : data,
  instead: either(
    missing(501, 'GET /gateway/bot', 'POST /webhooks'),
    missing(403, 'GET /applications/:application/commands'),
    refusing('POST /interactions', ['components']),
  ),
  reply: (route, reply) => {
    if (route.startsWith('POST /interactions') && reply.status === 204) return { status: 200, body: {} };
    if (!route.includes('/guilds/:guild/commands')) return reply;
    const body = toJson({ list: reply.body })['list'];
    return {
      ...reply,
      body: Array.isArray(body) ? body.map((one) => without(asObject(one), ...untold)) : body,
    };
  },
};

/** Refuses what it does not know, names it, and words the gateway's address in its own way. */
export const strict: Dialect = {
  strange: true,
  retryAfter: 'body',
  instead: either(
    missing(405, 'GET /applications/:application/commands'),
    refusing('POST /channels/:channel/messages', ['message_reference', 'components', 'allowed_mentions'], {
      named: true,
    }),
  ),
  reply: (route, reply) => (route === 'GET /gateway/bot' ? withBody(reply, () => ({ url: '/' })) : reply),
};

function withBody(reply: Reply, change: (body: JsonObject) => JsonObject): Reply {
  return { ...reply, body: change(asObject(reply.body)) };
}
