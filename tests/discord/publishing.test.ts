import path from 'node:path';
import Database from 'better-sqlite3';
import { GuildScheduledEventStatus } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { festivalMarkdown, festivalYaml } from '../support/festival.ts';
import type { DiscordServer } from '../support/discord/discord-server.ts';
import type { GuildHandle } from '../support/discord/actors/places.ts';
import { said, simulate } from './reminders/simulated.ts';
import { Stage } from './support/stage.ts';

const creation = 'POST /guilds/:guild/scheduled-events';
const cancelled = GuildScheduledEventStatus.Canceled;
const permitted = { botPermissions: ['CreateEvents'] } as const;

/** A server in which the bot may make events, and its manager Ada. */
async function startBot(yaml = festivalYaml) {
  const stage = await simulate({ guild: permitted, yaml });
  const { discord, guild, ada, general, bot } = stage;
  const ends = [stage.end];
  const stop = async () => void (await Promise.all(ends.splice(0).map((end) => end())));
  const start = async () => void ends.push(await stage.start());
  return {
    ...stage,
    ...eventsOf(discord, guild),
    says: (command: string) => said(ada, command, {}, general),
    start,
    stop,
    /** Ends every bot and starts one anew, with another pack if there is one. */
    restart: async (anotherYaml?: string) => {
      await stop();
      if (anotherYaml !== undefined) bot.write(anotherYaml);
      await start();
    },
  };
}

function eventsOf(discord: DiscordServer, guild: GuildHandle) {
  /** The names of the events that are neither over nor cancelled. */
  const names = () => guild.events.filter(({ status }) => status !== cancelled).map(({ name }) => name);
  const event = (name: string) => {
    const found = guild.events.find((one) => one.name === name);
    if (!found) throw new Error(`there is no event ${name}`);
    return found;
  };
  const until = (name: string) => discord.until(`the event ${name}`, () => names().includes(name));
  return { names, event, until };
}

/** The festival with parts of its schedule changed. */
function changed(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the pack does not say ${from}`);
    return text.replace(from, to);
  }, festivalYaml);
}

const jam =
  '  - {id: jam, title: Jam session, start: "2030-07-06 17:00", status: planned, source: leaflet}\n';
const withJam = ['  - {id: gala', `${jam}  - {id: gala`] as const;
const grand = ['title: Opening concert', 'title: Grand opening'] as const;

describe('/publish events', () => {
  test('makes the sessions that lie ahead events, and says which', async () => {
    const { says, guild } = await startBot();
    expect(await says('/publish events')).toBe(
      [
        '**Lakeside Jazz Festival 2030: events of this server**',
        '- Created: Opening concert, Trumpet workshop, Closing gala',
        '- Left out, since they are cancelled: Boat parade',
        'I keep them in step with the schedule. `/publish stop` deletes them.',
      ].join('\n'),
    );
    expect(guild.events).toMatchObject([
      {
        name: 'Opening concert',
        description: 'Source: Festival office, 1 May 2030\nFrom the schedule of Lakeside Jazz Festival 2030.',
        entity_type: 3,
        entity_metadata: { location: 'Lake stage' },
        scheduled_start_time: '2030-07-05T17:00:00+00:00',
        scheduled_end_time: '2030-07-05T19:30:00+00:00',
      },
      { name: 'Trumpet workshop' },
      { name: 'Closing gala' },
    ]);
  });

  test('does nothing twice', async () => {
    const { says, discord, restart } = await startBot();
    await says('/publish events');
    expect(await says('/publish events')).toContain(
      '- As they should be: Opening concert, Trumpet workshop, Closing gala',
    );
    await restart();
    await says('/publish events');
    expect(discord.requestsTo(creation)).toHaveLength(3);
    expect(discord.requestsTo('PATCH /guilds/:guild/scheduled-events/:event')).toHaveLength(0);
  });

  test('brings back what a moderator has deleted', async () => {
    const { says, guild, event, names } = await startBot();
    await says('/publish events');
    guild.deleteEvent(event('Trumpet workshop'));
    expect(await says('/publish events')).toContain('- Created: Trumpet workshop\n');
    expect(names()).toEqual(['Opening concert', 'Closing gala', 'Trumpet workshop']);
  });

  test('leaves out what does not fit into the 100 events of a server', async () => {
    const { says, discord, ada, guild, until, restart } = await startBot();
    for (let count = 0; count < 99; count += 1) ada.schedules(guild, { name: `Party ${count}` });
    expect(await says('/publish events')).toMatch(
      /Created: Opening concert\n.*\n- Left out, since this server has 100 events, .*: Trumpet workshop, Closing gala\n/,
    );
    for (const party of guild.events.slice(0, 2)) guild.deleteEvent(party);
    await restart();
    await until('Closing gala');
    expect(discord.requestsTo(creation)).toHaveLength(4);
  });

  test.each([
    ['without a zone', changed(['timezone: Europe/Zurich\n', '']), 'names no time zone'],
    [
      'without a session ahead',
      festivalYaml.replaceAll('2030-07', '2019-07'),
      'No session of Lakeside Jazz Festival 2030 lies ahead: there is nothing to publish.',
    ],
  ])('says that a pack %s cannot be published', async (_, yaml, sentence) => {
    const { says, guild } = await startBot(yaml);
    expect(await says('/publish events')).toContain(sentence);
    expect(guild.events).toEqual([]);
  });
});

describe('a pack that has changed while the bot was down', () => {
  test('has its events moved, renamed, cancelled, deleted and made', async () => {
    const { says, discord, guild, names, event, restart } = await startBot(changed(withJam));
    await says('/publish events');
    const [opening, workshop, , gala] = guild.events;
    await restart(
      changed(
        grand,
        ['end: "2030-07-06 11:30", place: Music school, status: planned', 'status: cancelled'],
        [
          'start: "2030-07-06 14:00", place: Harbour, status: cancelled',
          'start: "2030-07-06 14:00", status: planned',
        ],
        ['"2030-07-06 20:00", end: "2030-07-06 23:00"', '"2030-07-07 20:00"'],
      ),
    );
    await discord.until('the gala to move', () => event('Closing gala').scheduled_start_time > '2030-07-07');
    expect(guild.events).toMatchObject([
      { id: opening?.id, name: 'Grand opening', status: 1 },
      { id: workshop?.id, name: 'Trumpet workshop', status: cancelled },
      {
        id: gala?.id,
        scheduled_start_time: '2030-07-07T18:00:00+00:00',
        scheduled_end_time: '2030-07-07T19:00:00+00:00',
      },
      { name: 'Boat parade', entity_metadata: { location: 'Zurich, Switzerland' } },
    ]);
    expect(names()).not.toContain('Jam session');
  });

  test('has events only of what was not deleted by hand', async () => {
    const { says, guild, names, event, until, restart } = await startBot();
    await says('/publish events');
    guild.deleteEvent(event('Opening concert'));
    guild.changeEvent(event('Trumpet workshop'), { status: cancelled });
    await restart(changed(grand, withJam));
    await until('Jam session');
    expect(names()).toEqual(['Closing gala', 'Jam session']);
    expect(await says('/publish events')).toContain('- Created: Grand opening, Trumpet workshop\n');
  });
});

test('a pack that changes while the bot runs has its events changed at once, and finished when the bot is to stop', async () => {
  const { says, bot, names, stop } = await startBot();
  await says('/publish events');
  bot.write(changed(grand, withJam));
  await bot.refresh();
  await stop();
  expect(names()).toEqual(['Grand opening', 'Trumpet workshop', 'Closing gala', 'Jam session']);
});

describe('/publish stop', () => {
  test('deletes what lies ahead, and nothing of others', async () => {
    const { says, ada, guild, restart } = await startBot();
    ada.schedules(guild, { name: 'Opening concert' });
    await says('/publish events');
    expect(await says('/publish stop')).toContain(
      'I have deleted 3 events.\nI keep nothing in step any more.',
    );
    expect(guild.events).toMatchObject([{ name: 'Opening concert', creator_id: ada.id }]);
    expect(await says('/publish stop')).toBe('I publish no events in this server.');
    await restart(changed(withJam));
    await says('/publish stop');
    expect(guild.events).toHaveLength(1);
  });

  test('goes on after a failure, or a restart', async () => {
    const { says, discord, guild, restart } = await startBot();
    await says('/publish events');
    guild.setBotPermissions([]);
    expect(await says('/publish stop')).toMatch(
      /^- Not deleted.+\nI may not delete .+ \*\*Create Events\*\*/,
    );
    guild.setBotPermissions(['CreateEvents']);
    await restart();
    await discord.until('the events to be deleted', () => guild.events.length === 0);
    expect(await says('/publish stop')).toBe('I publish no events in this server.');
  });
});

test('without Create Events, it is said what to do, and tried again', async () => {
  const { says, guild, names, until, restart } = await startBot();
  guild.setBotPermissions([]);
  expect(await says('/publish events')).toContain(
    'I may not make events here: give me **Create Events** (Server Settings, Roles), and I go on by myself',
  );
  guild.setBotPermissions(['CreateEvents']);
  await restart();
  await until('Closing gala');
  expect(names()).toEqual(eachOnce);
});

describe('a crash between making an event and noting it', () => {
  test('doubles none, where the bot got no answer', async () => {
    const { says, discord, names, until, restart } = await startBot();
    discord.fail({ on: creation, after: 1, times: 1, with: { lost: 'reply' } });
    expect(await says('/publish events')).toContain(
      'Created: Opening concert\nSomething kept me from finishing.',
    );
    expect(names()).toEqual(['Opening concert', 'Trumpet workshop']);
    await restart();
    await until('Closing gala');
    expect(await says('/publish events')).toContain(asTheyShouldBe);
    expect(names()).toEqual(eachOnce);
  });

  test('doubles none, where the bot was killed', async () => {
    const stage = await Stage.set();
    onTestFinished(() => stage.strike());
    stage.addPack('festival', festivalYaml, festivalMarkdown);
    const { discord } = stage;
    const ada = discord.user('Ada');
    const guild = discord.addGuild({ ...permitted, members: [{ user: ada, permissions: ['ManageGuild'] }] });
    const { names, until } = eventsOf(discord, guild);
    await stage.start();
    discord.fail({ on: creation, after: 1, times: 1, with: { lost: 'silence' } });
    ada.uses(guild.channel('general'), '/publish events');
    await until('Trumpet workshop');
    letLeaseEnd(stage.dataDir);
    await stage.restart();
    await until('Closing gala');
    expect(await said(ada, '/publish events', {}, guild.channel('general'))).toContain(asTheyShouldBe);
    expect(names()).toEqual(eachOnce);
  });
});

describe('an event that was made and not noted, whose session is another one at the next start', () => {
  const masterclass = changed(
    ['title: Trumpet workshop', 'title: Masterclass'],
    ['2030-07-06 10:00', '2030-07-06 09:00'],
  );

  /** Makes two events, and notes one. */
  async function crash() {
    const stage = await startBot();
    stage.discord.fail({ on: creation, after: 1, times: 1, with: { lost: 'reply' } });
    await stage.says('/publish events');
    expect(stage.names()).toEqual(['Opening concert', 'Trumpet workshop']);
    return stage;
  }

  test('is deleted, and the others stay', async () => {
    const { ada, guild, names, until, restart } = await crash();
    ada.schedules(guild, { name: 'Trumpet workshop' });
    await restart(masterclass);
    await until('Closing gala');
    expect(names()).toEqual(['Opening concert', 'Trumpet workshop', 'Masterclass', 'Closing gala']);
    expect(guild.events[1]).toMatchObject({ creator_id: ada.id });
  });

  test('is deleted by `/publish stop`, also where the pack is of no use', async () => {
    const { says, guild, restart } = await crash();
    await restart(changed(['timezone: Europe/Zurich\n', '']));
    expect(await says('/publish stop')).toContain('I have deleted 2 events.');
    expect(guild.events).toEqual([]);
  });
});

test('a rate limit longer than a process may reserve the events of a server is not waited for', async () => {
  const { says, discord, names, until, restart } = await startBot();
  discord.fail({ on: creation, after: 1, times: 1, with: { retryAfter: 3600 } });
  expect(await says('/publish events')).toContain(
    'Created: Opening concert\nSomething kept me from finishing.',
  );
  await restart();
  await until('Closing gala');
  expect(names()).toEqual(eachOnce);
});

const eachOnce = ['Opening concert', 'Trumpet workshop', 'Closing gala'];
const asTheyShouldBe = `- As they should be: ${eachOnce.join(', ')}\n`;

test('two processes make each event once', async () => {
  const { says, discord, bot, names, until, start, stop } = await startBot();
  await says('/publish events');
  await stop();
  bot.write(changed(grand, withJam));
  await Promise.all([start(), start()]);
  await until('Jam session');
  expect(await says('/publish events')).toContain('- As they should be: Grand opening, ');
  await stop();
  expect(names()).toEqual(['Grand opening', 'Trumpet workshop', 'Closing gala', 'Jam session']);
  expect(discord.requestsTo(creation)).toHaveLength(4);
  expect(discord.requestsTo('PATCH /guilds/:guild/scheduled-events/:event')).toHaveLength(1);
});

/** As if the time had passed for which a process that was killed had reserved the server's events. */
function letLeaseEnd(dataDir: string): void {
  const database = new Database(path.join(dataDir, 'summit-bot.sqlite'));
  database.prepare('update publications set leased_until = 0').run();
  database.close();
}
