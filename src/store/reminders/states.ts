import { sql } from 'kysely';

/** A delivery `d` of which nothing was sent, for certain, and which nobody is sending. */
export const untouched = sql`d.state in ('pending', 'leased') and d.attempted_at is null`;

/** A delivery `d` that was sent, or may have been. */
export const told = sql`
  (d.state in ('sent', 'unknown') or d.state in ('pending', 'leased') and d.attempted_at is not null)`;
