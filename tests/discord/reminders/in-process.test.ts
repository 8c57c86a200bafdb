import { Temporal } from 'temporal-polyfill';
import { expect, onTestFinished, test } from 'vitest';
import { lazyLog } from '../../../src/log.ts';
import { occurrencesOf } from '../../../src/reminders/occurrences-of.ts';
import type { NewSubscription } from '../../../src/reminders/subscription.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { startGuild } from '../../support/discord/testing.ts';
import { festival, festivalYaml } from '../../support/festival.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { BotInProcess } from './bot-in-process.ts';
import { forChannel } from './deliveries.ts';

/** A bot, and what people have asked of it before it starts. */
async function stage(
  wishFor: (place: { channelId: string; userId: string }) => Omit<NewSubscription, 'pack'>,
) {
  const { discord, ada, general } = await startGuild();
  const bot = new BotInProcess(discord);
  const store = await openStore({ dataDir: bot.dataDir }, lazyLog('silent'));
  const now = Temporal.Instant.from('2030-07-06T12:00Z');
  const pack = 'festival';
  const wanted = occurrencesOf({ ...festival, id: pack }, now);
  await store.reminders.schedule.adopt(pack, 'by hand', wanted, now);
  const wish = { pack, ...wishFor({ channelId: general.id, userId: ada.id }) };
  await store.reminders.subscriptions.add(wish, null, 25, now);
  await store.close();
  return { discord, ada, general, bot, clock: new ManualClock('2030-07-06T12:00Z') };
}

const gala = { kind: 'session', id: 'gala' } as const;

test('a reminder is posted once, when it is due, and not again after a restart', async () => {
  const { discord, general, bot, clock } = await stage(({ channelId, userId }) => ({
    what: gala,
    offsets: [15],
    target: forChannel(channelId),
    createdBy: userId,
  }));
  const end = await bot.start(clock);
  await bot.idle();
  clock.advanceTo('2030-07-06T17:44:59Z');
  await bot.idle();
  expect(general.messages).toEqual([]);
  clock.advanceTo('2030-07-06T17:45:00Z');
  const message = await discord.nextMessage(general);
  expect(message.content).toBe('**Closing gala** starts <t:1909591200:R> (<t:1909591200:F>), Lake stage.');
  await end();
  await bot.start(clock);
  await bot.idle();
  clock.advanceTo('2030-07-06T18:30:00Z');
  await bot.idle();
  expect(general.messages).toHaveLength(1);
});

test('a reminder that fell due while the bot was down is posted when it is back', async () => {
  const { discord, ada, bot, clock } = await stage(({ userId }) => ({
    what: gala,
    offsets: [15],
    target: { kind: 'user', userId },
    createdBy: userId,
  }));
  clock.advanceTo('2030-07-06T18:10:00Z');
  await bot.start(clock);
  const message = await discord.nextMessage(ada.dm);
  expect(message.content).toBe('**Closing gala** has started (<t:1909591200:t>), Lake stage.');
});

test('a session that moved while the bot was down is told to who was told its time, and reminded of at the new one', async () => {
  const { discord, ada, bot, clock } = await stage(({ userId }) => ({
    what: gala,
    offsets: [300, 15],
    target: { kind: 'user', userId },
    createdBy: userId,
  }));
  const end = await bot.start(clock);
  await bot.idle();
  clock.advanceTo('2030-07-06T13:00:00Z');
  await discord.nextMessage(ada.dm);
  await end();
  bot.write(festivalYaml.replace('2030-07-06 20:00', '2030-07-06 21:00'));
  await bot.start(clock);
  const notice = await discord.nextMessage(ada.dm);
  expect(notice.content).toBe(
    '**Closing gala** was moved: now <t:1909594800:F> (<t:1909594800:R>), Lake stage.',
  );
  await bot.idle();
  clock.advanceTo('2030-07-06T18:45:00Z');
  const reminder = await discord.nextMessage(ada.dm);
  expect(reminder.content).toBe('**Closing gala** starts <t:1909594800:R> (<t:1909594800:F>), Lake stage.');
});

test('a reminder that is under way when the bot is told to stop is finished', async () => {
  const { discord, ada, bot, clock } = await stage(({ userId }) => ({
    what: gala,
    offsets: [15],
    target: { kind: 'user', userId },
    createdBy: userId,
  }));
  const end = await bot.start(clock);
  await bot.idle();
  discord.fail({ on: 'POST /channels/:channel/messages', times: 1, with: { delay: 300 } });
  clock.advanceTo('2030-07-06T17:45:00Z');
  await discord.nextMessage(ada.dm);
  await end();
  const store = await openStore({ dataDir: bot.dataDir }, lazyLog('silent'));
  onTestFinished(() => store.close());
  const [delivery] = await store.reminders.deliveries.statusOf({ kind: 'user', userId: ada.id }, 1);
  expect(delivery).toMatchObject({ state: 'sent', messageId: ada.dm.messages[0]?.id, channelId: ada.dm.id });
});
