import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Pack } from '../../knowledge/pack.ts';
import type { Log } from '../../log.ts';
import { isBefore } from '../../reminders/instants.ts';
import type { SchedulePacks } from '../../reminders/ports.ts';
import { writeWhat } from '../../reminders/what.ts';
import type { Lease, Publication, Publications } from '../ports.ts';
import { notStored } from '../steady-store.ts';
import { PublicationRun } from './publication-run.ts';
import { isUnfinished, type Report } from './report.ts';
import { type Failure, Retries } from './retries.ts';
import type { ScheduledEvents } from './scheduled-events.ts';
import { sessionEvents } from './session-events.ts';

/** For so long nobody else changes a server's events; each change makes it anew. Longer than a request takes with its repetitions. */
const leaseTime = { minutes: 2 } as const;

/** How long somebody waits for another process to be done, and how often it is looked, in milliseconds. */
const patience = { most: 10_000, between: 250 } as const;

/** Stands for all servers where the store does not tell which there are. */
const everywhere = 'all';

/** What came of the wish to publish a pack. */
export type Published =
  | { readonly kind: 'done'; readonly pack: Pack; readonly report: Report }
  /** Nobody knows when its sessions are. */
  | { readonly kind: 'no zone'; readonly pack: Pack }
  /** All of its sessions are over, have started or are cancelled, and nothing was published before. */
  | { readonly kind: 'nothing ahead'; readonly pack: Pack }
  /** Another process is at it. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'no pack' };

export type Stopped =
  | { readonly kind: 'done'; readonly report: Report }
  | { readonly kind: 'not published' }
  | { readonly kind: 'busy' };

export interface KeeperParts {
  readonly store: Publications;
  readonly packs: Pick<SchedulePacks, 'find'>;
  readonly events: ScheduledEvents;
  /** The bot's user; nothing before it is in Discord. */
  readonly self: () => string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Keeps the native events of servers in step with the packs that they publish.
 *
 * What is published is in the store. A server's events are changed by whoever holds its lease, one process of all.
 */
export class PublicationKeeper {
  readonly #parts: KeeperParts;
  readonly #retries: Retries;
  /** Of each server, the version of its pack that this process has brought its events in step with last, or found them to be. */
  readonly #ours = new Map<string, string>();
  #round: Promise<void> | undefined;
  #isDue = false;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#retries = new Retries(parts.clock);
  }

  /**
   * Publishes a pack, or brings up to date what is published. Does not check who may.
   *
   * @throws {UserError} When the store does not take it.
   */
  async publish(guildId: string, packName: string, userId: string): Promise<Published> {
    const { store, packs } = this.#parts;
    const found = packs.find(packName);
    if (!found) return { kind: 'no pack' };
    const { pack } = found;
    if (pack.timezone === undefined) return { kind: 'no zone', pack };
    if (!this.#hasMore(pack) && !(await stored(() => store.publicationOf(guildId)))) {
      return { kind: 'nothing ahead', pack };
    }
    const token = randomUUID();
    const isMine = () => store.publish(guildId, packName, userId, this.#lease(token));
    if (!(await this.#patiently(isMine))) return { kind: 'busy' };
    const report = await this.#kept(guildId, packName, token, true);
    return report ? { kind: 'done', pack, report } : { kind: 'no pack' };
  }

  /**
   * Deletes the events that lie ahead, and keeps nothing in step any more.
   *
   * @throws {UserError} When the store does not take it.
   */
  async stop(guildId: string): Promise<Stopped> {
    const { store } = this.#parts;
    const publication = await stored(() => store.publicationOf(guildId));
    if (!publication) return { kind: 'not published' };
    const token = randomUUID();
    if (!(await this.#patiently(() => store.stop(guildId, this.#lease(token))))) return { kind: 'busy' };
    return { kind: 'done', report: await this.#stopped(publication, token) };
  }

  /**
   * All servers: at a start, when a pack has changed, and from time to time; where nothing has changed, that is one query. Never
   * rejects.
   */
  async bringAllUpToDate(): Promise<void> {
    this.#isDue = true;
    return (this.#round ??= this.#rounds().finally(() => (this.#round = undefined)));
  }

  /** Once more when asked in the middle: a server that has had its turn may have another pack by then. */
  async #rounds(): Promise<void> {
    while (this.#isDue) {
      this.#isDue = false;
      await this.#goRound();
    }
  }

  async #goRound(): Promise<void> {
    if (this.#parts.self() === undefined || !this.#retries.isDue(everywhere)) return;
    try {
      for (const publication of await this.#parts.store.all()) {
        if (this.#retries.isDue(publication.guildId)) await this.#goOn(publication);
      }
      this.#retries.worked(everywhere);
    } catch (error) {
      this.#failed(everywhere, 'away', error);
    }
  }

  /**
   * The users who marked the event of a session, such as `session:dinner`. Nobody where there is no event, or where it cannot be
   * read: never rejects.
   */
  async interestedIn(guildId: string, pack: string, subject: string): Promise<readonly string[]> {
    const { store, events, log } = this.#parts;
    try {
      const event = (await store.eventsOf(guildId)).find(
        (row) =>
          row.pack === pack &&
          writeWhat({ kind: 'session', id: row.sessionId }) === subject &&
          row.state !== 'declined',
      );
      return event ? await events.interested(guildId, event.eventId) : [];
    } catch (error) {
      log().warn({ err: error, guild: guildId, subject }, 'it cannot be read who is interested in an event');
      return [];
    }
  }

  async #goOn(publication: Publication): Promise<void> {
    const { guildId, pack, state } = publication;
    const { store, packs } = this.#parts;
    if (state === 'kept') {
      const found = packs.find(pack);
      if (found?.pack.timezone === undefined) {
        this.#failed(guildId, found ? 'its pack has no time zone' : 'its pack is gone', undefined);
        return;
      }
      if (!this.#isBehind(publication, found.version)) return;
    }
    const token = randomUUID();
    try {
      if (!(await store.lease(guildId, this.#lease(token)))) return;
      await (state === 'stopping'
        ? this.#stopped(publication, token)
        : this.#kept(guildId, pack, token, false));
    } catch (error) {
      this.#failed(guildId, 'away', error);
    }
  }

  /**
   * In a rolling deployment two processes hold two versions of a pack: what this one has brought the events in step with, and
   * another one has changed since, is not done again. After a failure it is looked once more, whoever has gone on.
   */
  #isBehind({ guildId, version }: Publication, ours: string): boolean {
    if (version === ours) {
      this.#ours.set(guildId, ours);
      return this.#retries.hasFailed(guildId);
    }
    return version === null || this.#ours.get(guildId) !== ours;
  }

  /** Brings a server's events up to date under a lease, and lets go of it. */
  async #kept(guildId: string, name: string, token: string, isAsked: boolean): Promise<Report | undefined> {
    const { packs, clock } = this.#parts;
    const found = packs.find(name);
    return this.#underLease(guildId, token, async (run) => {
      if (!found) return undefined;
      const { pack, version } = found;
      const now = clock.now().epochMilliseconds;
      const wanted = { pack: name, version, sessions: sessionEvents(pack), now, isAsked };
      const report = await run.bringUpToDate(wanted);
      if (!isUnfinished(report)) this.#ours.set(guildId, version);
      return report;
    });
  }

  /** Ends a publication under a lease, and lets go of it. */
  async #stopped({ guildId, pack }: Publication, token: string): Promise<Report> {
    const now = this.#parts.clock.now().epochMilliseconds;
    return this.#underLease(guildId, token, (run) => run.stop({ pack, now }));
  }

  async #underLease<Result extends Report | undefined>(
    guildId: string,
    token: string,
    work: (run: PublicationRun) => Promise<Result>,
  ): Promise<Result> {
    const { store, events, self, clock, log } = this.#parts;
    const hold = async () => {
      const lease = this.#lease(token);
      const isHeld = await store.lease(guildId, lease);
      return isHeld ? () => isBefore(clock.now(), lease.until) : undefined;
    };
    const run = new PublicationRun({ guildId, token, store, events, selfId: self() ?? '', hold, log });
    try {
      const report = await work(run);
      if (report) this.#remember(guildId, report);
      return report;
    } finally {
      await store.release(guildId, token).catch((error: unknown) => this.#failed(guildId, 'away', error));
    }
  }

  #remember(guildId: string, report: Report): void {
    const { halt } = report;
    if (halt) this.#failed(guildId, halt.why, halt.cause);
    else if (isUnfinished(report)) this.#failed(guildId, 'not all events are taken', undefined);
    else this.#retries.worked(guildId);
  }

  #failed(guildId: string, why: Failure, cause: unknown): void {
    const isNew = this.#retries.failed(guildId, why);
    const details = { err: cause, guild: guildId, why };
    if (isNew) this.#parts.log().warn(details, 'events are not in step with their pack; it is tried again');
    else this.#parts.log().debug(details, 'events are still not in step with their pack');
  }

  async #patiently(isMine: () => Promise<boolean>): Promise<boolean> {
    const until = performance.now() + patience.most;
    for (;;) {
      if (await stored(isMine)) return true;
      if (performance.now() > until) return false;
      await wait(patience.between);
    }
  }

  #hasMore(pack: Pack): boolean {
    const now = this.#parts.clock.now().epochMilliseconds;
    return sessionEvents(pack).some(({ isCancelled, startsAt }) => !isCancelled && startsAt > now);
  }

  #lease(token: string): Lease {
    const from = this.#parts.clock.now();
    return { token, from, until: from.add(leaseTime) };
  }
}

async function stored<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw notStored(error);
  }
}
