import { GuildScheduledEventStatus } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Publications } from '../../../src/discord/ports.ts';
import { PublicationKeeper } from '../../../src/discord/publishing/publication-keeper.ts';
import { ScheduledEvents } from '../../../src/discord/publishing/scheduled-events.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { openStoreInMemory } from '../../../src/store/open-store.ts';
import { restFor, startGuild } from '../../support/discord/testing.ts';
import { festival, festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { packOf } from '../../support/packs.ts';
import { logInto } from '../support/log-lines.ts';

function changed(...changes: readonly (readonly [string, string])[]): Pack {
  return packOf(
    changes.reduce((text, [from, to]) => text.replace(from, to), festivalYaml),
    festivalMarkdown,
  );
}

const renamed = changed(['Opening concert', 'Grand opening']);
const zoneless = changed(['timezone: Europe/Zurich\n', '']);
const workshop = 'end: "2030-07-06 11:30", place: Music school, status: planned';
const withoutWorkshop = changed(
  ['Opening concert', 'Grand opening'],
  [workshop, workshop.replace('planned', 'cancelled')],
  ['Closing gala', 'Grand finale'],
);
const jam =
  '  - {id: jam, title: Jam session, start: "2030-07-06 17:00", status: planned, source: leaflet}\n';
const withJam = packOf(`${festivalYaml}${jam}`, festivalMarkdown);
const changing = 'PATCH /guilds/:guild/scheduled-events/:event';
const deletion = 'DELETE /guilds/:guild/scheduled-events/:event';

/** The keeper on Discord's stand-in, with a store of its own, and packs that a test may change. */
async function startKeeper() {
  const clock = new ManualClock('2030-07-05T06:00:00Z');
  const { discord, guild } = await startGuild(
    { clock: { now: () => clock.now().epochMilliseconds } },
    { botPermissions: ['CreateEvents'] },
  );
  const lines: string[] = [];
  const log = logInto(lines);
  const store = await openStoreInMemory(log);
  onTestFinished(() => store.close());
  lines.length = 0;
  const packs = new Map<string, { pack: Pack; version: string }>([
    ['festival', { pack: festival, version: '1' }],
  ]);
  const rest = restFor(discord);
  const { store: interrupted, before } = interruptible(store.publications);
  /** Another process has its own packs. */
  const keeperOn = (itsPacks: ReadonlyMap<string, { pack: Pack; version: string }>) =>
    new PublicationKeeper({
      store: interrupted,
      packs: { find: (name) => itsPacks.get(name) },
      events: new ScheduledEvents(rest, rest),
      self: () => discord.bot.id,
      clock,
      log,
    });
  const keeper = keeperOn(packs);
  const names = () => guild.events.map(({ name }) => name);
  const change = (pack: Pack, version = '2') => packs.set('festival', { pack, version });
  return {
    discord,
    guild,
    clock,
    packs,
    change,
    keeper,
    keeperOn,
    lines,
    names,
    store: store.publications,
    before,
    fail: (method: keyof Publications) => before(method, away),
  };
}

/** A store that does something of a test's before it does what is named, once. */
function interruptible(store: Publications) {
  const interruptions = new Map<string | symbol, () => Promise<void>>();
  return {
    before: (method: keyof Publications, work: () => Promise<void>) => void interruptions.set(method, work),
    store: new Proxy(store, {
      get: (target, method) => {
        const member: unknown = Reflect.get(target, method);
        if (typeof member !== 'function') return member;
        return async (...values: readonly unknown[]): Promise<unknown> => {
          const work = interruptions.get(method);
          interruptions.delete(method);
          await work?.();
          return member.apply(target, values);
        };
      },
    }),
  };
}

function away(): Promise<never> {
  return Promise.reject(new Error('the store is away'));
}

const warning = 'warn: events are not in step with their pack; it is tried again';

describe('bringing all servers up to date', () => {
  test('asks nothing of Discord while the pack is as it was', async () => {
    const { discord, guild, change, keeper, names } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    const requests = discord.requests.length;
    await keeper.bringAllUpToDate();
    expect(discord.requests).toHaveLength(requests);
    change(renamed);
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
    const { discord, guild, change, keeper, lines } = await startKeeper();
    const other = discord.addGuild({ botPermissions: ['CreateEvents'] });
    await keeper.publish(guild.id, 'festival', '7');
    await keeper.publish(other.id, 'festival', '7');
    guild.setBotPermissions([]);
    change(renamed);
    await keeper.bringAllUpToDate();
    expect(other.events.map(({ name }) => name)).toContain('Grand opening');
    expect(guild.events.map(({ name }) => name)).toContain('Opening concert');
    await keeper.publish(guild.id, 'festival', '7');
    expect(lines.filter((line) => line === warning)).toHaveLength(1);
  });

  test('leaves a server to whoever holds its lease', async () => {
    const { guild, clock, store, change, keeper, lines, names } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    const from = clock.now();
    await store.lease(guild.id, { token: 'other', from, until: from.add({ minutes: 1 }) });
    change(renamed);
    await keeper.bringAllUpToDate();
    expect(names()).toContain('Opening concert');
    await store.release(guild.id, 'other');
    await keeper.bringAllUpToDate();
    expect(names()).toContain('Grand opening');
    expect(lines).toEqual([]);
  });

  test('takes up a pack that changes in the middle of it', async () => {
    const { discord, guild, change, keeper, names } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    change(withoutWorkshop);
    const first = keeper.bringAllUpToDate();
    await discord.until('the first change', () => names().includes('Grand opening'));
    change(renamed, '3');
    await Promise.all([keeper.bringAllUpToDate(), first]);
    expect(names()).toEqual(['Grand opening', 'Trumpet workshop', 'Closing gala', 'Trumpet workshop']);
  });

  test('does not undo what a process with another version of the pack has done since', async () => {
    const { guild, keeper, keeperOn, names } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    const newer = keeperOn(new Map([['festival', { pack: renamed, version: '2' }]]));
    await newer.bringAllUpToDate();
    await keeper.bringAllUpToDate();
    expect(names()).toContain('Grand opening');
  });

  test('looks again at a server that another process took over before an event was noted', async () => {
    const { guild, clock, store, change, keeper, names, before } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    change(withJam);
    before('save', async () => {
      clock.advance({ minutes: 3 });
      const from = clock.now();
      await store.lease(guild.id, { token: 'other', from, until: from.add({ minutes: 1 }) });
      await store.settle(guild.id, 'other', 'festival', '2');
      await store.release(guild.id, 'other');
    });
    await keeper.bringAllUpToDate();
    expect(names()).toContain('Jam session');
    clock.advance({ minutes: 1 });
    await keeper.bringAllUpToDate();
    expect(names()).toEqual(['Opening concert', 'Trumpet workshop', 'Closing gala', 'Jam session']);
    expect(await store.eventsOf(guild.id)).toHaveLength(4);
  });
});

describe('what Discord does not take of one event', () => {
  test.each(['refused', 'forbidden'] as const)(
    'is %s, said, and tried again; the others go on',
    async (why) => {
      const { discord, guild, clock, change, keeper, names } = await startKeeper();
      await keeper.publish(guild.id, 'festival', '7');
      change(withoutWorkshop);
      const status = why === 'refused' ? 400 : 403;
      discord.fail({ on: changing, after: 1, times: 1, with: { status } });
      expect(await keeper.publish(guild.id, 'festival', '7')).toMatchObject({
        kind: 'done',
        report: {
          changed: ['Grand opening', 'Grand finale'],
          cancelled: [],
          leftOut: [
            { title: 'Trumpet workshop', why },
            { title: 'Boat parade', why: 'cancelled' },
          ],
          halt: null,
        },
      });
      expect(names()).toEqual(['Grand opening', 'Trumpet workshop', 'Grand finale']);
      clock.advance({ minutes: 1 });
      await keeper.bringAllUpToDate();
      expect(guild.events.map(({ status: now }) => now)).toEqual([1, 4, 1]);
    },
  );

  test('keeps a publication from ending, and no other event from being deleted', async () => {
    const { discord, guild, clock, keeper, names } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    discord.fail({ on: deletion, times: 1, with: { status: 400 } });
    expect(await keeper.stop(guild.id)).toMatchObject({
      report: {
        deleted: ['Opening concert', 'Trumpet workshop'],
        leftOut: [{ title: 'Closing gala', why: 'refused' }],
        halt: null,
      },
    });
    expect(names()).toEqual(['Closing gala']);
    clock.advance({ minutes: 1 });
    await keeper.bringAllUpToDate();
    expect(names()).toEqual([]);
    expect(await keeper.stop(guild.id)).toEqual({ kind: 'not published' });
  });

  test('gets no second event beside one that was to make place', async () => {
    const { discord, guild, change, keeper, names } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    guild.changeEvent(guild.events[0] ?? { id: '' }, { status: GuildScheduledEventStatus.Active });
    change(changed(['2030-07-05 19:00', '2030-07-05 20:00']));
    discord.fail({ on: deletion, times: 1, with: { status: 400 } });
    expect(await keeper.publish(guild.id, 'festival', '7')).toMatchObject({
      report: { created: [], leftOut: [{ title: 'Opening concert', why: 'refused' }, {}] },
    });
    expect(names()).toEqual(['Opening concert', 'Trumpet workshop', 'Closing gala']);
  });

  test('is a missing permission where it is all of them', async () => {
    const { discord, guild, change, keeper } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    guild.setBotPermissions([]);
    change(changed(['Festival 2030', 'Festival']));
    expect(await keeper.publish(guild.id, 'festival', '7')).toMatchObject({
      report: { changed: [], halt: { why: 'no-permission' } },
    });
    expect(discord.requestsTo(changing)).toHaveLength(3);
  });
});

test('a session whose event Discord does not take is left out; the others are made, and it is tried again', async () => {
  const { discord, guild, clock, keeper, names } = await startKeeper();
  discord.fail({ on: 'POST /guilds/:guild/scheduled-events', times: 1, with: { status: 400 } });
  expect(await keeper.publish(guild.id, 'festival', '7')).toMatchObject({
    report: {
      created: ['Trumpet workshop', 'Closing gala'],
      leftOut: [{ title: 'Opening concert', why: 'refused' }, {}],
    },
  });
  clock.advance({ minutes: 1 });
  await keeper.bringAllUpToDate();
  expect(names()).toEqual(['Trumpet workshop', 'Closing gala', 'Opening concert']);
});

test('a pack that moves to another time zone has its events moved', async () => {
  const { guild, change, keeper } = await startKeeper();
  await keeper.publish(guild.id, 'festival', '7');
  const before = guild.events;
  change(changed(['Europe/Zurich', 'America/New_York']));
  await keeper.bringAllUpToDate();
  expect(guild.events.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(guild.events.map(({ scheduled_start_time: start }) => start)).toEqual([
    '2030-07-05T23:00:00+00:00',
    '2030-07-06T14:00:00+00:00',
    '2030-07-07T00:00:00+00:00',
  ]);
});

describe('a server that the bot is not in any more', () => {
  test.each(['removed', 'deleted'] as const)(
    'is asked after ever longer pauses, up to an hour, when it was %s',
    async (what) => {
      const { discord, guild, clock, change, keeper, lines } = await startKeeper();
      await keeper.publish(guild.id, 'festival', '7');
      if (what === 'removed') guild.removeBot();
      else discord.world.guilds.delete(guild.id);
      change(renamed);
      const known = discord.requests.length;
      for (let minutes = 0; minutes < 300; minutes += 1) {
        await keeper.bringAllUpToDate();
        clock.advance({ minutes: 1 });
      }
      expect(discord.requests.length - known).toBe(10);
      expect(lines.filter((line) => line === warning)).toHaveLength(1);
    },
  );
});

describe('a store that fails at the end', () => {
  test('of publishing: what was done is said, and noted later', async () => {
    const { discord, guild, clock, store, fail, keeper } = await startKeeper();
    fail('settle');
    expect(await keeper.publish(guild.id, 'festival', '7')).toMatchObject({
      kind: 'done',
      report: {
        created: ['Opening concert', 'Trumpet workshop', 'Closing gala'],
        halt: { why: 'away' },
      },
    });
    expect(await store.publicationOf(guild.id)).toMatchObject({ version: null });
    clock.advance({ minutes: 1 });
    await keeper.bringAllUpToDate();
    expect(await store.publicationOf(guild.id)).toMatchObject({ version: '1' });
    expect(discord.requestsTo('POST /guilds/:guild/scheduled-events')).toHaveLength(3);
  });

  test('of stopping: what was done is said, and it is ended later', async () => {
    const { guild, clock, store, fail, keeper } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    fail('end');
    expect(await keeper.stop(guild.id)).toMatchObject({
      kind: 'done',
      report: { deleted: ['Closing gala', 'Opening concert', 'Trumpet workshop'], halt: { why: 'away' } },
    });
    clock.advance({ minutes: 1 });
    await keeper.bringAllUpToDate();
    expect(await store.publicationOf(guild.id)).toBeUndefined();
  });
});

describe('a pack whose folder has another name', () => {
  test('keeps its events', async () => {
    const { discord, guild, packs, keeper, store } = await startKeeper();
    await keeper.publish(guild.id, 'festival', '7');
    const before = guild.events;
    packs.clear();
    packs.set('jazz', { pack: festival, version: '1' });
    expect(await keeper.publish(guild.id, 'jazz', '7')).toMatchObject({
      report: { kept: ['Opening concert', 'Trumpet workshop', 'Closing gala'], deleted: [] },
    });
    expect(guild.events).toEqual(before);
    expect((await store.eventsOf(guild.id)).map(({ pack }) => pack)).toEqual(['jazz', 'jazz', 'jazz']);
    expect(discord.requestsTo(deletion)).toHaveLength(0);
  });
});

test('an event that a moderator has put into a channel is the pack’s again when its session changes', async () => {
  const { guild, change, keeper, names } = await startKeeper();
  await keeper.publish(guild.id, 'festival', '7');
  const [opening] = guild.events;
  const channel = guild.addChannel({ name: 'stage', type: 2 });
  const moved = { entity_type: 2, channel_id: channel.id, entity_metadata: null };
  guild.changeEvent(opening ?? { id: '' }, moved);
  change(renamed);
  await keeper.bringAllUpToDate();
  expect(names()).toContain('Grand opening');
});

test('what a moderator has written into an event stays until its session changes', async () => {
  const { guild, change, keeper, names } = await startKeeper();
  await keeper.publish(guild.id, 'festival', '7');
  const [opening] = guild.events;
  guild.changeEvent(opening ?? { id: '' }, { name: 'OPENING!!!' });
  change(changed(['Closing gala', 'Grand finale']));
  await keeper.bringAllUpToDate();
  expect(names()).toEqual(['OPENING!!!', 'Trumpet workshop', 'Grand finale']);
  change(renamed, '3');
  await keeper.bringAllUpToDate();
  expect(names()).toEqual(['Grand opening', 'Trumpet workshop', 'Closing gala']);
});

test('publishing another pack deletes the events of the one before, and makes its own', async () => {
  const { guild, packs, keeper, names } = await startKeeper();
  await keeper.publish(guild.id, 'festival', '7');
  packs.set('other', { pack: changed(['Jazz Festival 2030', 'Blues Festival 2030']), version: '1' });
  expect(await keeper.publish(guild.id, 'other', '7')).toMatchObject({
    kind: 'done',
    report: { created: ['Opening concert', 'Trumpet workshop', 'Closing gala'], halt: null },
  });
  expect(names()).toEqual(['Opening concert', 'Trumpet workshop', 'Closing gala']);
  for (const { description } of guild.events) expect(description).toContain('Blues Festival');
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
