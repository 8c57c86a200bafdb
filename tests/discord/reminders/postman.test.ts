import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../src/reminders/delivery.ts';
import type { Diversion } from '../../../src/reminders/diversion.ts';
import type { Reminder } from '../../../src/reminders/ports.ts';
import type { Dialect } from '../../support/discord/dialect.ts';
import { deliveryOf, forChannel, occurrence } from './deliveries.ts';
import { postmanFor, startPostman } from './postman-stage.ts';

const gala = occurrence('session:gala');

function ahead(delivery: Delivery): Reminder {
  return { delivery, timing: 'ahead' };
}

/** A reminder for a channel, set up by somebody. */
function inChannel(
  channel: { readonly id: string },
  creator: { readonly id: string } | null,
  others: Parameters<typeof forChannel>[1] = {},
): Reminder {
  return ahead(deliveryOf(gala, forChannel(channel.id, others), { createdBy: creator?.id ?? null }));
}

const threadsAllowed = { botPermissions: ['SendMessagesInThreads'] } as const;

/** The ids of two deliveries are never the same. */
function another(reminder: Reminder): Reminder {
  return { ...reminder, delivery: { ...reminder.delivery, id: 'vutsrqponmlkjihgfedcba' } };
}

function toPerson({ id }: { readonly id: string }): Reminder {
  return ahead(deliveryOf(gala, { kind: 'user', userId: id }));
}

const messagesIn = ({ messages }: { readonly messages: readonly { readonly content: string }[] }) =>
  messages.map(({ content }) => content.split('\n').at(-1));

const created = 'POST /channels/:channel/messages';

describe('a reminder for a channel', () => {
  test('is posted once, however often that is asked for within minutes', async () => {
    const { post, general, ada } = await startPostman();
    const posting = await post(inChannel(general, ada));
    const [message] = general.messages;
    expect(posting).toEqual({
      kind: 'posted',
      channelId: general.id,
      messageId: message?.id,
      diversion: null,
    });
    expect(await post(inChannel(general, ada))).toEqual(posting);
    expect(general.messages).toHaveLength(1);
    expect(message?.buttons.map(({ label }) => label)).toEqual(['Remind me too', 'Snooze 10 min', 'Stop']);
    expect(message?.pinged).toBe(false);
  });

  test('pings the chosen role and nobody else', async () => {
    const roles = [
      { name: 'guests', mentionable: true },
      { name: 'others', mentionable: true },
    ];
    const { post, guild, general, ada } = await startPostman({ roles });
    const roleId = guild.role('guests').id;
    const reminder = inChannel(general, ada, { roleId });
    const odd = { ...gala, title: `Gala <@&${guild.role('others').id}> @everyone` };
    await post({ ...reminder, delivery: { ...reminder.delivery, occurrence: odd } });
    expect(general.messages[0]?.pinged).toBe(true);
    expect(general.messages[0]?.allowedMentions).toEqual({
      parse: [],
      replied_user: false,
      roles: [roleId],
      users: [],
    });
  });

  test('is said more plainly where a server takes no buttons', async () => {
    const instead: Dialect['instead'] = (route, body) =>
      route.startsWith(created) && 'components' in body
        ? { status: 400, body: { message: 'Bad Request', code: 0 } }
        : undefined;
    const { post, general, ada } = await startPostman({}, {}, { dialect: { instead } });
    expect(await post(inChannel(general, ada))).toMatchObject({ kind: 'posted' });
    expect(messagesIn(general)).toEqual([
      '**Closing gala** starts <t:1909591200:R> (<t:1909591200:F>), Lake stage.',
    ]);
  });
});

describe('a personal reminder', () => {
  test('comes as a direct message; the conversation is opened once', async () => {
    const { discord, post, ada } = await startPostman();
    const posting = await post(toPerson(ada));
    expect(posting).toMatchObject({ kind: 'posted', channelId: ada.dm.id, diversion: null });
    expect(await post(toPerson(ada))).toEqual(posting);
    expect(ada.dm.messages).toHaveLength(1);
    expect(discord.requestsTo('POST /users/@me/channels')).toHaveLength(1);
  });

  test('is refused by who takes none, or is not there', async () => {
    const { post, ada } = await startPostman();
    ada.closeDirectMessages();
    const refusal = { kind: 'refused', reason: 'closed-dms' };
    expect(await post(toPerson(ada))).toEqual(refusal);
    expect(await post(toPerson({ id: '1' }))).toEqual(refusal);
  });
});

describe('a thread', () => {
  test('that is archived is opened by the reminder', async () => {
    const { post, guild, general, ada } = await startPostman(threadsAllowed);
    const thread = guild.thread('day two', { parent: general, archived: true });
    expect(await post(inChannel(thread, ada))).toMatchObject({ kind: 'posted', diversion: null });
    expect(thread.messages).toHaveLength(1);
  });

  test('that has to be opened first is, and the reminder is posted there', async () => {
    let isOpen = false;
    const instead: Dialect['instead'] = (route) => {
      if (route.startsWith('PATCH')) isOpen = true;
      return route.startsWith(created) && !isOpen
        ? { status: 400, body: { message: 'archived', code: 50_083 } }
        : undefined;
    };
    const { discord, post, guild, general, ada } = await startPostman(
      threadsAllowed,
      {},
      { dialect: { instead } },
    );
    const thread = guild.thread('day two', { parent: general, archived: true });
    expect(await post(inChannel(thread, ada))).toMatchObject({ kind: 'posted', diversion: null });
    expect(discord.requestsTo('PATCH /channels/:channel').map(({ body }) => body)).toEqual([
      { archived: false },
    ]);
    expect(thread.messages).toHaveLength(1);
  });

  test('that is locked is stood in for by its channel', async () => {
    const { post, guild, general, ada } = await startPostman(threadsAllowed);
    const thread = guild.thread('shut', { parent: general, archived: true, locked: true });
    const posting = await post(inChannel(thread, ada));
    expect(posting).toMatchObject({
      kind: 'posted',
      channelId: general.id,
      diversion: { to: 'parent-channel', why: 'closed' },
    });
    expect(messagesIn(general)).toEqual([
      `-# Posted here because the thread <#${thread.id}> is closed, and I may not open it.`,
    ]);
  });

  test('that the bot may not write in is stood in for by its channel', async () => {
    const { post, guild, general, ada } = await startPostman();
    general.overwriteBot({ deny: ['SendMessagesInThreads'] });
    const thread = guild.thread('day two', { parent: general });
    expect(await post(inChannel(thread, ada))).toMatchObject({ diversion: { to: 'parent-channel' } });
    expect(messagesIn(general)).toEqual([
      `-# Posted here because I may not write in the thread <#${thread.id}>.`,
    ]);
  });

  test('that is gone is stood in for by its channel where that is known', async () => {
    const parents = new Map<string, string>();
    const options = { knownParentOf: (id: string) => parents.get(id) };
    const { post, guild, general, ada } = await startPostman(threadsAllowed, options);
    const thread = guild.thread('day two', { parent: general });
    parents.set(thread.id, general.id);
    thread.delete();
    expect(await post(inChannel(thread, ada))).toMatchObject({ diversion: { to: 'parent-channel' } });
    expect(messagesIn(general)).toEqual(['-# Posted here because the thread that it was for is gone.']);
  });
});

describe('a channel that takes no reminder', () => {
  test('for lack of permission: whoever set it up gets it, and nothing more is posted', async () => {
    const { post, general, ada } = await startPostman();
    general.overwriteBot({ deny: ['SendMessages'] });
    const posting = await post(inChannel(general, ada, { roleId: '99' }));
    expect(posting).toMatchObject({
      kind: 'posted',
      channelId: ada.dm.id,
      diversion: { to: 'creator', why: 'no-permission' },
    });
    expect(ada.dm.messages[0]?.content).toBe(
      [
        '**Closing gala** starts <t:1909591200:R> (<t:1909591200:F>), Lake stage.',
        `-# Only you get this, because I may not write in <#${general.id}>. /doctor there tells what I lack.`,
      ].join('\n'),
    );
  });

  test.each([
    ['hidden', 'no-permission'],
    ['gone', 'channel-gone'],
    ['in a server that the bot is no longer in', 'no-permission'],
  ] as const)('because it is %s: whoever set it up gets it', async (state, why) => {
    const { post, guild, general, ada } = await startPostman();
    if (state === 'hidden') general.overwriteBot({ deny: ['ViewChannel'] });
    else if (state === 'gone') general.delete();
    else guild.removeBot();
    expect(await post(inChannel(general, ada))).toMatchObject({ diversion: { to: 'creator', why } });
    expect(ada.dm.messages).toHaveLength(1);
  });

  test('is a refusal when nobody else can be told', async () => {
    const { post, general, ada } = await startPostman();
    general.overwriteBot({ deny: ['SendMessages'] });
    ada.closeDirectMessages();
    expect(await post(inChannel(general, ada))).toEqual({ kind: 'refused', reason: 'no-permission' });
    general.delete();
    expect(await post(inChannel(general, null))).toEqual({ kind: 'refused', reason: 'channel-gone' });
  });

  test('is not taken for gone when somebody else than Discord answers', async () => {
    const { discord, post, general, ada } = await startPostman();
    for (const status of [404, 403]) {
      const fault = discord.fail({ on: created, with: { status } });
      expect(await post(inChannel(general, ada))).toMatchObject({
        kind: 'not now',
        retryAfter: null,
      });
      fault.stop();
    }
    expect(ada.dm.messages).toEqual([]);
  });

  test('is not taken for gone while its server is unavailable', async () => {
    const { discord, post, guild, general, ada } = await startPostman();
    guild.fail();
    const fault = discord.fail({ on: created, with: { status: 503 } });
    expect(await post(inChannel(general, ada))).toMatchObject({ kind: 'unsure' });
    fault.stop();
    guild.recover();
    expect(await post(inChannel(general, ada))).toMatchObject({ kind: 'posted', diversion: null });
  });
});

describe('a request that goes wrong', () => {
  test('without an answer leaves it unsure, and another try posts nothing twice', async () => {
    const { discord, post, general, ada } = await startPostman();
    discord.fail({ on: created, times: 1, with: { lost: 'reply' } });
    expect(await post(inChannel(general, ada))).toMatchObject({ kind: 'unsure' });
    expect(await post(inChannel(general, ada))).toMatchObject({
      kind: 'posted',
      messageId: general.messages[0]?.id,
    });
    expect(general.messages).toHaveLength(1);
  });

  test('after a crash, another process posts nothing twice', async () => {
    const { discord, post, general, ada } = await startPostman();
    await post(inChannel(general, ada));
    await postmanFor(discord).post(inChannel(general, ada));
    expect(general.messages).toHaveLength(1);
  });

  test('with a fault of Discord is tried once, and leaves it unsure', async () => {
    const { discord, post, general, ada } = await startPostman();
    const fault = discord.fail({ on: created, with: { status: 500 } });
    expect(await post(inChannel(general, ada))).toMatchObject({ kind: 'unsure' });
    expect(fault.hits).toBe(1);
    expect(ada.dm.messages).toEqual([]);
  });

  test('by a limit is to be tried when that is over', async () => {
    const { discord, post, general, ada } = await startPostman();
    discord.fail({ on: created, times: 1, with: { retryAfter: 30 } });
    const posting = await post(inChannel(general, ada));
    expect(posting).toMatchObject({ kind: 'not now' });
    expect(posting.kind === 'not now' && posting.retryAfter).toBeGreaterThanOrEqual(30_000);
    expect(ada.dm.messages).toEqual([]);
  });

  test('by a token that is refused is to be tried again, with the token', async () => {
    const { discord, post, general, ada } = await startPostman();
    discord.fail({ on: created, times: 1, with: { status: 401 } });
    expect(await post(inChannel(general, ada))).toMatchObject({ kind: 'not now' });
    expect(await post(inChannel(general, ada))).toMatchObject({ kind: 'posted' });
  });

  test('because nobody listens is to be tried again', async () => {
    const { discord, general, ada } = await startPostman();
    const { post } = postmanFor(discord, { apiUrl: 'http://127.0.0.1:1/api' });
    expect(await post(inChannel(general, ada))).toMatchObject({ kind: 'not now', retryAfter: null });
  });

  test('while a conversation is opened is to be tried again: nothing was said', async () => {
    const { discord, post, ada } = await startPostman();
    discord.fail({ on: 'POST /users/@me/channels', times: 1, with: { status: 500 } });
    expect(await post(toPerson(ada))).toMatchObject({ kind: 'not now' });
  });

  test('on the way down the ladder does not go further down', async () => {
    const { discord, post, guild, general, ada } = await startPostman();
    const thread = guild.thread('shut', { parent: general, archived: true, locked: true });
    for (const on of ['PATCH /channels/:channel', 'GET /channels/:channel']) {
      const fault = discord.fail({ on, with: { status: 500 } });
      expect(await post(inChannel(thread, ada))).toMatchObject({ kind: 'not now' });
      fault.stop();
    }
    expect([general.messages, ada.dm.messages]).toEqual([[], []]);
  });
});

describe('an attempt that repeats another', () => {
  const at = Temporal.Instant.from('2030-07-06T17:44Z');
  const closed = { to: 'parent-channel', why: 'closed' } as const;

  test('stays with the thread that the first one went to, although that is locked by now', async () => {
    const { post, diversions, guild, general, ada } = await startPostman(threadsAllowed);
    const thread = guild.thread('day two', { parent: general });
    await post(inChannel(thread, ada));
    thread.setThread({ archived: true, locked: true });
    const repeated = { at, diversion: null };
    expect(await post(inChannel(thread, ada), { repeated })).toEqual({
      kind: 'refused',
      reason: 'no-permission',
    });
    expect([general.messages, ada.dm.messages, diversions]).toEqual([[], [], []]);
  });

  test('stays with the channel that stood in for a thread, although that is open by now', async () => {
    const { post, diversions, guild, general, ada } = await startPostman(threadsAllowed);
    const thread = guild.thread('shut', { parent: general, archived: true, locked: true });
    const first = await post(inChannel(thread, ada));
    thread.setThread({ archived: false, locked: false });
    expect(await post(inChannel(thread, ada), { repeated: { at, diversion: closed } })).toEqual(first);
    expect([general.messages.length, thread.messages.length, diversions]).toEqual([1, 0, [closed]]);
  });

  test('stays with whoever got it for a channel', async () => {
    const { post, general, ada } = await startPostman();
    general.overwriteBot({ deny: ['SendMessages'] });
    const first = await post(inChannel(general, ada));
    general.overwriteBot({ allow: ['SendMessages'] });
    const repeated = { at, diversion: { to: 'creator', why: 'no-permission' } } as const;
    expect(await post(inChannel(general, ada), { repeated })).toEqual(first);
    expect([general.messages.length, ada.dm.messages.length]).toEqual([0, 1]);
  });
});

describe('a detour', () => {
  test('is told before anything is posted there, each one of several', async () => {
    const { post, diversions, guild, general, ada } = await startPostman(threadsAllowed);
    const thread = guild.thread('shut', { parent: general, archived: true, locked: true });
    general.overwriteBot({ deny: ['SendMessages'] });
    const seen: number[] = [];
    const divert = async (diversion: Diversion) => {
      seen.push(general.messages.length + ada.dm.messages.length);
      return diversions.push(diversion) > 0;
    };
    expect(await post(inChannel(thread, ada), { divert })).toMatchObject({ kind: 'posted' });
    expect(diversions).toEqual([
      { to: 'parent-channel', why: 'closed' },
      { to: 'creator', why: 'closed' },
    ]);
    expect(seen).toEqual([0, 0]);
    expect(ada.dm.messages).toHaveLength(1);
  });

  test('that could not be recorded is not taken', async () => {
    const { post, general, ada } = await startPostman();
    general.overwriteBot({ deny: ['SendMessages'] });
    const posting = await post(inChannel(general, ada), { divert: async () => false });
    expect(posting).toMatchObject({ kind: 'not now' });
    expect(ada.dm.messages).toEqual([]);
  });
});

describe('a message that waited until others may have taken it up', () => {
  test('in the queue of its channel does not leave any more', async () => {
    const { discord, post, clock, general, ada } = await startPostman();
    const slow = discord.fail({ on: created, times: 1, with: { delay: 50 } });
    const first = post(inChannel(general, ada));
    const second = post(ahead(deliveryOf(gala, { kind: 'user', userId: ada.id })));
    const third = post(another(inChannel(general, ada)));
    await discord.until('the first to be under way', () => slow.hits === 1);
    clock.advance({ seconds: 16 });
    expect(await first).toMatchObject({ kind: 'posted' });
    expect(await third).toMatchObject({ kind: 'not now', retryAfter: null });
    await second;
    expect(general.messages).toHaveLength(1);
  });

  test('and its conversation that is opened meanwhile stays empty', async () => {
    const { discord, post, clock, ada } = await startPostman();
    const slow = discord.fail({ on: 'POST /users/@me/channels', times: 1, with: { delay: 50 } });
    const posting = post(toPerson(ada));
    await discord.until('the conversation to be asked for', () => slow.hits === 1);
    clock.advance({ seconds: 16 });
    expect(await posting).toMatchObject({ kind: 'not now' });
    expect(ada.dm.messages).toEqual([]);
  });

  test('leaves at the very last moment', async () => {
    const { post, clock, general, ada } = await startPostman();
    clock.advance({ seconds: 15 });
    expect(await post(inChannel(general, ada))).toMatchObject({ kind: 'posted' });
  });
});

describe('those who are interested', () => {
  const people = Array.from({ length: 120 }, (_, index) =>
    String(1_400_000_000_000_000_000n + BigInt(index)),
  );

  test('are asked for by server, pack and session, and mentioned', async () => {
    const asked: string[][] = [];
    const interestedIn = async (...question: string[]) => {
      asked.push(question);
      return people;
    };
    const { post, general, ada } = await startPostman({}, { interestedIn });
    await post(inChannel(general, ada, { interested: true }));
    expect(asked).toEqual([['1', 'test', 'session:gala']]);
    expect(general.messages).toHaveLength(2);
    expect(general.messages.flatMap(({ allowedMentions }) => allowedMentions?.users ?? [])).toEqual(people);
  });

  test('are left out when nobody can tell who they are, and it is logged', async () => {
    const interestedIn = () => Promise.reject(new Error('no'));
    const { post, lines, general, ada } = await startPostman({}, { interestedIn });
    const reminder = inChannel(general, ada, { interested: true });
    expect(await post(reminder)).toMatchObject({ kind: 'posted' });
    expect(lines).toEqual(['warn: it cannot be told who is interested in an event']);
  });

  test('are left out when it takes long to tell who they are: the reminder would not leave in time', async () => {
    const interestedIn = async () => Promise.withResolvers<never>().promise;
    const { post, lines, general, ada } = await startPostman({}, { interestedIn, patience: 1 });
    const reminder = inChannel(general, ada, { interested: true });
    expect(await post(reminder)).toMatchObject({ kind: 'posted' });
    expect(lines).toEqual(['warn: it cannot be told who is interested in an event']);
  });

  test('get the rest of the messages when the first try broke off between them', async () => {
    const { discord, post, general, ada } = await startPostman({}, { interestedIn: async () => people });
    const reminder = inChannel(general, ada, { interested: true });
    discord.fail({ on: created, after: 1, times: 1, with: { status: 502 } });
    expect(await post(reminder)).toMatchObject({ kind: 'unsure' });
    const first = general.messages[0]?.id;
    expect(await post(reminder)).toMatchObject({ kind: 'posted', messageId: first });
    expect(general.messages).toHaveLength(2);
  });
});
