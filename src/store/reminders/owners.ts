import { type RawBuilder, sql } from 'kysely';
import type { Owner, Target } from '../../reminders/subscription.ts';

/** A condition on subscriptions `s`. */
export function ofOwner(owner: Owner): RawBuilder<unknown> {
  return owner.kind === 'user' ? sql`s.user_id = ${owner.userId}` : sql`s.guild_id = ${owner.guildId}`;
}

export function ownerOf(target: Target): Owner {
  return target.kind === 'user'
    ? { kind: 'user', userId: target.userId }
    : { kind: 'guild', guildId: target.guildId };
}
