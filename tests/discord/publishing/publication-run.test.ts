import { REST } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, onTestFinished, test } from 'vitest';
import { restOptions } from '../../../src/discord/gateway/rest-options.ts';
import { type Held, PublicationRun } from '../../../src/discord/publishing/publication-run.ts';
import { ScheduledEvents } from '../../../src/discord/publishing/scheduled-events.ts';
import { sessionEvents } from '../../../src/discord/publishing/session-events.ts';
import { openStoreInMemory } from '../../../src/store/open-store.ts';
import { startGuild } from '../../support/discord/testing.ts';
import { festival } from '../../support/festival.ts';
import { logInto } from '../support/log-lines.ts';

const always: Held = () => true;
const now = Temporal.Now.instant();
const leaseOf = (token: string, minutes: number) => ({
  token,
  from: now.add({ minutes }),
  until: now.add({ minutes: minutes + 1 }),
});

/** A server that publishes the festival, of which `mine` has the lease for a minute; and a run of `mine` over its opening. */
async function startRun(meanwhile: (parts: Meanwhile) => Promise<Held | undefined>) {
  const { discord, guild } = await startGuild({}, { botPermissions: ['CreateEvents'] });
  const log = logInto([]);
  const opened = await openStoreInMemory(log);
  onTestFinished(() => opened.close());
  const store = opened.publications;
  const rest = new REST(restOptions(discord.apiUrl)).setToken(discord.token);
  const events = new ScheduledEvents(rest, rest);
  const sessions = sessionEvents(festival).slice(0, 1);
  await store.publish(guild.id, 'festival', '7', leaseOf('mine', 0));
  const others = { guildId: guild.id, store, events, selfId: discord.bot.id, log };
  const runOf = (token: string, hold: () => Promise<Held | undefined>) => {
    const run = new PublicationRun({ ...others, token, hold });
    const wanted = { pack: 'festival', version: '1', sessions, now: now.epochMilliseconds, isAsked: false };
    return run.bringUpToDate(wanted);
  };
  const takeOver = async () => {
    await store.lease(guild.id, leaseOf('other', 2));
    return runOf('other', async () => always);
  };
  const report = await runOf('mine', () => meanwhile({ takeOver }));
  return { report, guild, rows: await store.eventsOf(guild.id) };
}

interface Meanwhile {
  /** Another process finds the lease run out, and does all of the work. */
  readonly takeOver: () => Promise<unknown>;
}

describe('a run whose lease has run out', () => {
  test('makes no event when it finds out before', async () => {
    const { report, guild, rows } = await startRun(async ({ takeOver }) => {
      await takeOver();
      return undefined;
    });
    expect(report).toMatchObject({ created: [], halt: { why: 'taken over' } });
    expect(guild.events.map(({ id }) => id)).toEqual(rows.map(({ eventId }) => eventId));
    expect(rows).toHaveLength(1);
  });

  test('makes no event when it ran out while the request waited for its turn', async () => {
    const { report, guild, rows } = await startRun(async () => () => false);
    expect(report).toMatchObject({ created: [], halt: { why: 'away' } });
    expect([guild.events, rows]).toEqual([[], []]);
  });

  test('deletes the event that it has made beside that of another process', async () => {
    const { report, guild, rows } = await startRun(async ({ takeOver }) => {
      await takeOver();
      return always;
    });
    expect(report).toMatchObject({ created: [], halt: { why: 'taken over' } });
    expect(guild.events.map(({ id }) => id)).toEqual(rows.map(({ eventId }) => eventId));
    expect(rows).toHaveLength(1);
  });
});
