import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const launcher = path.resolve(import.meta.dirname, '../launch.js');

/**
 * Starts the bot as a process of its own, asks one question and waits for the first byte of the answer.
 *
 * @param cacheHome The folder for caches; an empty one makes it index the pack first.
 * @returns Seconds from the start; and the most memory that the process has held until then, where the system tells
 *   (Linux).
 */
export async function timeToFirstAnswer(
  question: string,
  cacheHome: string,
): Promise<{ seconds: number; megabytes: number | undefined }> {
  const start = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, launcher, 'ask'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { XDG_CACHE_HOME: cacheHome },
  });
  child.stdin.write(`${question}\n`);
  await once(child.stdout, 'data');
  const seconds = (performance.now() - start) / 1000;
  const megabytes = peakMemory(child.pid);
  child.stdin.end();
  await once(child, 'close');
  return { seconds, megabytes };
}

function peakMemory(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
