import type { REST } from 'discord.js';
import type { Pace } from './pace.ts';

export type Requests = Pick<REST, 'get' | 'post' | 'patch'>;

/** Every request waits for its turn. */
export function paced(rest: Requests, pace: Pace): Requests {
  return {
    async get(...request) {
      await pace.turn();
      return rest.get(...request);
    },
    async post(...request) {
      await pace.turn();
      return rest.post(...request);
    },
    async patch(...request) {
      await pace.turn();
      return rest.patch(...request);
    },
  };
}
