import { firstTables } from './0001-first-tables.ts';
import { reminders } from './0002-reminders.ts';
import { publishedEvents } from './0003-published-events.ts';
import { divertedAttempts } from './0004-diverted-attempts.ts';
import type { Migration } from './migration.ts';

/** In the order of their numbers, without gaps. */
export const migrations: readonly Migration[] = [firstTables, reminders, publishedEvents, divertedAttempts];
