import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import type { PackTask, PackTaskResult } from './task.ts';

/**
 * Does a task in a thread of its own, so that answers go on meanwhile.
 *
 * @throws {Error} When the thread fails: it has no memory, or its sources were replaced by such that do not fit.
 */
export async function inWorker(task: PackTask, logLevel: Config['logLevel']): Promise<PackTaskResult> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: { task, logLevel } });
  const ended = once(worker, 'exit').then(() => {
    throw new Error('the worker ended without a result');
  });
  try {
    const [result]: PackTaskResult[] = await Promise.race([once(worker, 'message'), ended]);
    if (!result) throw new Error('the worker sent nothing');
    return result;
  } finally {
    ended.catch(() => undefined);
    await worker.terminate();
  }
}
