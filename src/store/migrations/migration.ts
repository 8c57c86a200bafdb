import type { Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/** One step from a version of the schema to the next, in the words of both databases. Once released, it never changes. */
export interface Migration {
  /** As in the name of its file. The schema's version is the number of the last migration. */
  readonly number: number;
  readonly name: string;
  up(transaction: Transaction<Tables>): Promise<void>;
}
