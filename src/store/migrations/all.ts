import { firstTables } from './0001-first-tables.ts';
import type { Migration } from './migration.ts';

/** In the order of their numbers, without gaps. */
export const migrations: readonly Migration[] = [firstTables];
