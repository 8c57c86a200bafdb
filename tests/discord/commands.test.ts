import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { rowsOf } from './support/rows.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let channel: ChannelHandle;
let ada: UserActor;

beforeAll(async () => {
  stage = await Stage.set();
  ada = stage.discord.user('Ada');
  const guild = stage.discord.addGuild({
    channels: ['general', { name: 'plain', denyBot: ['AttachFiles'] }],
    members: [{ user: ada }],
  });
  channel = guild.channel('general');
  await stage.start();
});

afterAll(() => stage.strike());

function ask(question: string, asker = ada, where = channel) {
  return asker.uses(where, '/ask', { question }).response();
}

describe('/ask', () => {
  test('answers with question, source and date', async () => {
    const reply = await ask('how much is a ticket?');
    expect(reply.content).toBe(
      '**How much is a ticket?**\nA ticket is 40 francs for one day and 70 francs for both.\n-# Source: Festival office, as of 1 May 2030',
    );
    expect(reply.buttons.map(({ label }) => label)).toEqual(['More', 'Helpful', 'Not helpful']);
    expect(reply.ephemeral).toBe(false);
  });

  test('answers privately when asked to', async () => {
    const question = 'who plays the trumpet?';
    const reply = await ada.uses(channel, '/ask', { question, private: true }).response();
    expect(reply.content).toContain('Ada Brook');
    expect(reply.ephemeral).toBe(true);
  });

  test('offers questions like what is typed, at most 25', async () => {
    const offered = async (typed: string) => {
      const choices = await ada.completes(channel, '/ask', 'question', typed).choices();
      return choices.map(({ name }) => name);
    };
    expect((await offered('how much tikcet'))[0]).toBe('How much is a ticket?');
    expect(await offered('songbook')).toHaveLength(25);
    expect(await offered('')).toContain('How much is a ticket?');
    expect(await offered('zzzzqqq')).toEqual([]);
  });

  test('answers a question that was offered with that entry', async () => {
    expect((await ask('Why is the festival at the lake?')).content).toContain('The lake carries the sound');
  });

  test('asks back with a button for each meaning', async () => {
    const reply = await ask('red bells, blue bells');
    expect(reply.content).toBe('> red bells, blue bells\nDid you mean:');
    expect(reply.buttons.map(({ label }) => label).toSorted()).toEqual([
      'Where do the blue bells ring?',
      'Where do the red bells ring?',
    ]);
    const answer = await ada.clicks(reply, 'Where do the blue bells ring?').response();
    expect(answer.id).toBe(reply.id);
    expect(answer.content).toContain('The blue bells ring on the hill.');
  });

  test('says when the sources do not tell, names topics near, and notes the miss', async () => {
    const reply = await ask('is there parking @everyone');
    expect(reply.content).toContain("My sources don't say.");
    expect(reply.content).toContain('I can tell about: ');
    expect(reply.content).toContain('I have noted the question');
    expect(rowsOf(stage.dataDir, 'misses')).toContainEqual(
      expect.objectContaining({ utterance: 'is there parking @everyone', pack: 'festival', user_id: ada.id }),
    );
  });

  test('answers from the sessions and the clock', async () => {
    expect((await ask('when is the closing gala')).content).toContain('6 July 2030');
  });

  test('works in direct messages and in private channels', async () => {
    expect((await ask('who plays the trumpet?', ada, ada.dm)).content).toContain('Ada Brook');
    const both = stage.discord.privateChannel(ada, stage.discord.user('Ben'));
    expect((await ask('who plays the trumpet?', ada, both)).content).toContain('Ada Brook');
  });

  test('works in servers where only the person has installed it', async () => {
    const elsewhere = stage.discord.addGuild({ bot: false, members: [{ user: ada }] });
    const reply = await ask('who plays the trumpet?', ada, elsewhere.channel('general'));
    expect(reply.content).toContain('Ada Brook');
  });
});

describe('/summit', () => {
  test('tells what, when, where and who', async () => {
    const { content } = await ada.uses(channel, '/summit').response();
    expect(content).toContain('**Lakeside Jazz Festival 2030**');
    expect(content).toMatch(/When: Friday 5 July 2030 to Saturday 6 July 2030\nIt starts <t:1909501200:R>\./);
    expect(content).toContain('Where: Zurich, Switzerland');
    expect(content).toContain('Who: Ada Brook (trumpet), Ben Stone (piano)');
  });
});

describe('/schedule', () => {
  test('lists all sessions with status and times, and a calendar file', async () => {
    const reply = await ada.uses(channel, '/schedule').response();
    expect(reply.content).toContain(
      '**Opening concert**, Lake stage · held\n<t:1909501200:F> (<t:1909501200:R>)',
    );
    expect(reply.content).toContain('**Boat parade**, Harbour · cancelled');
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Remind me of every session', 'Stop']);
    const calendar = reply.files[0]?.content.toString() ?? '';
    expect(reply.files[0]?.name).toBe('festival.ics');
    expect(calendar).toContain('UID:opening@festival.summit-bot');
    expect(calendar).toContain('STATUS:CANCELLED');
    expect(calendar).toContain('DTSTART:20300705T170000Z');
  });
});

describe('/about', () => {
  test('tells sources, dates and version', async () => {
    const { content } = await ada.uses(channel, '/about').response();
    expect(content).toContain('summit-bot 0.1.0');
    expect(content).toContain('published from 1 May 2030 to 14 June 2030');
    expect(content).toContain('City Radio');
  });
});

describe('/privacy', () => {
  test('tells what is stored, and deletes it', async () => {
    const cleo = stage.discord.user('Cleo');
    await ask('is there parking', cleo, cleo.dm);
    await cleo.clicks(await ask('how much is a ticket?', cleo, cleo.dm), 'Helpful').response();
    await stage.discord.replyTo(cleo.says(cleo.dm, 'who plays the trumpet?'));
    const tables = ['misses', 'feedback', 'topics', 'answered_messages'] as const;
    const mine = () => tables.map((table) => JSON.stringify(rowsOf(stage.dataDir, table)).includes(cleo.id));
    expect(mine()).toEqual([true, true, true, true]);
    const notice = await cleo.uses(cleo.dm, '/privacy').response();
    expect(notice.content).toContain('for 30 days');
    const done = await cleo.clicks(notice, 'Delete my data').response();
    expect(done.content).toContain('deleted');
    expect(mine()).toEqual([false, false, false, false]);
  });
});

test('nothing that was sent could ping', () => {
  expect(stage.discord.pinging).toEqual([]);
});
