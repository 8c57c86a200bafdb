import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { limitedFiles } from '../faults/full-disk.ts';
import { PostgresServer } from '../store/postgres-server.ts';
import type { OptionValues } from '../support/discord/actors/command-options.ts';
import { Stage } from './support/stage.ts';

interface Outage {
  readonly end: () => Promise<void>;
  /** Whether what is stored can be read meanwhile. */
  readonly isReadable: boolean;
}

const notStored = 'That could not be stored just now. Please try again later.';
const notRead = 'I cannot look that up just now. Please try again later.';

/** A bot whose server has one reminder, and an outage of its database. */
async function during(environment: Readonly<Record<string, string>> = {}) {
  const stage = await Stage.set();
  onTestFinished(() => stage.strike());
  const ada = stage.discord.user('Ada');
  const guild = stage.discord.addGuild({ members: [{ user: ada, permissions: ['ManageGuild'] }] });
  const general = guild.channel('general');
  const bot = await stage.start(environment);
  const told = async (command: string, values: OptionValues = {}) => {
    const reply = await ada.uses(general, command, values).response();
    expect(reply.ephemeral).toBe(true);
    return reply.content;
  };
  expect(await told('/remind me', { session: 'opening' })).toContain('I will remind you');
  return { stage, bot, ada, general, told };
}

type Scene = Awaited<ReturnType<typeof during>>;

/** Asks for everything while the database fails, and again afterwards. */
async function endures({ stage, ada, general, told }: Scene, { isReadable, end }: Outage): Promise<void> {
  const { discord } = stage;
  const own = '1. **Opening concert**, 15 minutes before, by direct message';
  const wish = { channel: general, what: 'gala', before: '5 minutes' };

  expect(await told('/remind me', { session: 'gala' })).toBe(notStored);
  expect(await told('/remind channel', wish)).toBe(notStored);
  expect(await told('/remind stop')).toBe(notStored);
  expect(await told('/remind zone', { zone: 'Hanoi' })).toBe(isReadable ? notStored : notRead);
  expect(await told('/remind list')).toBe(
    isReadable ? `**Your reminders** (1 of at most 25)\n${own}` : notRead,
  );
  expect(await told('/remind status')).toMatch(isReadable ? /^\*\*Your reminders\*\*\nNext:\n/ : notRead);
  expect(await told('/doctor')).toContain(
    '\n- **Reminders**: the store cannot be used now. They wait, and are sent once it can.',
  );
  const echo = await discord.replyTo(ada.says(ada.dm, 'remind me an hour before the closing gala'));
  expect((await ada.clicks(echo, 'Confirm').response()).content).toBe(notStored);
  const question = ada.says(ada.dm, 'who plays the trumpet?');
  expect((await discord.replyTo(question)).content).toContain('Ada Brook');

  await end();
  await expect.poll(() => told('/remind list'), { timeout: 10_000 }).toContain(own);
  expect(await told('/remind me', { session: 'gala' })).toContain('I will remind you of **Closing gala**');
  expect(await told('/remind channel', wish)).toContain('I will remind people of **Closing gala**');
  expect(await told('/doctor')).not.toContain('the store cannot be used');
}

const both = '**Your reminders** (2 of at most 25)';

test(
  'a database that is locked: each wish is refused in a sentence, and works afterwards',
  { timeout: 60_000 },
  async () => {
    const scene = await during();
    const lock = new Database(path.join(scene.stage.dataDir, 'summit-bot.sqlite'));
    lock.exec('begin exclusive');
    await endures(scene, { isReadable: true, end: async () => void lock.close() });
    expect(await scene.told('/remind list')).toContain(both);
  },
);

test('a database that has no room: the same', { timeout: 60_000 }, async ({ skip }) => {
  const scene = await during();
  const disk = limitedFiles(scene.stage.folder);
  if (!disk) return skip('only Linux limits the files of a process that runs');
  disk.fill(scene.bot);
  await endures(scene, { isReadable: true, end: async () => disk.clear(scene.bot) });
  expect(await scene.told('/remind list')).toContain(both);
});

test(
  'a database server that is gone: the same, and lists too are refused in a sentence',
  { timeout: 60_000 },
  async () => {
    const server = await PostgresServer.start();
    onTestFinished(() => server.stop());
    const scene = await during({ DATABASE_URL: await server.createSchema() });
    await server.pause();
    await endures(scene, { isReadable: false, end: () => server.restart() });
    expect(await scene.told('/remind list')).toContain(both);
  },
);
