import type { ReminderStore } from '../../../src/reminders/ports.ts';

const gone = () => Promise.reject(new Error('the store is gone'));

/** A store of reminders that fails whatever is asked of it. */
export const goneReminders: ReminderStore = {
  subscriptions: { add: gone, of: gone, find: gone, stop: gone, pause: gone, resume: gone },
  schedule: { adopt: gone, packs: gone, versionOf: gone, of: gone },
  deliveries: {
    lease: gone,
    begin: gone,
    divert: gone,
    settle: gone,
    nextDue: gone,
    find: gone,
    snooze: gone,
    statusOf: gone,
  },
  preferences: { of: gone, save: gone },
};
