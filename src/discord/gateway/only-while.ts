import { AsyncLocalStorage } from 'node:async_hooks';

/** A request that did not leave, since what it depended on did not hold any more. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';

  constructor() {
    super('a request waited for so long that it was not made any more');
  }
}

/** discord.js takes nothing along with a request that could be asked when it leaves. */
const conditions = new AsyncLocalStorage<() => boolean>();

/**
 * Makes requests that leave only while a condition holds, however long they wait for their turn: it is asked right before each
 * goes out, not when it is queued.
 *
 * Rejects with a `TooLateError` where it did not hold.
 */
export async function onlyWhile<Result>(
  holds: () => boolean,
  request: () => Promise<Result>,
): Promise<Result> {
  return conditions.run(holds, request);
}

/**
 * To be called right before a request goes out.
 *
 * @throws {TooLateError}
 */
export function requireCondition(): void {
  const holds = conditions.getStore();
  if (holds && !holds()) throw new TooLateError();
}
