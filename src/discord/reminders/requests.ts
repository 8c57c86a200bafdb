import type { REST } from 'discord.js';
import type { Pace } from './pace.ts';

export type Requests = Pick<REST, 'get' | 'post' | 'patch'>;

/** Every request waits for its turn. */
export function paced(rest: Requests, pace: Pace): Requests {
  return {
    get: async (...request) => pace.run(() => rest.get(...request)),
    post: async (...request) => pace.run(() => rest.post(...request)),
    patch: async (...request) => pace.run(() => rest.patch(...request)),
  };
}
