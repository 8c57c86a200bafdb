import { expect, test } from 'vitest';
import { lettersOf } from '../../../src/discord/reminders/letters.ts';
import { festival } from '../../support/festival.ts';
import { deliveryOf, forChannel, occurrence } from './deliveries.ts';

const gala = occurrence('session:gala');
const now = gala.start.toInstant().subtract({ minutes: 15 });

function letters(mentioned: readonly string[], title = 'Gala') {
  const delivery = deliveryOf({ ...gala, title }, forChannel('20', { roleId: '30' }));
  return lettersOf({ delivery, timing: 'ahead' }, festival, now, null, mentioned);
}

/** Ids as long as Discord's. */
const people = Array.from({ length: 250 }, (_, index) => String(1_400_000_000_000_000_000n + BigInt(index)));

test('a reminder is one message that pings the chosen role alone', () => {
  const [letter, ...others] = letters([]);
  expect(others).toEqual([]);
  expect(letter).toMatchObject({
    nonce: 'abcdefghijklmnopqrstuv-0',
    enforce_nonce: true,
    allowed_mentions: { parse: [], replied_user: false, roles: ['30'], users: [] },
  });
});

test('who is interested is mentioned below, and in further messages when they are many', () => {
  const all = letters(people);
  const users = all.map(({ allowed_mentions: allowed }) => allowed.users);
  expect(users.flat()).toEqual(people);
  expect(all.every(({ content }) => content.length <= 2000)).toBe(true);
  expect(users.every(({ length }) => length > 0 && length <= 100)).toBe(true);
  expect(all.map(({ nonce }) => nonce)).toEqual(all.map((_, place) => `abcdefghijklmnopqrstuv-${place}`));
  expect(all[1]?.content).toMatch(/^(<@\d+> )+<@\d+>$/);
  expect(all.map(({ components }) => components.length)).toEqual([1, ...all.slice(1).map(() => 0)]);
});

test('of short ids no more than 100 are mentioned in one message', () => {
  const users = letters(Array.from({ length: 150 }, (_, index) => String(index))).map(
    ({ allowed_mentions: allowed }) => allowed.users.length,
  );
  expect(users).toEqual([100, 50]);
});

test('no nonce is longer than Discord takes, however many messages there are', () => {
  const many = letters(Array.from({ length: 10_000 }, (_, index) => people[0] + String(index)));
  expect(many).toHaveLength(100);
  expect(many.every(({ nonce }) => nonce.length <= 25)).toBe(true);
});

test('the first of several messages has the buttons', () => {
  const all = letters([], 'Gala '.repeat(600));
  expect(all.map(({ components }) => components.length)).toEqual([1, 0]);
});
