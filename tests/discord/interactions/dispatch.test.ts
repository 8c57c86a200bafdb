import { type Client, Events, REST } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes, UserError } from '../../../src/errors.ts';
import { Answering } from '../../../src/discord/answering.ts';
import { everywhere } from '../../../src/discord/availability.ts';
import type { AnyCommand } from '../../../src/discord/command.ts';
import { createClient } from '../../../src/discord/gateway/client.ts';
import { restOptions } from '../../../src/discord/gateway/rest-options.ts';
import { InteractionDispatcher } from '../../../src/discord/interactions/dispatch.ts';
import { Limits } from '../../../src/discord/limits.ts';
import { syncCommands } from '../../../src/discord/registration/sync-commands.ts';
import { Requests } from '../../../src/discord/reminding/requests.ts';
import { SteadyReminders } from '../../../src/discord/reminding/steady-reminders.ts';
import { ZoneSearch } from '../../../src/discord/reminding/zone-search.ts';
import { SteadyStore } from '../../../src/discord/steady-store.ts';
import { Suggestions } from '../../../src/discord/suggestions.ts';
import { systemClock } from '../../../src/clock.ts';
import { lazyLog } from '../../../src/log.ts';
import { DiscordServer } from '../../support/discord/discord-server.ts';
import type { UserActor } from '../../support/discord/actors/user-actor.ts';
import { Reminders } from '../../../src/reminders/reminders.ts';
import { goneReminders } from '../support/gone-reminders.ts';
import { gonePublishing } from '../support/gone-publishing.ts';
import { goneStore } from '../support/gone-store.ts';
import { festivalPacks } from '../support/festival-packs.ts';

let discord: DiscordServer;
let client: Client;
let ada: UserActor;

const commands: AnyCommand[] = [
  {
    data: { name: 'fault', description: 'Fails', ...everywhere },
    execute: () => Promise.reject(new Error('the inner reason')),
  },
  {
    data: { name: 'late', description: 'Fails after its reply', ...everywhere },
    async execute(interaction) {
      await interaction.reply('So far, so good.');
      throw new Error('the inner reason');
    },
  },
  {
    data: { name: 'refusal', description: 'Refuses', ...everywhere },
    execute: () => Promise.reject(new UserError('Not on Mondays.', exitCodes.usage)),
  },
  {
    data: { name: 'fine', description: 'Works', ...everywhere },
    async execute(interaction) {
      await interaction.reply('Fine.');
    },
  },
];

beforeAll(async () => {
  discord = await DiscordServer.start();
  ada = discord.user('Ada');
  const log = lazyLog('silent');
  const store = new SteadyStore(goneStore, log, systemClock);
  const schedules = { standard: 'festival', find: () => undefined };
  const reminders = new SteadyReminders(
    new Reminders(goneReminders, schedules, systemClock, () => undefined),
    schedules,
    systemClock,
    log,
  );
  const services = {
    answering: new Answering(festivalPacks(), store, new Requests(reminders, systemClock)),
    store,
    publishing: gonePublishing,
    suggestions: new Suggestions(),
    reminders,
    zones: new ZoneSearch(),
    clock: systemClock,
    version: '0',
    readsChannels: () => false,
    refusals: { count: 0, hold: () => 0 },
    discordClock: { lead: 0 },
  };
  const size = { capacity: 6, refillMs: 3_600_000 };
  const limits = new Limits({ perUser: size, perChannel: size }, () => performance.now());
  const dispatcher = new InteractionDispatcher(commands, services, limits, log);
  client = createClient(discord.apiUrl, false);
  client.on(Events.InteractionCreate, (interaction) => void dispatcher.handle(interaction));
  await client.login(discord.token);
  await discord.ready();
  const rest = new REST(restOptions(discord.apiUrl)).setToken(discord.token);
  const wanted = commands.map(({ data }) => data);
  await syncCommands(rest, discord.world.applicationId, wanted);
});

afterAll(async () => {
  await client.destroy();
  await discord.close();
});

describe('a fault', () => {
  test('shows a sentence with a reference, to the person alone, and nothing of its reason', async () => {
    const reply = await ada.uses(ada.dm, '/fault').response();
    expect(reply.content).toMatch(/^Something went wrong on our side\. Reference: [0-9a-f]{8}$/);
    expect(reply.ephemeral).toBe(true);
  });

  test('after a reply is told below it', async () => {
    const late = ada.uses(ada.dm, '/late');
    expect((await late.response()).content).toBe('So far, so good.');
    expect((await late.followUp(0)).content).toContain('Reference: ');
  });
});

test('a refusal shows its own sentence', async () => {
  expect((await ada.uses(ada.dm, '/refusal').response()).content).toBe('Not on Mondays.');
});

test('an interaction that is too late does no harm', async () => {
  discord.fail({ on: 'POST /interactions/*', times: 1, with: { status: 404 } });
  ada.uses(ada.dm, '/fine');
  expect((await ada.uses(ada.dm, '/fine').response()).content).toBe('Fine.');
});

test('somebody who uses commands without pause is told, each time', async () => {
  const ben = discord.user('Ben');
  for (let time = 0; time < 6; time++) await ben.uses(ben.dm, '/fine').response();
  const refused = [await ben.uses(ben.dm, '/fine').response(), await ben.uses(ben.dm, '/fine').response()];
  expect(refused.map(({ content }) => content)).toEqual([
    'That is fast. Please wait a moment before you ask again.',
    'That is fast. Please wait a moment before you ask again.',
  ]);
});
