import type { Database } from '../../src/store/database.ts';
import { Store } from '../../src/store/store.ts';

/** A store whose process ends after some transactions. */
export function endingAfter(transactions: number, database: Database): Store {
  const transaction = database.transaction.bind(database);
  let left = transactions;
  database.transaction = async (work) => {
    if (left === 0) throw new Error('the process ended');
    left -= 1;
    return transaction(work);
  };
  return new Store(database);
}
