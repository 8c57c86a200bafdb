import { channelForBot } from '../rules/permissions.ts';
import { apiChannel } from '../world/to-api.ts';
import { ok, param, route } from './route.ts';

export const channelRoutes = [
  route('GET /channels/:channel', ({ world }, request) =>
    ok(apiChannel(world, channelForBot(world, param(request, 'channel')))),
  ),
];
