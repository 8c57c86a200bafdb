import { ok, route } from './route.ts';

export const gatewayRoutes = [
  route('GET /gateway', ({ gatewayUrl }) => ok({ url: gatewayUrl() }), { open: true }),
  route('GET /gateway/bot', ({ gatewayUrl, sessionStarts }) =>
    ok({
      url: gatewayUrl(),
      shards: 1,
      session_start_limit: sessionStarts.toApi(),
    }),
  ),
];
