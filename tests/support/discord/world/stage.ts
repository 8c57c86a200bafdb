import type { Publisher } from '../gateway/events.ts';
import type { World } from './world.ts';

/** What a change in the world needs: the world, and whom to tell. */
export interface Stage {
  readonly world: World;
  readonly publisher: Publisher;
}
