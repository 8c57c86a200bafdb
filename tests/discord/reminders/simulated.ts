import { setImmediate } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import type { NewGuild } from '../../support/discord/actors/new-guild.ts';
import type { OptionValues } from '../../support/discord/actors/command-options.ts';
import type { ChannelHandle } from '../../support/discord/actors/places.ts';
import type { UserActor } from '../../support/discord/actors/user-actor.ts';
import type { DiscordServer, DiscordServerOptions } from '../../support/discord/discord-server.ts';
import { startDiscord } from '../../support/discord/testing.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { BotInProcess } from './bot-in-process.ts';

export interface SimulationOptions {
  readonly at?: string;
  readonly guild?: NewGuild;
  /** So many more than Ada, as the bot slows down whoever asks without pause. */
  readonly managers?: number;
  readonly yaml?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly discord?: DiscordServerOptions;
}

/** The commands that tests use. */
const used = ['remind', 'schedule', 'ask', 'doctor', 'publish'];

/** The whole bot and Discord on one clock, which stands still until the test moves it; Ada manages the server. */
export async function simulate(options: SimulationOptions = {}) {
  const clock = new ManualClock(options.at ?? '2030-07-05T06:00:00Z');
  const now = () => clock.now().epochMilliseconds;
  // What the bot may be sent is checked in the stand-in's own tests.
  const discord = await startDiscord({ checkReplies: false, ...options.discord, clock: { now } });
  const ada = discord.user('Ada');
  const ben = discord.user('Ben');
  const { members = [], ...others } = options.guild ?? {};
  const managers = Array.from({ length: options.managers ?? 0 }, (_, place) =>
    discord.user(`manager ${place}`),
  );
  const guild = discord.addGuild({
    ...others,
    members: [
      ...[ada, ...managers].map((user) => ({ user, permissions: ['ManageGuild'] as const })),
      { user: ben },
      ...members,
    ],
  });
  const bot = new BotInProcess(discord);
  if (options.yaml !== undefined) bot.write(options.yaml);
  const start = () => bot.start(clock, options.environment);
  const end = await start();
  await discord.until('the commands', () => {
    const names = discord.registeredCommands().map(({ name }) => name);
    return used.every((name) => names.includes(name));
  });
  const idle = () => bot.idle();

  /** The clock comes to this second; what was due a second earlier is done by then, and what is due now is done afterwards. */
  const comeTo = async (time: string) => {
    const instant = Temporal.Instant.from(time);
    await idle();
    clock.advanceTo(instant.subtract({ seconds: 1 }));
    await idle();
    clock.advanceTo(instant);
    await idle();
  };

  /** Lets second after second pass until what is awaited is there. */
  const asTimePasses = async <Value>(awaited: Promise<Value>): Promise<Value> => {
    let isThere = false;
    const arrive = () => {
      isThere = true;
    };
    awaited.then(arrive, arrive);
    for (;;) {
      await setImmediate();
      if (isThere) return awaited;
      await idle();
      clock.advance({ seconds: 1 });
    }
  };

  return {
    discord,
    clock,
    idle,
    comeTo,
    asTimePasses,
    ada,
    ben,
    managers,
    guild,
    general: guild.channel(options.guild?.channels?.includes('general') === false ? 'channel-0' : 'general'),
    bot,
    start,
    end,
  };
}

/** What the bot answers to somebody's command, for their eyes only. */
export async function said(
  who: UserActor,
  command: string,
  values: OptionValues = {},
  where: ChannelHandle = who.dm,
): Promise<string> {
  const reply = await who.uses(where, command, values).response();
  expect(reply.ephemeral).toBe(true);
  return reply.content;
}

/** What the bot answers to somebody who presses a button. */
export async function pressed(
  who: UserActor,
  message: Parameters<UserActor['clicks']>[0],
  button: string,
): Promise<string> {
  return (await who.clicks(message, button).response()).content;
}

/** When the bot posted into a channel, by the clock of both. */
export function timesOf(discord: DiscordServer, channel: ChannelHandle): string[] {
  return discord
    .posts(channel)
    .map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' }));
}
