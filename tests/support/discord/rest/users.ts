import { asText } from '../json.ts';
import { refuse } from '../rules/errors.ts';
import { apiChannel } from '../world/to-api.ts';
import { ok, param, route } from './route.ts';

export const userRoutes = [
  route('GET /users/@me', ({ world }) =>
    ok({ ...world.bot, mfa_enabled: true, verified: true, flags: 0, email: null, locale: 'en-US' }),
  ),
  route('GET /users/@me/guilds', ({ world }) =>
    ok(
      [...world.guilds.values()]
        .filter((guild) => !guild.unavailable && guild.members.has(world.bot.id))
        .map(({ id, name }) => ({
          id,
          name,
          icon: null,
          banner: null,
          owner: false,
          features: [],
          permissions: '0',
        })),
    ),
  ),
  route('GET /users/:user', ({ world }, request) => ok(world.user(param(request, 'user')))),
  route('POST /users/@me/channels', ({ world }, { body }) => {
    const recipient = asText(body['recipient_id']);
    if (!world.people.has(recipient)) throw refuse('unknownUser');
    return ok(apiChannel(world, world.directMessages(recipient)));
  }),
];
