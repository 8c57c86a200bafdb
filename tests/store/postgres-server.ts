import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Client } from 'pg';

/** A real PostgreSQL server on loopback. Whoever starts it stops it; it ends with the process that started it in any case. */
export class PostgresServer {
  readonly port: number;
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: AsyncIterator<string>;
  #made = 0;

  private constructor(
    started: ChildProcessByStdio<Writable, Readable, Readable>,
    lines: AsyncIterator<string>,
    port: number,
  ) {
    this.#process = started;
    this.#lines = lines;
    this.port = port;
  }

  /** Takes one to two seconds. */
  static async start(): Promise<PostgresServer> {
    const script = path.join(import.meta.dirname, 'postgres-process.ts');
    // Detached: a signal to the group of the tests would end the process before it has cleaned up.
    const started = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    const output: string[] = [];
    started.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    started.stdin.on('error', () => undefined);
    const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
    const { value } = await lines.next();
    const port = Number(/^port (\d+)$/.exec(String(value))?.[1]);
    if (!port) throw new Error(`PostgreSQL did not start:\n${output.join('')}`);
    return new PostgresServer(started, lines, port);
  }

  /** The address of a database, which need not be there. */
  url(database: string, user = 'postgres', password = 'password', port = this.port): string {
    return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  }

  /** Makes an empty database. @returns Its name. */
  async createDatabase(options = ''): Promise<string> {
    const name = `db${(this.#made += 1)}`;
    await this.query(`create database ${name} ${options}`);
    return name;
  }

  /** Makes an empty schema, which is to its users like a database, and a hundred times as fast. @returns Its address. */
  async createSchema(port = this.port): Promise<string> {
    const name = `schema${(this.#made += 1)}`;
    await this.query(`create schema ${name}`);
    return `${this.url('postgres', 'postgres', 'password', port)}?options=-c%20search_path%3D${name}`;
  }

  /** Runs SQL as the owner of the server. */
  async query(sql: string, database = 'postgres'): Promise<void> {
    const client = new Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** Stops the server as an operator would; `restart` brings it back with its data. */
  async pause(): Promise<void> {
    await this.#order('pause');
  }

  async restart(): Promise<void> {
    await this.#order('restart');
  }

  async stop(): Promise<void> {
    this.#process.stdin.end();
    await once(this.#process, 'exit');
  }

  async #order(order: string): Promise<void> {
    this.#process.stdin.write(`${order}\n`);
    await this.#lines.next();
  }
}
