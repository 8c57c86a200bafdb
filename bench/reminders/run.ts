import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PostgresServer } from '../../tests/store/postgres-server.ts';
import { machineLine } from '../report/machine.ts';
import { storm, type StormResult } from './due-at-once.ts';
import { planning } from './planning.ts';

/**
 * `npm run bench:reminders`: deliveries that fall due in the same second, on SQLite and on PostgreSQL with 1, 2 and 4 workers, with
 * Discord unlimited and at 50 requests a second; and planning. Discord's stand-in and PostgreSQL run on the same machine.
 */
const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '100000' },
    /** At 50 a second, 100,000 take 37 minutes. */
    limited: { type: 'string', default: '3000' },
    planned: { type: 'string', default: '1000000' },
    only: { type: 'string', default: 'unlimited,limited,drift,planning' },
    /** 0 is SQLite, with one worker; others are workers on PostgreSQL. */
    setups: { type: 'string', default: '0,1,2,4' },
  },
});
const discordsLimit = 50;
/** One session a second, in ten channels. */
const drifting = 500;
const line = (text: string) => process.stdout.write(`${text}\n`);

line(machineLine(new Date()));
const server = await PostgresServer.start();
try {
  const parts = values.only.split(',');
  if (parts.includes('unlimited')) await storms(Number(values.deliveries), null);
  if (parts.includes('limited')) await storms(Number(values.limited), discordsLimit);
  if (parts.includes('drift')) await storms(drifting, discordsLimit, 1);
  if (parts.includes('planning')) await plannings(Number(values.planned));
} finally {
  await server.stop();
}

async function storms(deliveries: number, limit: number | null, every = 0): Promise<void> {
  line(
    `\n${deliveries} deliveries due ${every === 0 ? 'in the same second' : 'one session a second'}, ${limit === null ? 'Discord unlimited' : `Discord at ${limit} requests a second`}`,
  );
  line('| | a second | delay: median | 90% | 99% | last | memory | event loop late, 99% |');
  line('|---|---:|---:|---:|---:|---:|---:|---:|');
  for (const workers of values.setups.split(',').map(Number)) {
    const isSqlite = workers === 0;
    const databaseUrl = isSqlite ? undefined : await server.createSchema();
    const result = await storm({ databaseUrl, workers: Math.max(1, workers), deliveries, limit, every });
    line(row(isSqlite ? 'SQLite, 1 worker' : `PostgreSQL, ${workers}`, result, every === 0));
  }
}

function row(name: string, { seconds, delays, memory, loopDelay }: StormResult, isStorm: boolean): string {
  const at = (share: number) =>
    `${((delays[Math.floor((delays.length - 1) * share)] ?? 0) / 1000).toFixed(2)} s`;
  const rate = isStorm ? Math.round(delays.length / seconds) : '';
  return `| ${[name, rate, at(0.5), at(0.9), at(0.99), at(1), `${Math.round(memory)} MB`, `${loopDelay.toFixed(0)} ms`].join(' | ')} |`;
}

async function plannings(count: number): Promise<void> {
  line(`\nPlanning ${count} deliveries`);
  line('| | plan | move all | again, unchanged | memory |');
  line('|---|---:|---:|---:|---:|');
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-bot-planning-'));
  try {
    for (const [name, place] of [
      ['SQLite', { dataDir: folder }],
      ['PostgreSQL', { databaseUrl: await server.createSchema() }],
    ] as const) {
      const { seconds, moving, again, memory } = await planning(place, count);
      line(
        `| ${name} | ${seconds.toFixed(1)} s | ${moving.toFixed(1)} s | ${again.toFixed(2)} s | ${Math.round(memory)} MB |`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
