import { parseArgs } from 'node:util';
import { PostgresServer } from '../store/postgres-server.ts';
import { limitedFiles, smallDisk } from './full-disk.ts';
import { away, endure, full, locked } from './outage.ts';
import { trial, type TrialOptions, type TrialResult } from './trial.ts';

/**
 * `npm run test:faults`: kills real bots at random instants while 500 reminders fall due, 200 times for each database, and counts
 * what was lost and what was seen twice; then takes their databases away for a minute. Exit code 1 when anything went wrong, or could not be
 * tried.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    deliveries: { type: 'string', default: '500' },
    databases: { type: 'string', default: 'sqlite,postgres' },
    parallel: { type: 'string', default: '4' },
    /** Seconds that each outage lasts; 0 for none. */
    outages: { type: 'string', default: '60' },
  },
});
const runs = Number(values.runs);
const deliveries = Number(values.deliveries);
const parallel = Number(values.parallel);

let failed = false;
if (values.databases.includes('sqlite')) {
  failed =
    (await series('SQLite, 1 worker', () => Promise.resolve({ workers: 1, kills: 3, deliveries }))) || failed;
}
if (values.databases.includes('postgres')) {
  const server = await PostgresServer.start();
  try {
    const options = async () => ({
      databaseUrl: await server.createSchema(),
      workers: 3,
      kills: 2,
      deliveries,
    });
    failed = (await series('PostgreSQL, 3 workers', options)) || failed;
  } finally {
    await server.stop();
  }
}
if (values.outages !== '0') failed = (await outages(Number(values.outages) * 1000)) || failed;
process.exitCode = failed ? 1 : 0;

/** @returns Whether anything went wrong. */
async function outages(milliseconds: number): Promise<boolean> {
  let wrong = false;
  for (const outage of [locked, full(smallDisk, limitedFiles), away]) {
    const result = await endure(outage, milliseconds);
    if (!result) {
      wrong = true;
      process.stdout.write(
        `${outage.name}: cannot be tried here; let this run mount a disk (as root), or install prlimit (util-linux)\n`,
      );
      continue;
    }
    const { way, deliveries: due, seen, doubled, answered } = result;
    const name = way === undefined ? outage.name : `${outage.name} (${way})`;
    wrong ||= seen !== due || doubled > 0 || !answered;
    process.stdout.write(
      `${name} for ${milliseconds / 1000} s: ${due} reminders, ${due - seen} lost, ${doubled} seen twice, questions ${answered ? '' : 'not '}answered meanwhile; the log said so\n`,
    );
  }
  return wrong;
}

/** @returns Whether anything went wrong. */
async function series(name: string, options: () => Promise<TrialOptions>): Promise<boolean> {
  const results: TrialResult[] = [];
  let started = 0;
  const lane = async () => {
    while (started < runs) {
      started += 1;
      results.push(await trial(await options()));
      process.stderr.write(`\r${name}: ${results.length} of ${runs} runs `);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: parallel }, lane));
  const total = (key: keyof TrialResult) => results.reduce((sum, result) => sum + result[key], 0);
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  process.stdout.write(
    `\n${name}: ${runs} runs with ${total('kills')} kills in ${minutes} min: ${total('deliveries')} reminders, ${total('lost')} lost, ${total('doubled')} seen twice, ${total('suppressed')} repeats suppressed by their nonce, ${total('damaged')} subscriptions damaged\n`,
  );
  return total('lost') + total('doubled') + total('damaged') > 0;
}
