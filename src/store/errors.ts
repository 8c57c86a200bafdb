/**
 * The database is locked, full or away: what was asked of it was not done (on PostgreSQL, when the connection broke, perhaps it
 * was). Answers need no store, so callers log this and go on without.
 */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError';

  constructor(cause: unknown) {
    super(`the store cannot be used now: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
