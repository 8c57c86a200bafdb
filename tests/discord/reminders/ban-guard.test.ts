import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import { startDiscord } from '../../support/discord/testing.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { silent } from '../../store/test-store.ts';
import { BotInProcess } from './bot-in-process.ts';
import { forChannel } from './deliveries.ts';

const count = 500;

/** A bot with a reminder in each of many channels, all due at 17:45, whose sense of duration follows the clock. */
async function manyChannels() {
  const clock = new ManualClock('2030-07-06T17:00:00Z');
  const now = () => clock.now().epochMilliseconds;
  const discord = await startDiscord({ clock: { now }, keepRequests: false, heartbeatInterval: 500 });
  const channels = Array.from({ length: count }, (_, place) => `channel-${place}`);
  const ada = discord.user('Ada');
  const guild = discord.addGuild({ channels, members: [{ user: ada, permissions: ['ManageGuild'] }] });
  const bot = new BotInProcess(discord);
  const store = await openStore({ dataDir: bot.dataDir }, silent);
  const gala = { kind: 'session', id: 'gala' } as const;
  for (const name of channels) {
    const target = forChannel(guild.channel(name).id, { guildId: guild.id });
    const wish = { pack: 'festival', what: gala, offsets: [15], target, createdBy: ada.id };
    await store.reminders.subscriptions.add(wish, null, count, clock.now());
  }
  await store.close();
  await bot.start(clock, { DISCORD_REQUESTS_PER_SECOND: '0' }, now);
  return { discord, clock, bot, ada, somewhere: guild.channel('channel-0') };
}

test(
  'at 5,000 refused requests reminders are held, /doctor says so and answers go on; ten minutes later they are sent, once each',
  { timeout: 60_000 },
  async () => {
    const { discord, clock, bot, ada, somewhere } = await manyChannels();
    await bot.idle();
    clock.advanceTo('2030-07-06T17:45:00Z');
    // What Discord says about a channel has a code; this may be whoever stands before it.
    const refusal = discord.fail({ on: 'POST /channels/:channel/messages', with: { status: 403 } });
    await bot.idle();
    while (refusal.hits < 5000) {
      const before = refusal.hits;
      clock.advance({ seconds: 10 });
      await bot.idle();
      expect(clock.now().toString() < '2030-07-06T17:54:00Z', `${before} refusals`).toBe(true);
    }
    const atTheLimit = refusal.hits;
    expect(atTheLimit).toBeLessThan(5050);
    const heldUntil = clock.now().add({ minutes: 5 });
    while (clock.now().toString() < heldUntil.toString()) {
      clock.advance({ seconds: 30 });
      await bot.idle();
    }
    expect(refusal.hits).toBe(atTheLimit);
    refusal.stop();
    const report = await ada.uses(somewhere, '/doctor').response();
    expect(report.content).toMatch(
      /- \*\*Refused requests\*\*: Discord has refused \d+ in the last 10 minutes, so reminders wait, lest it bans me\./,
    );
    expect((await discord.replyTo(ada.says(ada.dm, 'who plays the trumpet?'))).content).toContain(
      'Ada Brook',
    );
    const reminders = () => discord.posts().filter(({ channelId }) => channelId !== ada.dm.id);
    expect(reminders()).toEqual([]);
    while (reminders().length === 0) {
      clock.advance({ seconds: 30 });
      await bot.idle();
    }
    clock.advance({ minutes: 10 });
    await bot.idle();
    expect(new Set(reminders().map(({ channelId }) => channelId)).size).toBe(count);
    expect(reminders()).toHaveLength(count);
    expect(discord.repeatedPosts()).toEqual([]);
    expect(discord.invalidRequests.banned).toBe(false);
  },
);
