import type { Log } from '../../log.ts';
import { onlyWhile } from '../gateway/only-while.ts';
import type { Publications, PublishedEvent } from '../ports.ts';
import { type LeftOut, planOf, type Situation, type Step } from './plan.ts';
import { type Halt, isUnfinished, newReport, type Report } from './report.ts';
import { type ScheduledEvents, troubleOf } from './scheduled-events.ts';

/** Whether the lease still holds, for all that this process knows. */
export type Held = () => boolean;

/** What a run works with, for one server, while it holds the lease. */
export interface RunParts {
  readonly guildId: string;
  /** The lease's. */
  readonly token: string;
  readonly store: Publications;
  readonly events: ScheduledEvents;
  /** The bot's user. */
  readonly selfId: string;
  /** Makes the lease longer; nothing when it is lost. */
  readonly hold: () => Promise<Held | undefined>;
  readonly log: Log;
}

/** What the events are to be. */
export interface Wanted extends Pick<Situation, 'pack' | 'sessions' | 'now' | 'isAsked'> {
  /** Of the pack. */
  readonly version: string;
}

class Halted extends Error {
  readonly halt: Halt;

  constructor(halt: Halt) {
    super(halt);
    this.halt = halt;
  }
}

/** So many events in a row that the bot may not touch tell that it lacks the permission, and not that somebody has done something to one. */
const mostForbidden = 3;

/**
 * One pass over a server's events: makes the difference between what is wanted and what is there, and notes each step when it is
 * done. Whatever ends it in between, the next pass goes on from there.
 */
export class PublicationRun {
  readonly #parts: RunParts;
  readonly #report = newReport();
  /** Sessions whose former event could not be deleted. */
  readonly #standing = new Set<string>();
  #isFull = false;
  #forbidden = 0;

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  /** Never rejects. */
  async bringUpToDate({ version, ...wanted }: Wanted): Promise<Report> {
    return this.#reported(async () => {
      const { guildId, token, store } = this.#parts;
      await this.#make(wanted);
      if (!isUnfinished(this.#report)) await store.settle(guildId, token, wanted.pack, version);
    });
  }

  /** Deletes what lies ahead of what the bot has made, and ends the publication. Never rejects. */
  async stop({ pack, now }: Pick<Wanted, 'pack' | 'now'>): Promise<Report> {
    return this.#reported(async () => {
      const { guildId, token, store } = this.#parts;
      await this.#make({ pack, now, sessions: [], isAsked: true });
      if (isUnfinished(this.#report)) return;
      if (!(await store.end(guildId, token))) throw new Halted('taken over');
    });
  }

  async #make(wanted: Omit<Wanted, 'version'>): Promise<void> {
    const { guildId, store, events, selfId } = this.#parts;
    const rows = await store.eventsOf(guildId);
    const listed = await events.list(guildId);
    for (const step of planOf({ ...wanted, rows, listed, selfId })) await this.#try(step, wanted.pack);
  }

  /** Leaves a session out where Discord does not take it, and goes on with the others. */
  async #try(step: Step, pack: string): Promise<void> {
    try {
      await this.#do(step, pack);
      if (step.kind !== 'keep' && step.kind !== 'leave out') this.#forbidden = 0;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === 'no-permission') this.#forbidden += step.kind === 'create' ? mostForbidden : 1;
      if (trouble === 'away' || this.#forbidden >= mostForbidden) throw error;
      if (trouble === 'full') this.#isFull = true;
      else this.#parts.log().warn({ err: error, event: titleOf(step) }, 'Discord refuses an event');
      this.#leaveOut(step, trouble === 'no-permission' ? 'forbidden' : trouble);
    }
  }

  #leaveOut(step: Step, why: LeftOut): void {
    if (step.kind === 'remove') this.#standing.add(step.row.sessionId);
    this.#report.leftOut.push({ title: titleOf(step), why });
  }

  async #do(step: Step, pack: string): Promise<void> {
    const { guildId, store, events } = this.#parts;
    const { changed, cancelled, deleted, kept, leftOut } = this.#report;
    switch (step.kind) {
      case 'create':
        return this.#create(step, pack);
      case 'change':
        if (await this.#change(step)) changed.push(step.event.title);
        else leftOut.push({ title: step.event.title, why: 'declined' });
        return;
      case 'cancel':
        await this.#held(() => events.cancel(guildId, step.row.eventId));
        await this.#save({ ...step.row, state: 'cancelled' });
        cancelled.push(step.event.title);
        return;
      case 'remove':
        await this.#held(() => events.remove(guildId, step.row.eventId));
        await store.forget(guildId, step.row);
        if (!step.isReplaced) deleted.push(step.title);
        return;
      case 'clear':
        await this.#held(() => events.remove(guildId, step.orphan.id));
        deleted.push(step.orphan.name);
        return;
      case 'forget':
        await store.forget(guildId, step.row);
        return;
      case 'note':
        await this.#save(step.row);
        return;
      case 'keep':
        kept.push(step.event.title);
        return;
      case 'leave out':
        leftOut.push({ title: step.event.title, why: step.why });
    }
  }

  async #create({ event, orphan }: Step & { kind: 'create' }, pack: string): Promise<void> {
    const { guildId, events } = this.#parts;
    if (this.#standing.has(event.sessionId)) return;
    if (!orphan && this.#isFull) {
      this.#report.leftOut.push({ title: event.title, why: 'full' });
      return;
    }
    const eventId = await this.#held(async () => {
      const isAdopted = orphan !== undefined && (await events.change(guildId, orphan.id, event.body));
      return isAdopted ? orphan.id : events.create(guildId, event.body);
    });
    const { sessionId, fingerprint, endsAt } = event;
    await this.#save({ sessionId, pack, eventId, fingerprint, endsAt, state: 'published' });
    this.#report.created.push(event.title);
  }

  /** False where somebody has deleted or ended it just now. */
  async #change({ event, row, timed }: Step & { kind: 'change' }): Promise<boolean> {
    const { guildId, events } = this.#parts;
    const { scheduled_start_time: start, ...others } = event.body;
    const body = timed ? { ...others, scheduled_start_time: start } : others;
    const { fingerprint, endsAt } = event;
    const isThere = await this.#held(() => events.change(guildId, row.eventId, body));
    await this.#save(isThere ? { ...row, fingerprint, endsAt } : { ...row, state: 'declined' });
    return isThere;
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

  /** Requests a change, which leaves only while the lease holds. */
  async #held<Result>(change: () => Promise<Result>): Promise<Result> {
    const held = await this.#parts.hold();
    if (!held) throw new Halted('taken over');
    return onlyWhile(held, change);
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

function titleOf(step: Step): string {
  switch (step.kind) {
    case 'remove':
      return step.title;
    case 'clear':
      return step.orphan.name;
    case 'forget':
    case 'note':
      return step.row.sessionId;
    default:
      return step.event.title;
  }
}

function haltOf(error: unknown): Halt {
  if (error instanceof Halted) return error.halt;
  return troubleOf(error) === 'no-permission' ? 'no-permission' : 'away';
}
