import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';
import type { Vitals } from './probe.ts';

const launcher = path.resolve(import.meta.dirname, '../../src/launch.js');
const probe = path.resolve(import.meta.dirname, 'probe.ts');

const vitalsSchema = z.object({
  delayMedian: z.number(),
  delayP99: z.number(),
  delayMax: z.number(),
  memory: z.number(),
  cpu: z.number(),
});

/** The bot as `npm start` runs it, with a probe inside. */
export class MeasuredBot {
  readonly #child: ChildProcess;

  constructor(env: Readonly<Record<string, string>>) {
    const limits = ['--max-semi-space-size=4', '--max-old-space-size=1024'];
    this.#child = spawn(process.execPath, [...limits, '--import', probe, launcher], {
      env: { PATH: '/usr/bin:/bin', ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  async vitals(reset = false): Promise<Vitals> {
    const { promise, resolve } = Promise.withResolvers<Vitals>();
    this.#child.once('message', (message) => resolve(vitalsSchema.parse(message)));
    this.#child.send(reset ? 'reset' : 'vitals');
    return promise;
  }

  async stop(): Promise<number | null> {
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGTERM');
    await closed;
    return this.#child.exitCode;
  }
}
