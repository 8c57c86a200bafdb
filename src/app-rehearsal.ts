import { Temporal } from 'temporal-polyfill';
import { exitCodes, UserError } from './errors.ts';
import type { Log } from './log.ts';
import type { ReadPack } from './pack-loader.ts';
import { occurrencesOf } from './reminders/occurrences-of.ts';
import type { Preferences } from './reminders/preferences.ts';
import type { NewSubscription } from './reminders/subscription.ts';
import { copySubscriptions } from './store/copy-subscriptions.ts';
import { openStoreInMemory, type StorePlace } from './store/open-store.ts';
import type { Output } from './terminal/output.ts';
import { rehearse, startOf } from './terminal/rehearsal/rehearse.ts';
import { aboutSample, sampleSubscriptions } from './terminal/rehearsal/sample.ts';
import { nameOf } from './terminal/rehearsal/transcript.ts';

export interface RehearsalOptions {
  /** So many times faster than the clock on the wall; at once when not given. */
  readonly speed: number | undefined;
  /** A wall time in the summit's zone, at which the rehearsal begins. */
  readonly at: string | undefined;
  /** Only the next anniversaries. */
  readonly anniversary: boolean;
}

export interface Rehearsal {
  readonly read: ReadPack;
  readonly place: StorePlace;
  readonly options: RehearsalOptions;
  readonly output: Output;
  /** The real one. */
  readonly now: Temporal.Instant;
  readonly log: Log;
}

/**
 * Rehearses the days of a summit, and where it is commemorated its next anniversaries, with the subscriptions that there are: they
 * are copied, and nothing is written.
 *
 * @throws {UserError} When there is nothing to rehearse, or the store cannot be read.
 */
export async function runRehearsal(rehearsal: Rehearsal, stop: AbortSignal): Promise<void> {
  const { read, place, options, output, log } = rehearsal;
  const { pack } = read;
  const zone = zoneOf(rehearsal);
  const at = options.at === undefined ? undefined : readAt(options.at, zone);
  const copied = await copySubscriptions(place, pack.id, log);
  const all = copied?.subscriptions ?? [];
  const wishes: NewSubscription[] = all
    .filter(({ paused }) => !paused)
    .map(({ target, what, offsets, createdBy }) => ({
      pack: pack.id,
      target,
      what,
      offsets,
      createdBy: createdBy ?? 'nobody',
    }));
  await output.write(`${pack.title}: rehearsal. All times are those of ${zone}.\n`);
  await output.write(
    all.length === 0 ? `${aboutSample(pack)}\n` : `${counted(all.length)}, copied; nothing is written.\n`,
  );
  for (const { target, paused } of all) {
    if (paused)
      await output.write(`Nothing is posted while it is paused (${paused.reason}): ${nameOf(target)}.\n`);
  }
  const chosen = all.length === 0 ? sampleSubscriptions(pack) : wishes;
  const ofAnniversaries = chosen.filter(({ what }) => what.kind === 'anniversaries');
  const ofSummit = chosen.filter(({ what }) => what.kind !== 'anniversaries');
  const preferences = copied?.preferences ?? new Map<string, Preferences>();
  const play = async (part: readonly NewSubscription[], start: Temporal.Instant | undefined) => {
    if (!start || stop.aborted) return;
    const store = await openStoreInMemory(log);
    const { speed } = options;
    try {
      const { reminders } = store;
      await rehearse(
        { found: read, zone, wishes: part, preferences, store: reminders, start, speed, output, log },
        stop,
      );
    } finally {
      await store.close();
    }
  };
  if (!options.anniversary) {
    if (ofSummit.length === 0) await output.write('\nNobody is reminded of its sessions and days.\n');
    else await play(ofSummit, at ?? startOf(ofSummit, occurrencesOf(pack, rehearsal.now)));
  }
  if (pack.commemorate !== 'yearly' || stop.aborted) return;
  if (!options.anniversary) await output.write('\nThe next anniversaries\n');
  if (ofAnniversaries.length === 0) await output.write('\nNobody is reminded of its anniversaries.\n');
  else await play(ofAnniversaries, at ?? rehearsal.now);
}

function zoneOf({ read: { pack }, options }: Rehearsal): string {
  const missing = (message: string) => new UserError(`${pack.title}: ${message}`, exitCodes.config);
  if (pack.sessions.length === 0)
    throw missing('summit.yaml has no sessions, so nobody is reminded of anything.');
  if (pack.timezone === undefined) {
    throw missing(
      'summit.yaml has no timezone, so nobody knows when reminders are due: add one, such as `timezone: Europe/Zurich`.',
    );
  }
  if (options.anniversary && pack.commemorate !== 'yearly') {
    throw missing('summit.yaml does not say `commemorate: yearly`, so no anniversary is posted.');
  }
  return pack.timezone;
}

function readAt(text: string, zone: string): Temporal.Instant {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
  } catch (error) {
    throw new UserError(
      `--at is ${JSON.stringify(text)}: it may hold a time in the summit's zone, such as "2030-07-05 18:00".`,
      exitCodes.usage,
      { cause: error },
    );
  }
}

function counted(number: number): string {
  return number === 1
    ? 'With the one subscription that there is'
    : `With the ${number} subscriptions that there are`;
}
