import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { cacheHome } from './cache-home.ts';

const launcher = path.resolve(import.meta.dirname, '../../src/launch.js');

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** Starts the real bot as a process of its own, with an environment and an index cache that are the tests' alone. */
export function startBot(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  const bot = spawn(process.execPath, [launcher, ...args], {
    env: { PATH: '/usr/bin:/bin', XDG_CACHE_HOME: cacheHome, ...env },
  });
  bot.stdin.on('error', () => undefined);
  return bot;
}

/** Runs the bot, with its input closed after `input`. */
export async function runBot(
  args: readonly string[],
  input: string | Uint8Array = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const bot = startBot(args, env);
  bot.stdin.end(input);
  return endOf(bot);
}

/** What it prints from now on, and how it ends. */
export async function endOf(bot: ChildProcessWithoutNullStreams): Promise<Run> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  bot.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  bot.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  await once(bot, 'close');
  return {
    stdout: Buffer.concat(out).toString(),
    stderr: withoutProgress(Buffer.concat(err).toString()),
    exitCode: bot.exitCode,
  };
}

/** Without how far it has come with loading: that is told once it takes a second, which is for the machine to say. */
export function withoutProgress(stderr: string): string {
  return stderr.replaceAll(/^[a-z ]+: \d+%(?:, about \d+ (?:s|min) left)?\n/gm, '');
}
