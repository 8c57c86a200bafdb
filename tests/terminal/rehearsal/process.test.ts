import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { openStore } from '../../../src/store/open-store.ts';
import { festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { LogRecord } from '../../support/log-record.ts';
import { folderOf } from '../../support/packs.ts';
import { endOf, runBot, startBot } from '../../support/run-bot.ts';

const files = { 'festival/summit.yaml': festivalYaml, 'festival/a.md': festivalMarkdown };

function environment(change: Readonly<Record<string, string>> = {}) {
  const folder = folderOf({ ...files, ...change });
  return { SUMMIT: 'festival', KNOWLEDGE_DIR: folder, DATA_DIR: path.join(folder, 'data') };
}

async function rehearse(args: readonly string[], env = environment()) {
  return runBot(['rehearse', ...args], '', env);
}

describe('npm run rehearse', () => {
  test('shows a sample where nobody has subscribed, says so, and makes no database', async () => {
    const env = environment();
    const { stdout, stderr, exitCode } = await rehearse([], env);
    expect(stdout).toContain(
      'Lakeside Jazz Festival 2030: rehearsal. All times are those of Europe/Zurich.\nNobody has subscribed to this pack, so this is a sample: ',
    );
    expect(stdout).toContain('\n- channel #sample: 11 posted\n- direct message to a person: 1 posted\n');
    expect({ stderr, exitCode, made: existsSync(env.DATA_DIR) }).toEqual({
      stderr: '',
      exitCode: 0,
      made: false,
    });
  });

  test('copies the subscriptions of the store, and writes nothing', async () => {
    const env = environment();
    const store = await openStore({ dataDir: env.DATA_DIR }, new LogRecord().log);
    const target = { kind: 'user', userId: '300' } as const;
    const gala = { kind: 'session', id: 'gala' } as const;
    const now = Temporal.Instant.from('2030-01-01T00:00:00Z');
    const wish = { pack: 'festival', target, what: gala, offsets: [60], createdBy: '300' };
    await store.reminders.subscriptions.add(wish, null, 25, now);
    const channel = {
      kind: 'channel',
      guildId: '1',
      channelId: '2',
      roleId: null,
      interested: false,
    } as const;
    const other = await store.reminders.subscriptions.add({ ...wish, target: channel }, null, 25, now);
    if (other !== 'too many') await store.reminders.subscriptions.pause(other.id, 'no-permission', now);
    await store.close();
    const file = path.join(env.DATA_DIR, 'summit-bot.sqlite');
    const before = readFileSync(file);
    const { stdout, exitCode } = await rehearse([], env);
    expect(stdout).toBe(`Lakeside Jazz Festival 2030: rehearsal. All times are those of Europe/Zurich.
With the 2 subscriptions that there are, copied; nothing is written.
Nothing is posted while it is paused (no-permission): channel 2.

Saturday 6 July 2030
19:00  direct message to 300
       Closing gala starts in 1 hour (Saturday 6 July 2030, 20:00), Lake stage.

In all
- direct message to 300: 1 posted
`);
    expect(exitCode).toBe(0);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('takes another pack, with its next anniversaries where it is commemorated', async () => {
    const folder = folderOf({
      'summit.yaml': `${festivalYaml}commemorate: yearly\n`,
      'a.md': festivalMarkdown,
    });
    const { stdout } = await rehearse(['--knowledge', folder]);
    expect(stdout).toMatch(
      /Closing gala has started[^]*\nThe next anniversaries\n\n\w+ 5 July 20\d\d\n08:00/,
    );
    const only = await rehearse(['--knowledge', folder, '--anniversary']);
    expect(only.stdout).not.toContain('has started');
    expect(only.stdout).toContain('On this day in 2030: Lakeside Jazz Festival 2030');
  });

  test('begins at a wall time of the summit', async () => {
    const { stdout } = await rehearse(['--at', '2030-07-06 19:30']);
    expect(stdout).toContain('\nSaturday 6 July 2030\n20:00  channel #sample\n');
    expect(stdout).toContain('\nIn all\n- channel #sample: 1 posted\n');
  });

  test('ends cleanly at Ctrl-C', async () => {
    const bot = startBot(['rehearse', '--speed', '1'], environment());
    let stdout = '';
    bot.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    await once(bot.stdout, 'data');
    await expect.poll(() => stdout).toContain('sample');
    bot.kill('SIGINT');
    await once(bot, 'close');
    expect(stdout).toContain('\nStopped before the end.\n');
    expect(bot.exitCode).toBe(0);
  });

  test('stops quietly when nobody reads on', async () => {
    const bot = startBot(['rehearse', '--speed', '100000'], environment());
    const end = endOf(bot);
    await once(bot.stdout, 'data');
    bot.stdout.destroy();
    const { stderr, exitCode } = await end;
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });
});

describe('what cannot be rehearsed is told in a sentence', () => {
  const bare = festivalYaml.slice(0, festivalYaml.indexOf('sessions:'));

  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    [
      'a pack without a zone',
      { 'festival/summit.yaml': festivalYaml.replace(/timezone: .*\n/, '') },
      [],
      'Lakeside Jazz Festival 2030: summit.yaml has no timezone, so nobody knows when reminders are due: add one, such as `timezone: Europe/Zurich`.\n',
    ],
    [
      'a pack without sessions',
      { 'festival/summit.yaml': bare },
      [],
      'Lakeside Jazz Festival 2030: summit.yaml has no sessions, so nobody is reminded of anything.\n',
    ],
    [
      'anniversaries that are not posted',
      {},
      ['--anniversary'],
      'Lakeside Jazz Festival 2030: summit.yaml does not say `commemorate: yearly`, so no anniversary is posted.\n',
    ],
  ])('%s', async (_, change, args, message) => {
    expect(await rehearse(args, environment(change))).toEqual({ stdout: '', stderr: message, exitCode: 78 });
  });

  test.each(['0', 'fast'])('a speed of "%s"', async (speed) => {
    const { stdout, stderr, exitCode } = await rehearse([`--speed=${speed}`]);
    expect(stderr).toBe(
      `--speed is "${speed}": it may hold a number above 0, such as 3600, with which an hour takes a second.\n`,
    );
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 64 });
  });

  test('a time that is none', async () => {
    const { stderr, exitCode } = await rehearse(['--at', 'noon']);
    expect(stderr).toBe(
      '--at is "noon": it may hold a time in the summit\'s zone, such as "2030-07-05 18:00".\n',
    );
    expect(exitCode).toBe(64);
  });

  test.each([[['--bogus']], [['now']]])('what it does not know: %s', async (args) => {
    const { stderr, exitCode } = await rehearse(args);
    expect(stderr).toContain('Usage: npm start');
    expect(exitCode).toBe(64);
  });
});
