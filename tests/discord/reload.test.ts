import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { festivalYaml } from '../support/festival.ts';
import type { BotProcess } from './support/bot-process.ts';
import { libraryMarkdown, libraryYaml } from './support/library-pack.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let bot: BotProcess;
let channel: ChannelHandle;
let ada: UserActor;

beforeAll(async () => {
  stage = await Stage.set();
  ada = stage.discord.user('Ada');
  channel = stage.discord.addGuild({ channels: ['general'], members: [{ user: ada }] }).channel('general');
  bot = await stage.start();
});

afterAll(() => stage.strike());

async function schedule(): Promise<string> {
  return (await ada.uses(channel, '/schedule').response()).content;
}

function writeSummit(yaml: string): void {
  writeFileSync(path.join(stage.folder, 'knowledge/festival/summit.yaml'), yaml);
}

/** Resolves when the bot has logged this about packs once more than before. */
async function logs(message: string, times = 1): Promise<void> {
  await expect.poll(() => bot.stderr.split(message).length - 1, { timeout: 15_000 }).toBe(times);
}

/** 2030-07-06 10:00 in Zurich. */
const planned = 1_909_555_200;
const changed = 'a pack has changed and is in use';

test('`/schedule` shows a moved session without a restart', async () => {
  expect(await schedule()).toContain(`**Trumpet workshop**, Music school · planned\n<t:${planned}:F>`);
  writeSummit(festivalYaml.replace('06 10:00', '06 09:15'));
  bot.signal('SIGHUP');
  await logs(changed);
  expect(await schedule()).toContain(
    `**Trumpet workshop**, Music school · planned\n<t:${planned - 45 * 60}:F>`,
  );
});

test('a broken pack changes nothing, and its problems are logged with their place', async () => {
  writeSummit(festivalYaml.replace('06 20:00', 'tonight'));
  bot.signal('SIGHUP');
  await logs('a pack that has changed is broken');
  expect(bot.stderr).toMatch(/summit\.yaml:\d+: /);
  expect(await schedule()).toContain(
    `**Trumpet workshop**, Music school · planned\n<t:${planned - 45 * 60}:F>`,
  );
});

test('a cancelled session is shown as such, also when nobody sent a signal', async () => {
  writeSummit(festivalYaml.replaceAll('status: planned', 'status: cancelled'));
  await logs(changed, 2);
  expect(await schedule()).toContain('**Closing gala**, Lake stage · cancelled');
});

test('a pack that comes can be chosen, and one that is gone lets the configured one stand in', async () => {
  const manager = stage.discord.user('Manager');
  const guild = stage.discord.addGuild({
    channels: ['general'],
    members: [{ user: manager, permissions: ['ManageGuild'] }],
  });
  stage.addPack('library', libraryYaml, libraryMarkdown);
  bot.signal('SIGHUP');
  await logs('there is another pack');
  const settings = await manager.uses(guild.channel('general'), '/settings').response();
  expect(JSON.stringify(settings)).toContain('library');
  rmSync(path.join(stage.folder, 'knowledge/library'), { recursive: true });
  bot.signal('SIGHUP');
  await logs('a pack is gone');
  expect(await schedule()).toContain('Opening concert');
});
