import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { cacheHome } from '../../support/cache-home.ts';

const launcher = path.resolve(import.meta.dirname, '../../../src/launch.js');

/** The real bot as a process of its own, running. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  readonly #watchers = new Set<() => void>();
  stdout = '';
  stderr = '';

  constructor(env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [launcher], {
      env: { PATH: '/usr/bin:/bin', XDG_CACHE_HOME: cacheHome, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#closed = once(this.#child, 'close');
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#hear('stdout', chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#hear('stderr', chunk));
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the bot could not be started');
    return this.#child.pid;
  }

  /** Resolves when the bot has printed this. */
  async prints(text: string, where: 'stdout' | 'stderr' = 'stdout'): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => {
      if (this[where].includes(text)) resolve();
    };
    const end = () =>
      reject(new Error(`the bot ended without printing "${text}":\n${this.stdout}${this.stderr}`));
    this.#watchers.add(look);
    this.#child.once('close', end);
    look();
    await promise;
    this.#watchers.delete(look);
    this.#child.off('close', end);
  }

  signal(name: 'SIGTERM' | 'SIGINT' | 'SIGKILL' | 'SIGHUP'): void {
    this.#child.kill(name);
  }

  /** The exit code, once the process has ended; null when a signal killed it. */
  async exitCode(): Promise<number | null> {
    await this.#closed;
    return this.#child.exitCode;
  }

  /** Ends the process, whatever state it is in. */
  async kill(): Promise<void> {
    if (this.#child.exitCode === null) this.signal('SIGKILL');
    await this.#closed;
  }

  #hear(where: 'stdout' | 'stderr', chunk: Buffer): void {
    this[where] += chunk.toString();
    for (const watcher of this.#watchers) watcher();
  }
}
