import { Temporal } from 'temporal-polyfill';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { PublicationKeeper } from '../../../src/discord/publishing/publication-keeper.ts';
import { ScheduledEvents } from '../../../src/discord/publishing/scheduled-events.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { openStoreInMemory } from '../../../src/store/open-store.ts';
import { restFor, startGuild } from '../../support/discord/testing.ts';
import { festival, festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';
import { logInto } from '../support/log-lines.ts';

const renamed = packOf(festivalYaml.replace('Opening concert', 'Grand opening'), festivalMarkdown);
const zoneless = packOf(festivalYaml.replace('timezone: Europe/Zurich\n', ''), festivalMarkdown);

/** The keeper on Discord's stand-in, with a store of its own, and packs that a test may change. */
async function startKeeper() {
  const { discord, ada, guild } = await startGuild({}, { botPermissions: ['CreateEvents'] });
  const lines: string[] = [];
  const log = logInto(lines);
  const store = await openStoreInMemory(log);
  onTestFinished(() => store.close());
  lines.length = 0;
  const packs = new Map<string, { pack: Pack; version: string }>([
    ['festival', { pack: festival, version: '1' }],
  ]);
  const rest = restFor(discord);
  const keeper = new PublicationKeeper({
    store: store.publications,
    packs: { find: (name) => packs.get(name) },
    events: new ScheduledEvents(rest, rest),
    self: () => discord.bot.id,
    clock: systemClock,
    log,
  });
  const names = () => guild.events.map(({ name }) => name);
  return { discord, ada, guild, store: store.publications, packs, keeper, lines, names };
}

const warning = 'warn: events are not in step with their pack; it is tried again';

describe('bringing all servers up to date', () => {
  test('asks nothing of Discord while the pack is as it was', async () => {
    const { discord, guild, packs, keeper, names } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    const requests = discord.requests.length;
    await keeper.bringAllUpToDate();
    expect(discord.requests).toHaveLength(requests);
    packs.set('festival', { pack: renamed, version: '2' });
    await keeper.bringAllUpToDate();
    expect(names()).toEqual(['Grand opening', 'Trumpet workshop', 'Closing gala']);
  });

  test.each([
    ['is gone', undefined],
    ['has no time zone any more', { pack: zoneless, version: '2' }],
  ])(
    'leaves everything as it is where the pack %s, logs it once, and goes on when it is back',
    async (_, found) => {
      const { guild, packs, keeper, lines, names } = await startKeeper();
      await keeper.publish(guild.id, 'festival', '7');
      if (found) packs.set('festival', found);
      else packs.delete('festival');
      await keeper.bringAllUpToDate();
      await keeper.bringAllUpToDate();
      expect(names()).toEqual(['Opening concert', 'Trumpet workshop', 'Closing gala']);
      expect(lines.filter((line) => line.startsWith('warn'))).toEqual([warning]);
      packs.set('festival', { pack: renamed, version: '3' });
      await keeper.bringAllUpToDate();
      expect(names()).toContain('Grand opening');
    },
  );

  test('goes on with other servers where one has taken the permission away', async () => {
    const { discord, guild, packs, keeper, lines } = await startKeeper();
    const other = discord.addGuild({ botPermissions: ['CreateEvents'] });
    await keeper.publish(guild.id, 'festival', '7');
    await keeper.publish(other.id, 'festival', '7');
    guild.setBotPermissions([]);
    packs.set('festival', { pack: renamed, version: '2' });
    await keeper.bringAllUpToDate();
    expect(other.events.map(({ name }) => name)).toContain('Grand opening');
    expect(guild.events.map(({ name }) => name)).toContain('Opening concert');
    expect(lines).toContain(warning);
  });

  test('leaves a server to whoever holds its lease', async () => {
    const { guild, store, packs, keeper, names } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    const from = Temporal.Now.instant();
    await store.lease(guild.id, { token: 'other', from, until: from.add({ minutes: 1 }) });
    packs.set('festival', { pack: renamed, version: '2' });
    expect(await keeper.bringUpToDate(guild.id)).toBeUndefined();
    expect(names()).toContain('Opening concert');
    await store.release(guild.id, 'other');
    expect(await keeper.bringUpToDate(guild.id)).toMatchObject({ changed: ['Grand opening'], halt: null });
  });
});

test('publishing another pack deletes the events of the one before, and makes its own', async () => {
  const { guild, packs, keeper, names } = await startKeeper();
  await keeper.publish(guild.id, 'festival', '7');
  packs.set('other', { pack: renamed, version: '1' });
  expect(await keeper.publish(guild.id, 'other', '7')).toMatchObject({
    kind: 'done',
    report: { created: ['Grand opening', 'Trumpet workshop', 'Closing gala'], halt: null },
  });
  expect(names()).toEqual(['Grand opening', 'Trumpet workshop', 'Closing gala']);
});

describe('who is interested in a session', () => {
  test('is read page by page, in the order of their ids', async () => {
    const { discord, guild, keeper } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    const people = Array.from({ length: 201 }, (_, place) => discord.user(`Guest ${place}`));
    const [opening] = guild.events;
    for (const person of people) person.setInterested(guild, opening ?? { id: '' });
    const ids = people.map(({ id }) => id);
    expect(await keeper.interestedIn(guild.id, 'festival', 'session:opening')).toEqual(ids);
    expect(discord.requestsTo('GET /guilds/:guild/scheduled-events/:event/users')).toHaveLength(3);
  });

  test('is nobody for what has no event', async () => {
    const { guild, keeper, lines } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    const asked = [
      ['festival', 'session:parade'],
      ['other', 'session:opening'],
      ['festival', 'day:2030-07-05'],
      ['festival', 'anniversary:2030-07-05'],
    ] as const;
    for (const [pack, subject] of asked) {
      expect(await keeper.interestedIn(guild.id, pack, subject)).toEqual([]);
    }
    expect(await keeper.interestedIn('404', 'festival', 'session:opening')).toEqual([]);
    expect(lines).toEqual([]);
  });

  test('is nobody where it cannot be read, and a line in the log', async () => {
    const { discord, guild, keeper, lines } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    discord.fail({ on: 'GET /guilds/:guild/scheduled-events/:event/users', with: { status: 403 } });
    expect(await keeper.interestedIn(guild.id, 'festival', 'session:opening')).toEqual([]);
    expect(lines.filter((line) => line.startsWith('warn'))).toEqual([
      'warn: it cannot be read who is interested in an event',
    ]);
  });
});
