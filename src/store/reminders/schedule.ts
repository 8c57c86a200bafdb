import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Occurrence } from '../../reminders/occurrence.ts';
import type { ScheduleStore } from '../../reminders/ports.ts';
import { changesBetween, type ScheduleChange } from '../../reminders/schedule-changes.ts';
import type { Database } from '../database.ts';
import type { Row, Tables } from '../tables.ts';
import { readInstant, readOccurrence, writeOccurrence } from './columns.ts';
import { follow } from './following.ts';
import { randomId } from './ids.ts';
import { lockPlanning, planUnfinished } from './planning.ts';

/** So many milliseconds may pass between two turns of the event loop on SQLite, and between two of other processes. */
const turn = 50;

/**
 * What packs hold to remind of.
 *
 * A new schedule is adopted in steps: first the occurrences, at once, which are marked where their deliveries are to follow; then
 * the deliveries, some subscriptions at a time; then the marks go and the version is noted. A process that ends in between has done
 * no harm: whoever adopts next takes the marks up.
 */
export class StoredSchedule implements ScheduleStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async adopt(
    pack: string,
    version: string,
    wanted: readonly Occurrence[],
    now: Temporal.Instant,
  ): Promise<void> {
    const run = randomId(12);
    if (await this.#begin(run, pack, version, wanted, now)) return;
    let size = 50;
    for (let after: string | undefined = ''; after !== undefined; await nextTurn()) {
      const begun = performance.now();
      after = await this.#followSome(pack, after, size, now.epochMilliseconds);
      const pace = turn / (performance.now() - begun);
      size = Math.ceil(Math.min(5000, Math.max(5, size * Math.min(2, Math.max(0.5, pace)))));
    }
    await this.#finish(run, pack, version, now);
  }

  async packs(): Promise<readonly string[]> {
    const packs: string[] = [];
    for (;;) {
      const row = await this.#database.run((connection) =>
        connection
          .selectFrom('subscriptions')
          .select(({ fn }) => fn.min<string | null>('pack').as('pack'))
          .where('stopped_at', 'is', null)
          .where('pack', '>', packs.at(-1) ?? '')
          .executeTakeFirstOrThrow(),
      );
      if (row.pack === null) return packs;
      packs.push(row.pack);
    }
  }

  async versionOf(pack: string): Promise<string | undefined> {
    const row = await this.#database.run((connection) =>
      connection.selectFrom('schedules').select('version').where('pack', '=', pack).executeTakeFirst(),
    );
    return row?.version ?? undefined;
  }

  async of(pack: string): Promise<readonly Occurrence[]> {
    const rows = await this.#database.run((connection) =>
      connection
        .selectFrom('occurrences')
        .selectAll()
        .where('pack', '=', pack)
        .orderBy('starts_at')
        .orderBy('subject')
        .execute(),
    );
    return rows.map(readOccurrence);
  }

  /** @returns Whether that was all. */
  async #begin(
    run: string,
    pack: string,
    version: string,
    wanted: readonly Occurrence[],
    now: Temporal.Instant,
  ): Promise<boolean> {
    return this.#database.transaction(async (transaction) => {
      await lockPlanning(transaction, this.#database.dialect, pack, 'alone');
      const rows = await transaction
        .selectFrom('occurrences')
        .selectAll()
        .where('pack', '=', pack)
        .where('group_name', 'is not', null)
        .execute();
      for (const change of changesBetween(rows.map(asPlanned), wanted)) await save(transaction, change);
      const unfinished = await transaction
        .selectFrom('occurrences')
        .select('subject')
        .where('pack', '=', pack)
        .where('unfinished', 'is not', null)
        .limit(1)
        .executeTakeFirst();
      const done = unfinished
        ? { adopting: run }
        : { adopting: run, version, adopted_at: now.epochMilliseconds };
      await transaction
        .insertInto('schedules')
        .values({ pack, ...done })
        .onConflict((conflict) => conflict.column('pack').doUpdateSet(done))
        .execute();
      return unfinished === undefined;
    });
  }

  /** @returns The last subscription of those that were brought in line; none at the end. */
  async #followSome(pack: string, after: string, size: number, now: number): Promise<string | undefined> {
    const { dialect } = this.#database;
    return this.#database.transaction(async (transaction) => {
      await lockPlanning(transaction, dialect, pack, 'alone');
      const { rows } = await sql<{ id: string }>`
        select id from subscriptions where pack = ${pack} and stopped_at is null and id > ${after}
        order by id limit ${size} ${dialect.forShare}`.execute(transaction);
      const upTo = rows.at(-1)?.id;
      if (upTo === undefined) return undefined;
      const range = { pack, after, upTo };
      await follow(transaction, dialect, range, now);
      await planUnfinished(transaction, dialect, range, now);
      return rows.length < size ? undefined : upTo;
    });
  }

  async #finish(run: string, pack: string, version: string, now: Temporal.Instant): Promise<void> {
    await this.#database.transaction(async (transaction) => {
      await lockPlanning(transaction, this.#database.dialect, pack, 'alone');
      const { numUpdatedRows } = await transaction
        .updateTable('schedules')
        .set({ version, adopted_at: now.epochMilliseconds })
        .where('pack', '=', pack)
        .where('adopting', '=', run)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      await transaction
        .updateTable('occurrences')
        .set({ unfinished: null })
        .where('pack', '=', pack)
        .where('unfinished', 'is not', null)
        .execute();
    });
  }
}

/** At the instant by which deliveries were planned: the zone's rules may have changed since. */
function asPlanned(row: Row<'occurrences'>): Occurrence {
  const occurrence = readOccurrence(row);
  const { start } = occurrence;
  return { ...occurrence, start: readInstant(row.starts_at).toZonedDateTimeISO(start.timeZoneId) };
}

const marks = {
  added: 'plan',
  next: 'plan',
  moved: 'follow',
  cancelled: 'follow',
  withdrawn: 'follow',
  reinstated: 'follow',
  reworded: null,
} as const satisfies Record<ScheduleChange['kind'], Row<'occurrences'>['unfinished']>;

async function save(transaction: Transaction<Tables>, { kind, occurrence }: ScheduleChange): Promise<void> {
  const row = writeOccurrence(occurrence);
  const mark = marks[kind];
  await transaction
    .insertInto('occurrences')
    .values({ ...row, revision: 1, unfinished: mark })
    .onConflict((conflict) =>
      conflict.columns(['pack', 'subject']).doUpdateSet({
        ...row,
        ...(mark && { unfinished: mark }),
        ...(mark === 'follow' && { revision: sql<number>`occurrences.revision + 1` }),
      }),
    )
    .execute();
}
