import type { Publisher } from './gateway/events.ts';
import type { Nonces } from './rules/nonces.ts';
import type { SessionStarts } from './rules/session-starts.ts';
import type { Messages } from './world/messages.ts';
import type { Posts } from './world/posts.ts';
import type { World } from './world/world.ts';

/** What the REST routes and the actors work on. */
export interface Backend {
  readonly world: World;
  readonly messages: Messages;
  readonly publisher: Publisher;
  readonly nonces: Nonces;
  readonly posts: Posts;
  readonly sessionStarts: SessionStarts;
  /** Where the HTTP server listens, for example http://127.0.0.1:4000. */
  origin: string;
  readonly gatewayUrl: () => string;
  /** Whether the application may read content at all, over REST too. */
  readonly readsContent: () => boolean;
}
