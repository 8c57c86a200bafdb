import { ok, route } from './route.ts';

export const gatewayRoutes = [
  route('GET /gateway', ({ gatewayUrl }) => ok({ url: gatewayUrl() }), { open: true }),
  route('GET /gateway/bot', ({ gatewayUrl }) =>
    ok({
      url: gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
    }),
  ),
];
