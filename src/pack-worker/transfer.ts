import { Temporal } from 'temporal-polyfill';
import type { Pack, Session } from '../knowledge/pack.ts';

/** A pack in values that can be sent from one thread to another. */
export interface SentPack extends Omit<Pack, 'sessions'> {
  readonly sessions: readonly SentSession[];
}

interface SentSession extends Omit<Session, 'start' | 'end'> {
  readonly start: string;
  readonly end: string | undefined;
}

export function packToSend(pack: Pack): SentPack {
  const sessions = pack.sessions.map(({ start, end, ...session }) => ({
    ...session,
    start: start.toString(),
    end: end?.toString(),
  }));
  return { ...pack, sessions };
}

export function packFromSent(sent: SentPack): Pack {
  const sessions = sent.sessions.map(({ start, end, ...session }) => ({
    ...session,
    start: Temporal.ZonedDateTime.from(start),
    ...(end === undefined ? {} : { end: Temporal.ZonedDateTime.from(end) }),
  }));
  return { ...sent, sessions };
}
