import { REST } from 'discord.js';
import { systemClock } from '../../../src/clock.ts';
import { PublicationKeeper } from '../../../src/discord/publishing/publication-keeper.ts';
import { ScheduledEvents } from '../../../src/discord/publishing/scheduled-events.ts';
import { lazyLog } from '../../../src/log.ts';
import { goneStore } from './gone-store.ts';

/** For tests in which nothing is published. */
export const gonePublishing = new PublicationKeeper({
  store: goneStore.publications,
  packs: { find: () => undefined },
  events: new ScheduledEvents(new REST(), new REST()),
  self: () => undefined,
  clock: systemClock,
  log: lazyLog('silent'),
});
