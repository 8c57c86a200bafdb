import { parentPort, workerData } from 'node:worker_threads';
import { lazyLog } from '../log.ts';
import { doPackTask } from './do-task.ts';
import type { PackTask } from './task.ts';

const { task, logLevel }: { task: PackTask; logLevel: Parameters<typeof lazyLog>[0] } = workerData;
const result = doPackTask(task, lazyLog(logLevel));
const bytes = result.kind === 'read' ? result.index?.buffer : undefined;
parentPort?.postMessage(result, bytes instanceof ArrayBuffer ? [bytes] : []);
