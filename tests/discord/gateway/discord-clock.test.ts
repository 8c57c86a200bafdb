import { REST } from 'discord.js';
import { expect, test } from 'vitest';
import { DiscordClock } from '../../../src/discord/gateway/discord-clock.ts';
import { watchRequests } from '../../../src/discord/gateway/request-watch.ts';
import { restOptions } from '../../../src/discord/gateway/rest-options.ts';
import { startDiscord } from '../../support/discord/testing.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { logInto } from '../support/log-lines.ts';
import { trafficOn } from '../support/traffic.ts';

function startClock() {
  const lines: string[] = [];
  const ours = new ManualClock('2030-07-06T12:00:00.400Z');
  const clock = new DiscordClock(ours, logInto(lines));
  return { ours, clock, lines };
}

test('as long as nothing is known, and where they agree to the seconds, it is ours', () => {
  const { clock } = startClock();
  for (const date of [null, 'yesterday', 'Sat, 06 Jul 2030 12:00:00 GMT', 'Sat, 06 Jul 2030 11:59:56 GMT']) {
    clock.asked()(date);
    expect([String(clock.now()), clock.lead]).toEqual(['2030-07-06T12:00:00.4Z', 0]);
  }
});

test('it goes on by our clock, and follows what Discord says when ours is set', () => {
  const { ours, clock } = startClock();
  clock.asked()('Sat, 06 Jul 2030 12:10:00 GMT');
  ours.advance({ minutes: 1 });
  expect(String(clock.now())).toBe('2030-07-06T12:11:00Z');
  ours.advanceTo('2030-07-06T18:00:00Z');
  clock.asked()('Sat, 06 Jul 2030 12:12:00 GMT');
  expect([String(clock.now()), clock.lead]).toEqual(['2030-07-06T12:12:00Z', -5.8 * 3_600_000]);
});

test('what an answer says is left aside when ours was set meanwhile, or it took long', () => {
  const { ours, clock } = startClock();
  for (const minutes of [-720, 720, 1]) {
    const answered = clock.asked();
    ours.advance({ minutes });
    answered('Sat, 06 Jul 2030 12:00:00 GMT');
    expect(clock.lead).toBe(0);
  }
});

test('that ours is far off is told once, and again when it happens again', () => {
  const { clock, lines } = startClock();
  for (const seconds of [20, 40, 45]) clock.asked()(`Sat, 06 Jul 2030 12:00:${seconds} GMT`);
  expect(lines).toHaveLength(1);
  clock.asked()('Sat, 06 Jul 2030 12:00:00 GMT');
  clock.asked()('Sat, 06 Jul 2030 11:00:00 GMT');
  expect(lines).toEqual(
    Array.from(
      { length: 2 },
      () => "warn: this machine's clock is not Discord's: reminders come at the wrong time until it is set",
    ),
  );
});

test('every answer of Discord tells its time', async () => {
  const now = () => Date.parse('2030-07-06T15:00:00.900Z');
  const discord = await startDiscord({ clock: { now } });
  const ours = new ManualClock('2030-07-06T12:00:00Z');
  const traffic = trafficOn(ours, logInto([]));
  const rest = new REST(restOptions(discord.apiUrl, watchRequests(traffic))).setToken(discord.token);
  await rest.get('/gateway/bot');
  expect(String(traffic.discordClock.now())).toBe('2030-07-06T15:00:00Z');
});
