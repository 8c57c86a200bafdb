import type { Log } from '../../log.ts';
import type { Publications, PublishedEvent } from '../ports.ts';
import { orphanOf, planOf, type Step } from './plan.ts';
import { type Halt, newReport, type Report } from './report.ts';
import { type ListedEvent, type ScheduledEvents, troubleOf } from './scheduled-events.ts';
import type { SessionEvent } from './session-events.ts';

/** What a run works with, for one server, while it holds the lease. */
export interface RunParts {
  readonly guildId: string;
  /** The lease's. */
  readonly token: string;
  readonly store: Publications;
  readonly events: ScheduledEvents;
  /** The bot's user. */
  readonly selfId: string;
  /** Makes the lease longer; false when it is lost. */
  readonly hold: () => Promise<boolean>;
  readonly log: Log;
}

/** What the events are to be. */
export interface Wanted {
  readonly pack: string;
  readonly sessions: readonly SessionEvent[];
  readonly now: number;
  readonly isAsked: boolean;
}

class Halted extends Error {
  readonly halt: Halt;

  constructor(halt: Halt) {
    super(halt);
    this.halt = halt;
  }
}

/**
 * One pass over a server's events: makes the difference between what is wanted and what is there, and notes each step when it is
 * done. Whatever ends it in between, the next pass goes on from there.
 */
export class PublicationRun {
  readonly #parts: RunParts;
  readonly #report = newReport();
  #listed: readonly ListedEvent[] = [];
  #noted = new Set<string>();
  #isFull = false;

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  /** Never rejects. */
  async bringUpToDate(wanted: Wanted): Promise<Report> {
    return this.#reported(async () => {
      const rows = await this.#look();
      for (const step of planOf({ ...wanted, rows, listed: this.#listed })) {
        await this.#do(step, wanted.pack);
      }
    });
  }

  /** Deletes what lies ahead of what the bot has made of these sessions. Never rejects. */
  async removeAll(sessions: readonly SessionEvent[]): Promise<Report> {
    return this.#reported(async () => {
      const { guildId, store, events, selfId } = this.#parts;
      for (const row of await this.#look()) {
        const event = this.#listed.find(({ id }) => id === row.eventId);
        if (row.state === 'published' && event?.isAhead) {
          await this.#hold();
          await events.remove(guildId, row.eventId);
          this.#report.deleted.push(event.name);
        }
        await store.forget(guildId, row);
      }
      for (const session of sessions) {
        const orphan = orphanOf(session, this.#listed, selfId, this.#noted);
        if (!orphan?.isAhead) continue;
        await this.#hold();
        await events.remove(guildId, orphan.id);
        this.#report.deleted.push(session.title);
      }
    });
  }

  async #look(): Promise<readonly PublishedEvent[]> {
    const { guildId, store, events } = this.#parts;
    const rows = await store.eventsOf(guildId);
    this.#noted = new Set(rows.map(({ eventId }) => eventId));
    this.#listed = await events.list(guildId);
    return rows;
  }

  async #do(step: Step, pack: string): Promise<void> {
    const { guildId, store, events } = this.#parts;
    const { created, changed, cancelled, deleted, kept, leftOut } = this.#report;
    switch (step.kind) {
      case 'create':
        if (await this.#taken(step.event, () => this.#create(step.event, pack)))
          created.push(step.event.title);
        return;
      case 'change':
        if (await this.#taken(step.event, () => this.#change(step))) changed.push(step.event.title);
        return;
      case 'cancel':
        await this.#hold();
        await events.cancel(guildId, step.row.eventId);
        await this.#save({ ...step.row, state: 'cancelled' });
        cancelled.push(step.event.title);
        return;
      case 'remove':
        await this.#hold();
        await events.remove(guildId, step.row.eventId);
        await store.forget(guildId, step.row);
        if (step.title !== null) deleted.push(step.title);
        return;
      case 'forget':
        await store.forget(guildId, step.row);
        return;
      case 'note':
        await this.#save({ ...step.row, state: step.state });
        return;
      case 'keep':
        kept.push(step.event.title);
        return;
      case 'leave out':
        leftOut.push({ title: step.event.title, why: step.why });
    }
  }

  /** Leaves a session out where Discord does not take it, and goes on with the others. */
  async #taken(event: SessionEvent, work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      const why = troubleOf(error);
      if (why !== 'full' && why !== 'refused') throw error;
      if (why === 'full') this.#isFull = true;
      else this.#parts.log().warn({ err: error, session: event.sessionId }, 'Discord refuses an event');
      this.#report.leftOut.push({ title: event.title, why });
      return false;
    }
  }

  async #create(event: SessionEvent, pack: string): Promise<boolean> {
    const { guildId, events, selfId } = this.#parts;
    const orphan = orphanOf(event, this.#listed, selfId, this.#noted);
    if (!orphan && this.#isFull) {
      this.#report.leftOut.push({ title: event.title, why: 'full' });
      return false;
    }
    await this.#hold();
    const isAdopted = orphan !== undefined && (await events.change(guildId, orphan.id, event.body));
    const eventId = isAdopted ? orphan.id : await events.create(guildId, event.body);
    this.#noted.add(eventId);
    const { sessionId, fingerprint, endsAt } = event;
    await this.#save({ sessionId, pack, eventId, fingerprint, endsAt, state: 'published' });
    return true;
  }

  async #change({ event, row, timed }: Step & { kind: 'change' }): Promise<boolean> {
    const { guildId, events } = this.#parts;
    const { scheduled_start_time: start, ...others } = event.body;
    const body = timed ? { ...others, scheduled_start_time: start } : others;
    await this.#hold();
    const { fingerprint, endsAt } = event;
    if (await events.change(guildId, row.eventId, body)) {
      await this.#save({ ...row, fingerprint, endsAt });
      return true;
    }
    await this.#save({ ...row, state: 'declined' });
    this.#report.leftOut.push({ title: event.title, why: 'declined' });
    return false;
  }

  async #save(event: PublishedEvent): Promise<void> {
    const { guildId, token, store } = this.#parts;
    if (await store.save(guildId, token, event)) return;
    await this.#withdrawDouble(event);
    throw new Halted('taken over');
  }

  /** Deletes an event that was made while another process made one for the same session: the lease had run out meanwhile. */
  async #withdrawDouble({ sessionId, eventId }: PublishedEvent): Promise<void> {
    const { guildId, store, events } = this.#parts;
    const row = (await store.eventsOf(guildId)).find((other) => other.sessionId === sessionId);
    if (row?.state === 'published' && row.eventId !== eventId) await events.remove(guildId, eventId);
  }

  async #hold(): Promise<void> {
    if (!(await this.#parts.hold())) throw new Halted('taken over');
  }

  async #reported(work: () => Promise<void>): Promise<Report> {
    try {
      await work();
    } catch (error) {
      this.#report.halt = { why: haltOf(error), cause: error };
    }
    return this.#report;
  }
}

function haltOf(error: unknown): Halt {
  if (error instanceof Halted) return error.halt;
  return troubleOf(error) === 'no-permission' ? 'no-permission' : 'away';
}
