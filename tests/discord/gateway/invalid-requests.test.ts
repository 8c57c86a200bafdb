import { expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { DiscordClock } from '../../../src/discord/gateway/discord-clock.ts';
import { InvalidRequests } from '../../../src/discord/gateway/invalid-requests.ts';
import { HeldBackError, watchRequests } from '../../../src/discord/gateway/request-watch.ts';
import { logInto } from '../support/log-lines.ts';

const minute = 60_000;
const discordClock = new DiscordClock(systemClock, logInto([]));

/** A guard on a clock of its own. */
function guard() {
  const time = { now: 0 };
  const lines: string[] = [];
  const invalid = new InvalidRequests(() => time.now, logInto(lines));
  const add = (count: number) => {
    for (let index = 0; index < count; index += 1) invalid.add();
  };
  return { time, lines, invalid, add };
}

test('reminders are held from 5,000 refusals on, until the window has room, and it is told once', () => {
  const { time, lines, invalid, add } = guard();
  add(2000);
  time.now = 4 * minute;
  add(2999);
  expect(invalid.hold()).toBe(0);
  add(100);
  expect(invalid.count).toBe(5099);
  expect(invalid.hold()).toBe(6 * minute + 5000);
  expect(lines).toEqual([
    'error: Discord has refused too many requests within 10 minutes: reminders wait, so that it does not ban this address',
  ]);
  time.now += invalid.hold();
  expect(invalid.hold()).toBe(0);
  expect(invalid.count).toBe(3099);
});

test('it is told again when it happens again', () => {
  const { time, lines, add } = guard();
  add(6000);
  time.now = 30 * minute;
  add(6000);
  expect(lines).toHaveLength(2);
});

test('from 8,000 on nothing is sent but answers to interactions', () => {
  const { invalid, add } = guard();
  const watch = watchRequests({ invalid, discordClock });
  const base = 'https://discord.com/api/v10';
  add(7999);
  watch.starts('POST', `${base}/channels/1/messages`);
  add(1);
  expect(() => watch.starts('POST', `${base}/channels/1/messages`)).toThrow(HeldBackError);
  watch.starts('POST', `${base}/interactions/1/token/callback`);
  watch.starts('PATCH', `${base}/webhooks/1/token/messages/@original`);
  watch.starts('GET', `${base}/gateway/bot`);
});

test('401, 403 and 429 count, except 429 for what is shared with others', () => {
  const { invalid } = guard();
  const watch = watchRequests({ invalid, discordClock });
  const responses = [
    [200, null],
    [401, null],
    [403, null],
    [404, null],
    [429, 'user'],
    [429, 'global'],
    [429, 'shared'],
    [500, null],
  ] as const;
  for (const [status, scope] of responses) {
    const ended = watch.starts('GET', 'https://discord.com/api/v10/gateway/bot');
    ended({ status, headers: new Headers(scope ? { 'x-ratelimit-scope': scope } : {}) });
  }
  expect(invalid.count).toBe(4);
});
