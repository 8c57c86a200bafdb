import type { Route } from './route.ts';
import { applicationRoutes } from './applications.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { gatewayRoutes } from './gateway.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { reactionRoutes } from './reactions.ts';
import { scheduledEventRoutes } from './scheduled-events.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const routes: readonly { readonly route: Route; readonly segments: readonly string[] }[] = [
  ...applicationRoutes,
  ...channelRoutes,
  ...commandRoutes,
  ...gatewayRoutes,
  ...guildRoutes,
  ...interactionRoutes,
  ...messageRoutes,
  ...reactionRoutes,
  ...scheduledEventRoutes,
  ...userRoutes,
  ...webhookRoutes,
]
  .map((entry) => ({ route: entry, segments: entry.template.split('/') }))
  // A literal segment (@me, @original) goes before a parameter.
  .toSorted((a, b) => parameters(a.segments) - parameters(b.segments));

export const templates: ReadonlySet<string> = new Set(
  routes.map(({ route }) => `${route.method} ${route.template}`),
);

/** The route of a path such as /channels/1/messages, if the stand-in has it. */
export function match(method: string, path: string): Match | undefined {
  const given = path.split('/');
  for (const { route, segments } of routes) {
    if (route.method !== method || segments.length !== given.length) continue;
    if (!segments.every((segment, index) => segment.startsWith(':') || segment === given[index])) continue;
    const params = segments.flatMap((segment, index) =>
      segment.startsWith(':') ? [[segment.slice(1), decodeURIComponent(given[index] ?? '')]] : [],
    );
    return { route, params: Object.fromEntries(params) };
  }
  return undefined;
}

function parameters(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith(':')).length;
}
