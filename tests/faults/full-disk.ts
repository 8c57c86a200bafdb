import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BotProcess } from '../discord/support/bot-process.ts';

/** A folder for a database that the bot cannot write to for a while, as there is no room. */
export interface FullDisk {
  /** How it is made, for people. */
  readonly way: string;
  readonly folder: string;
  fill(bot: BotProcess): void;
  clear(bot: BotProcess): void;
  remove(): void;
}

/** A small disk in memory, which a file fills up. @returns Nothing where no disk may be mounted. */
export function smallDisk(parent: string): FullDisk | undefined {
  const folder = path.join(parent, 'disk');
  mkdirSync(folder);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', folder]).status !== 0) return undefined;
  const filler = path.join(folder, 'filler');
  return {
    way: 'a small disk in memory',
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
    },
    clear: () => rmSync(filler),
    remove: () => void spawnSync('umount', [folder]),
  };
}

/** Lets no file of the bot's process grow. @returns Nothing where the system has no `prlimit`, which Linux has. */
export function limitedFiles(parent: string): FullDisk | undefined {
  if (!prlimit(process.pid, '--fsize')) return undefined;
  // The soft limit, which may be raised again by whoever runs the process.
  const setSoft = ({ pid }: BotProcess, size: string) => {
    if (!prlimit(pid, `--fsize=${size}:`)) throw new Error(`process ${pid} cannot be limited`);
  };
  return {
    way: 'a limit on the size of files',
    folder: path.join(parent, 'data'),
    fill: (bot) => setSoft(bot, '1'),
    clear: (bot) => setSoft(bot, 'unlimited'),
    remove: () => undefined,
  };
}

function prlimit(pid: number, limit: string): boolean {
  return spawnSync('prlimit', ['--pid', String(pid), limit]).status === 0;
}
