import path from 'node:path';
import Database from 'better-sqlite3';
import { GuildScheduledEventStatus } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { festivalMarkdown, festivalYaml } from '../support/festival.ts';
import type { GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { libraryMarkdown, libraryYaml } from './support/library-pack.ts';
import { Stage } from './support/stage.ts';

const creation = 'POST /guilds/:guild/scheduled-events';
const cancelled = GuildScheduledEventStatus.Canceled;

let stage: Stage;
let guild: GuildHandle;
let ada: UserActor;

beforeEach(async () => {
  stage = await Stage.set();
  stage.addPack('festival', festivalYaml, festivalMarkdown);
  ada = stage.discord.user('Ada');
  guild = stage.discord.addGuild({
    botPermissions: ['CreateEvents'],
    members: [{ user: ada, permissions: ['ManageGuild', 'ManageEvents'] }],
  });
});

afterEach(() => stage.strike());

async function says(command: string): Promise<string> {
  const reply = await ada.uses(guild.channel('general'), command).response();
  return reply.content;
}

/** The names of the events that are neither over nor cancelled. */
function names(): string[] {
  return guild.events.filter(({ status }) => status !== cancelled).map(({ name }) => name);
}

function event(name: string) {
  const found = guild.events.find((one) => one.name === name);
  if (!found) throw new Error(`there is no event ${name}`);
  return found;
}

/** The festival with lines of its schedule changed. */
function change(...changes: readonly (readonly [string, string])[]): void {
  const yaml = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the pack does not say ${from}`);
    return text.replace(from, to);
  }, festivalYaml);
  stage.addPack('festival', yaml, festivalMarkdown);
}

const jam =
  '  - {id: jam, title: Jam session, start: "2030-07-06 17:00", status: planned, source: leaflet}\n';
const withJam = ['  - {id: gala', `${jam}  - {id: gala`] as const;

function until(name: string): Promise<unknown> {
  return stage.discord.until(`the event ${name}`, () => names().includes(name));
}

describe('/publish events', () => {
  test('makes the sessions that lie ahead events, and says which', async () => {
    await stage.start();
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
    await stage.start();
    await says('/publish events');
    expect(await says('/publish events')).toContain(
      '- As they should be: Opening concert, Trumpet workshop, Closing gala',
    );
    await stage.restart();
    await says('/publish events');
    expect(stage.discord.requestsTo(creation)).toHaveLength(3);
    expect(stage.discord.requestsTo('PATCH /guilds/:guild/scheduled-events/:event')).toHaveLength(0);
  });

  test('brings back what a moderator has deleted', async () => {
    await stage.start();
    await says('/publish events');
    guild.deleteEvent(event('Trumpet workshop'));
    expect(await says('/publish events')).toContain('- Created: Trumpet workshop\n');
    expect(names()).toEqual(['Opening concert', 'Closing gala', 'Trumpet workshop']);
  });

  test('leaves out what does not fit into the 100 events of a server', async () => {
    for (let count = 0; count < 99; count += 1) ada.schedules(guild, { name: `Party ${count}` });
    await stage.start();
    expect(await says('/publish events')).toMatch(
      /Created: Opening concert\n.*\n- Left out, since this server has 100 events, .*: Trumpet workshop, Closing gala\n/,
    );
    for (const party of guild.events.slice(0, 2)) guild.deleteEvent(party);
    await stage.restart();
    await until('Closing gala');
    expect(stage.discord.requestsTo(creation)).toHaveLength(4);
  });

  test('says that a pack without a zone, or without a session ahead, cannot be published', async () => {
    change(['timezone: Europe/Zurich\n', '']);
    await stage.start();
    expect(await says('/publish events')).toContain('names no time zone');
    stage.addPack('festival', libraryYaml, libraryMarkdown);
    await stage.restart();
    expect(await says('/publish events')).toContain('names no time zone');
    change();
    stage.addPack('festival', festivalYaml.replaceAll('2030-07', '2019-07'), festivalMarkdown);
    await stage.restart();
    expect(await says('/publish events')).toBe(
      'No session of Lakeside Jazz Festival 2030 lies ahead: there is nothing to publish.',
    );
    expect(guild.events).toEqual([]);
  });
});

describe('a pack that has changed while the bot was down', () => {
  test('has its events moved, renamed, cancelled, deleted and made', async () => {
    change(withJam);
    await stage.start();
    await says('/publish events');
    const [opening, workshop, , gala] = guild.events;
    change(
      ['title: Opening concert', 'title: Grand opening'],
      ['end: "2030-07-06 11:30", place: Music school, status: planned', 'status: cancelled'],
      [
        'start: "2030-07-06 14:00", place: Harbour, status: cancelled',
        'start: "2030-07-06 14:00", status: planned',
      ],
      ['"2030-07-06 20:00", end: "2030-07-06 23:00"', '"2030-07-07 20:00"'],
    );
    await stage.restart();
    await stage.discord.until(
      'the gala to move',
      () => event('Closing gala').scheduled_start_time > '2030-07-07',
    );
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
    await stage.start();
    await says('/publish events');
    guild.deleteEvent(event('Opening concert'));
    guild.changeEvent(event('Trumpet workshop'), { status: cancelled });
    change(['title: Opening concert', 'title: Grand opening'], withJam);
    await stage.restart();
    await until('Jam session');
    expect(names()).toEqual(['Closing gala', 'Jam session']);
    expect(await says('/publish events')).toContain('- Created: Grand opening, Trumpet workshop\n');
  });
});

describe('/publish stop', () => {
  test('deletes what lies ahead, and nothing of others', async () => {
    ada.schedules(guild, { name: 'Opening concert' });
    await stage.start();
    await says('/publish events');
    expect(await says('/publish stop')).toContain(
      'I have deleted 3 events.\nI keep nothing in step any more.',
    );
    expect(guild.events).toMatchObject([{ name: 'Opening concert', creator_id: ada.id }]);
    expect(await says('/publish stop')).toBe('I publish no events in this server.');
    change(withJam);
    await stage.restart();
    await says('/publish stop');
    expect(guild.events).toHaveLength(1);
  });

  test('goes on after a failure, or a restart', async () => {
    await stage.start();
    await says('/publish events');
    guild.setBotPermissions([]);
    expect(await says('/publish stop')).toContain('give me **Create Events**');
    guild.setBotPermissions(['CreateEvents']);
    await stage.restart();
    await stage.discord.until('the events to be deleted', () => guild.events.length === 0);
    expect(await says('/publish stop')).toBe('I publish no events in this server.');
  });
});

describe('without Create Events', () => {
  test('it is said what to do, logged once, and tried again', async () => {
    guild.setBotPermissions([]);
    const bot = await stage.start();
    expect(await says('/publish events')).toContain(
      'I may not make events here: give me **Create Events** (Server Settings, Roles), and I go on by myself',
    );
    await says('/publish events');
    expect(bot.stderr.match(/are not in step with their pack; it is tried again/g)).toHaveLength(1);
    guild.setBotPermissions(['CreateEvents']);
    await stage.restart();
    await until('Closing gala');
    expect(names()).toEqual(['Opening concert', 'Trumpet workshop', 'Closing gala']);
  });
});

describe('a crash between making an event and noting it', () => {
  test('doubles none, where the bot got no answer', async () => {
    await stage.start();
    stage.discord.fail({ on: creation, after: 1, times: 1, with: { lost: 'reply' } });
    expect(await says('/publish events')).toContain(
      'Created: Opening concert\nSomething kept me from finishing.',
    );
    expect(names()).toEqual(['Opening concert', 'Trumpet workshop']);
    await stage.restart();
    expect(await completed()).toEqual(eachOnce);
  });

  test('doubles none, where the bot was killed', async () => {
    await stage.start();
    stage.discord.fail({ on: creation, after: 1, times: 1, with: { lost: 'silence' } });
    ada.uses(guild.channel('general'), '/publish events');
    await until('Trumpet workshop');
    letLeaseEnd();
    await stage.restart();
    expect(await completed()).toEqual(eachOnce);
  });

  const eachOnce = ['Opening concert', 'Trumpet workshop', 'Closing gala'];

  /** The events that are there, once the bot has said that all are as they should be. */
  async function completed(): Promise<string[]> {
    await until('Closing gala');
    expect(await says('/publish events')).toContain(`- As they should be: ${eachOnce.join(', ')}\n`);
    return names();
  }
});

describe('two processes', () => {
  test('make each event once', async () => {
    await stage.start();
    await says('/publish events');
    await stage.stop();
    change(['title: Opening concert', 'title: Grand opening'], withJam);
    await Promise.all([stage.start(), stage.start()]);
    await until('Jam session');
    expect(await says('/publish events')).toContain('- As they should be: Grand opening, ');
    await stage.stop();
    expect(names()).toEqual(['Grand opening', 'Trumpet workshop', 'Closing gala', 'Jam session']);
    expect(stage.discord.requestsTo(creation)).toHaveLength(4);
    expect(stage.discord.requestsTo('PATCH /guilds/:guild/scheduled-events/:event')).toHaveLength(1);
  });
});

/** As if the time had passed for which a process that was killed had reserved the server's events. */
function letLeaseEnd(): void {
  const database = new Database(path.join(stage.dataDir, 'summit-bot.sqlite'));
  database.prepare('update publications set leased_until = 0').run();
  database.close();
}
