import { expect, test } from 'vitest';
import { pressed, said, simulate, timesOf } from './simulated.ts';

const gala = 1_909_591_200;

/** A reminder of the gala in `general`, which pings the watchers, and its message. */
async function posted() {
  const stage = await simulate({ guild: { roles: [{ name: 'watchers', mentionable: true }] } });
  const { discord, comeTo, ada, guild, general } = stage;
  const role = guild.role('watchers');
  const wish = { channel: general, what: 'closing gala', before: '15 minutes', role };
  expect(await said(ada, '/remind channel', wish, general)).toContain(
    `15 minutes before, in <#${general.id}>, and ping <@&${role.id}>.`,
  );
  await comeTo('2030-07-06T17:45:00Z');
  return { ...stage, role, message: await discord.nextMessage(general) };
}

test('/remind channel: the message is on time, and pings the role', async () => {
  const { discord, general, role, message } = await posted();
  expect(message.content).toBe(
    `<@&${role.id}> **Closing gala** starts <t:${gala}:R> (<t:${gala}:F>), Lake stage.`,
  );
  expect(message.pings).toEqual({ everyone: false, users: [], roles: [role.id] });
  expect(timesOf(discord, general)).toEqual(['2030-07-06T17:45:00Z']);
});

test('Remind me too: another member gets it by direct message, at the start where that is all that is left', async () => {
  const { discord, comeTo, ben, general, message } = await posted();
  expect(await pressed(ben, message, 'Remind me too')).toContain(
    'I will remind you of **Closing gala**, at the start, by direct message.',
  );
  await comeTo('2030-07-06T18:00:00Z');
  expect((await discord.nextMessage(ben.dm)).content).toBe('**Closing gala** has started, Lake stage.');
  expect(timesOf(discord, ben.dm)).toEqual(['2030-07-06T18:00:00Z']);
  expect(general.messages).toHaveLength(1);
});

test('Snooze in a channel: whoever pressed it, and nobody else, gets it again', async () => {
  const { discord, comeTo, ada, ben, general, message } = await posted();
  await pressed(ben, message, 'Snooze 10 min');
  await comeTo('2030-07-06T17:55:00Z');
  expect((await discord.nextMessage(ben.dm)).content).toContain('**Closing gala** starts');
  expect([ada.dm.messages.length, general.messages.length]).toEqual([0, 1]);
});

test('a server has 50 reminders at most, and is told so in a sentence', async () => {
  const names = Array.from({ length: 51 }, (_, place) => `channel-${place}`);
  const { managers, guild } = await simulate({ guild: { channels: names }, managers: names.length });
  const answers = [];
  for (const [place, manager] of managers.entries()) {
    const channel = guild.channel(`channel-${place}`);
    const wish = { channel, what: 'gala', before: '1 hour' };
    answers.push(await said(manager, '/remind channel', wish, channel));
  }
  expect(answers.slice(0, 50).filter((answer) => !answer.startsWith('I will remind people'))).toEqual([]);
  expect(answers[50]).toBe(
    'This server has 50 reminders, which is the most that there can be. Stop one first: /remind list shows them.',
  );
});

test('a person has 25 reminders at most, snoozed ones among them', async () => {
  const sessions = Array.from(
    { length: 26 },
    (_, place) =>
      `  - {id: s${place + 1}, title: Session ${place + 1}, start: "2030-07-06 ${place < 13 ? '10' : '11'}:${10 + (place % 13)}", source: leaflet}`,
  );
  const yaml = `title: Long\ntimezone: UTC\nsources:\n  leaflet: {publisher: Office, title: Leaflet, published: 2030-05-01}\n  radio: {publisher: Radio, title: Talk, published: 2030-05-01}\nsessions:\n${sessions.join('\n')}\n`;
  const { discord, comeTo, ada, ben, general } = await simulate({ yaml });
  for (let number = 2; number <= 26; number += 1) {
    expect(await said(ben, '/remind me', { session: `session:s${number}` })).toContain('I will remind you');
  }
  const sentence =
    'You have 25 reminders, which is the most that there can be. Stop one first: /remind list shows them.';
  expect(await said(ben, '/remind me', { session: 'session:s1' })).toBe(sentence);
  const wish = { channel: general, what: 'session:s1', before: '1 hour' };
  await said(ada, '/remind channel', wish, general);
  await comeTo('2030-07-06T09:10:00Z');
  const message = await discord.nextMessage(general);
  expect(await pressed(ben, message, 'Snooze 10 min')).toBe(sentence);
  expect(await pressed(ben, message, 'Remind me too')).toBe(sentence);
});
