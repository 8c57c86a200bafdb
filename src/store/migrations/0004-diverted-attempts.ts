import type { Migration } from './migration.ts';

/** Where an attempt went whose outcome is not known, if not where it was meant to, and why. */
export const divertedAttempts: Migration = {
  number: 4,
  name: 'diverted-attempts',
  async up({ schema }) {
    for (const column of ['attempted_detour', 'attempted_because']) {
      await schema.alterTable('deliveries').addColumn(column, 'text').execute();
    }
  },
};
