import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { z } from 'zod';
import type { Variant } from '../engine.ts';
import {
  type Built,
  builtSchema,
  type Found,
  foundSchema,
  type Loaded,
  loadedSchema,
  preparedSchema,
  type Request,
  type Source,
} from './messages.ts';

const worker = path.join(import.meta.dirname, 'worker.ts');

/** As the npm scripts bound it: what is waiting to be collected there would else count as memory of the engine. */
const youngGeneration = '--max-semi-space-size=4';
/** Of V8's heap, above which a process is stopped. */
export const memoryLimitMegabytes = 3000;

/** That the process of an engine was given up. The message is what a table shows. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** An engine in a process of its own, which is started anew after it was `Stopped`. */
export class RemoteEngine {
  readonly name: string;
  readonly description: Loaded;
  #child: ChildProcess;
  #prepared: Source | undefined;

  private constructor(name: string, { child, description }: { child: ChildProcess; description: Loaded }) {
    this.name = name;
    this.description = description;
    this.#child = child;
  }

  static async start(name: string): Promise<RemoteEngine> {
    return new RemoteEngine(name, await startChild(name));
  }

  /**
   * Builds a variant from the entries of a source; what was built before is dropped.
   *
   * @param limit Seconds, after which the process is stopped.
   * @throws {Stopped} When it takes longer, or more memory than there is for it.
   */
  async build(source: Source, variant: Variant, limit: number): Promise<Built> {
    if (hasEnded(this.#child)) {
      ({ child: this.#child } = await startChild(this.name));
      this.#prepared = undefined;
    }
    if (this.#prepared !== source) await ask(this.#child, { kind: 'prepare', source }, preparedSchema);
    this.#prepared = source;
    return ask(this.#child, { kind: 'build', variant }, builtSchema, limit);
  }

  /** @param budget Milliseconds, after which no further query is begun. */
  search(queries: readonly string[], budget?: number): Promise<Found> {
    return ask(
      this.#child,
      { kind: 'search', queries, ...(budget !== undefined && { budget }) },
      foundSchema,
    );
  }

  async stop(): Promise<void> {
    if (hasEnded(this.#child)) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}

async function startChild(name: string): Promise<{ child: ChildProcess; description: Loaded }> {
  const child = fork(worker, {
    execArgv: [`--max-old-space-size=${memoryLimitMegabytes}`, youngGeneration],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return { child, description: await ask(child, { kind: 'load', engine: name }, loadedSchema) };
}

function hasEnded({ exitCode, signalCode, killed }: ChildProcess): boolean {
  return killed || exitCode !== null || signalCode !== null;
}

/** Sends a request and waits for the reply, for the end of the process or for the end of the time. */
function ask<Schema extends z.ZodType>(
  child: ChildProcess,
  request: Request,
  schema: Schema,
  limit?: number,
): Promise<z.infer<Schema>> {
  return new Promise((resolve, reject) => {
    let errors = '';
    const listen = (chunk: Buffer): void => {
      errors = (errors + chunk.toString()).slice(-10_000);
    };
    const timer = setTimeout(
      () => {
        child.off('exit', ended);
        child.kill('SIGKILL');
        settle();
        reject(new Stopped(`> ${String(limit)} s`));
      },
      limit === undefined ? 2 ** 31 - 1 : limit * 1000,
    );
    const settle = (): void => {
      clearTimeout(timer);
      child.off('message', replied).off('exit', ended);
      child.stderr?.off('data', listen);
    };
    const replied = (reply: unknown): void => {
      settle();
      resolve(schema.parse(reply));
    };
    const ended = (): void => {
      settle();
      if (/out of memory/i.test(errors)) reject(new Stopped(`> ${memoryLimitMegabytes / 1000} GB`));
      else reject(new Error(`the process of an engine has ended:\n${errors}`));
    };
    child.once('message', replied).once('exit', ended);
    child.stderr?.on('data', listen);
    child.send(request);
  });
}
