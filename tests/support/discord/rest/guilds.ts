import { refuse } from '../rules/errors.ts';
import { guildForBot } from '../rules/permissions.ts';
import { apiChannel, apiGuild, apiMember } from '../world/to-api.ts';
import type { Backend } from '../backend.ts';
import { ok, param, route, type Reply, type RestRequest } from './route.ts';

export const guildRoutes = [
  route('GET /guilds/:guild', ({ world }, request) =>
    ok(apiGuild(guildForBot(world, param(request, 'guild')))),
  ),
  route('GET /guilds/:guild/channels', ({ world }, request) => {
    const guild = guildForBot(world, param(request, 'guild'));
    const channels = [...guild.channels.values()].filter(({ thread }) => !thread);
    return ok(channels.map((channel) => apiChannel(world, channel)));
  }),
  route('GET /guilds/:guild/roles', ({ world }, request) =>
    ok([...guildForBot(world, param(request, 'guild')).roles.values()]),
  ),
  route('GET /guilds/:guild/members/:user', ({ world }, request) => {
    const user = param(request, 'user');
    const member = guildForBot(world, param(request, 'guild')).members.get(
      user === '@me' ? world.bot.id : user,
    );
    if (!member) throw refuse('unknownMember');
    return ok(apiMember(world, member));
  }),
  route('GET /users/@me/guilds/:guild/member', ownMember),
];

function ownMember({ world }: Backend, request: RestRequest): Reply {
  const member = guildForBot(world, param(request, 'guild')).members.get(world.bot.id);
  if (!member) throw refuse('unknownMember');
  return ok(apiMember(world, member));
}
