import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let guild: GuildHandle;
let ada: UserActor;

beforeEach(async () => {
  stage = await Stage.set({ privileged: ['MessageContent'] });
  ada = stage.discord.user('Ada');
  guild = stage.discord.addGuild({ members: [{ user: ada, permissions: ['ManageGuild'] }] });
  await stage.start({ MESSAGE_CONTENT: 'true' });
});

afterEach(() => stage.strike());

const question = 'who plays the trumpet?';

describe('a socket that is dropped in the middle of a conversation', () => {
  test('loses no question and doubles no answer', async () => {
    const { discord } = stage;
    await discord.replyTo(ada.says(ada.dm, 'how much is a ticket?'));
    discord.gateway.drop();
    const missed = ada.says(ada.dm, 'tell me more');
    const answer = await discord.replyTo(missed);
    expect(answer.content).toContain('Students pay half.');
    discord.gateway.invalidate(false);
    await discord.ready();
    const last = ada.says(ada.dm, question);
    await discord.replyTo(last);
    expect([missed, last].map((message) => discord.repliesTo(message).length)).toEqual([1, 1]);
  });
});

describe('5xx on a reply', () => {
  test('is tried again, and nobody gets two answers', async () => {
    const { discord } = stage;
    discord.fail({ on: 'POST /channels/:channel/messages', times: 2, with: { status: 502 } });
    const first = ada.says(ada.dm, question);
    expect((await discord.replyTo(first)).content).toContain('Ada Brook');
    discord.fail({ on: 'POST /channels/:channel/messages', times: 1, with: { lost: 'reply' } });
    const second = ada.says(ada.dm, question);
    const requests = discord.requestsTo('POST /channels/:channel/messages').length;
    await discord.request('POST /channels/:channel/messages', requests + 1);
    await discord.replyTo(ada.says(ada.dm, 'where can I buy tickets?'));
    expect([first, second].map((message) => discord.repliesTo(message).length)).toEqual([1, 1]);
  });

  test('on an interaction is tried again', async () => {
    stage.discord.fail({ on: 'POST /interactions/*', times: 1, with: { status: 500 } });
    const reply = await ada.uses(ada.dm, '/ask', { question }).response();
    expect(reply.content).toContain('Ada Brook');
  });
});

describe('a storm of 429', () => {
  test('delays answers without losing or doubling any', async () => {
    const { discord } = stage;
    discord.fail({
      on: 'POST /channels/:channel/messages',
      times: 5,
      with: { retryAfter: 0.05, scope: 'shared' },
    });
    const people = ['Ben', 'Cleo', 'Dora', 'Eve'].map((name) => discord.user(name));
    const questions = people.map((person) => person.says(person.dm, question));
    await Promise.all(questions.map((asked) => discord.replyTo(asked)));
    expect(questions.map((asked) => discord.repliesTo(asked).length)).toEqual([1, 1, 1, 1]);
  });
});

describe('a store that is locked', () => {
  test('does not stop answers; settings say that they are not stored', async () => {
    const { discord } = stage;
    const settings = await ada.uses(guild.channel('general'), '/settings').response();
    const lock = new Database(path.join(stage.dataDir, 'summit-bot.sqlite'));
    lock.exec('begin exclusive');
    try {
      expect((await discord.replyTo(ada.says(ada.dm, question))).content).toContain('Ada Brook');
      const reply = await ada.uses(ada.dm, '/ask', { question: 'is there parking' }).response();
      expect(reply.content).toContain("My sources don't say.");
      expect(reply.content).not.toContain('noted');
      const channels = [guild.channel('general')];
      const refusal = ada.selects(settings, 'Channels where I answer without a mention', channels);
      expect((await refusal.response()).content).toContain('could not be stored');
    } finally {
      lock.close();
    }
    const reply = await ada.uses(ada.dm, '/ask', { question: 'is there parking' }).response();
    expect(reply.content).toContain('noted');
  });
});

describe('kill -9 and a restart', () => {
  test('keep every setting that was acknowledged, and double no answer', async () => {
    const { discord } = stage;
    const channel = guild.channel('general');
    const settings = await ada.uses(channel, '/settings').response();
    await ada.selects(settings, 'Channels where I answer without a mention', [channel]).response();
    const answered = ada.says(ada.dm, 'where can I buy tickets?');
    const answer = await discord.replyTo(answered);
    await discord.replyTo(ada.says(ada.dm, 'how much is a ticket?'));
    await stage.restart({ MESSAGE_CONTENT: 'true' });
    expect((await discord.replyTo(ada.says(channel, question))).content).toContain('Ada Brook');
    expect((await discord.replyTo(ada.says(ada.dm, 'tell me more'))).content).toContain('pay half');
    ada.edits(answered, question);
    await discord.until('the edited answer', () => answer.content.includes('Ada Brook'));
    ada.deletes(answered);
    await discord.until('the answer to be removed', () => answer.deleted);
    expect(discord.repliesTo(answered)).toHaveLength(0);
  });
});

describe('two processes with one token', () => {
  test('give one answer', async () => {
    const { discord } = stage;
    await stage.start({ MESSAGE_CONTENT: 'true' });
    await discord.ready(2);
    const questions = ['Ben', 'Cleo', 'Dora'].map((name) => {
      const person = discord.user(name);
      return person.says(person.dm, question);
    });
    await Promise.all(questions.map((asked) => discord.replyTo(asked)));
    await stage.stop();
    expect(questions.map((asked) => discord.repliesTo(asked).length)).toEqual([1, 1, 1]);
    expect(discord.requestsTo('POST /channels/:channel/messages')).toHaveLength(3);
  });
});

describe('a question that a process claimed but did not live to answer', () => {
  test('is answered by the next one', async () => {
    const { discord } = stage;
    await stage.stop();
    const asked = ada.says(ada.dm, question);
    const database = new Database(path.join(stage.dataDir, 'summit-bot.sqlite'));
    const now = Date.now();
    database
      .prepare(
        `insert into answered_messages (message_id, channel_id, user_id, state, claimed_at, leased_until, reply_ids)
         values (?, ?, ?, 'claimed', ?, ?, '[]')`,
      )
      .run(asked.id, ada.dm.id, ada.id, now - 40_000, now - 10_000);
    database.close();
    await stage.start();
    expect((await discord.replyTo(asked)).content).toContain('Ada Brook');
  });
});

describe('what is logged', () => {
  test('tells neither what people wrote nor the token', async () => {
    const { discord } = stage;
    const bot = await stage.restart({ MESSAGE_CONTENT: 'true' });
    discord.fail({ on: 'POST /interactions/*', times: 1, with: { status: 400 } });
    ada.uses(ada.dm, '/ask', { question: 'is there parking for my zebra' });
    discord.fail({ on: 'POST /channels/:channel/messages', times: 3, with: { status: 403 } });
    ada.says(ada.dm, 'is there parking for my zebra');
    await bot.prints('Discord took no answer', 'stderr');
    await bot.prints('unexpected fault', 'stderr');
    await stage.stop();
    expect(`${bot.stdout}${bot.stderr}`).not.toContain('zebra');
    expect(`${bot.stdout}${bot.stderr}`).not.toContain(discord.token);
  });
});

describe('what is older than it may be kept', () => {
  test('is deleted at the start', async () => {
    await ada.uses(ada.dm, '/ask', { question: 'is there parking' }).response();
    await stage.discord.replyTo(ada.says(ada.dm, question));
    await stage.stop();
    const database = new Database(path.join(stage.dataDir, 'summit-bot.sqlite'));
    const count = () =>
      ['misses', 'answered_messages', 'topics'].map((table) =>
        database.prepare(`select count(*) as rows from ${table}`).pluck().get(),
      );
    expect(count()).toEqual([1, 1, 1]);
    const days = 24 * 3_600_000;
    database.prepare('update misses set created_at = ?').run(Date.now() - 31 * days);
    database.prepare('update answered_messages set claimed_at = ?').run(Date.now() - 31 * days);
    database.prepare('update topics set asked_at = ?').run(Date.now() - days);
    await stage.start();
    await stage.stop();
    expect(count()).toEqual([0, 0, 0]);
    database.close();
  });
});

describe('a server that is unavailable for a while', () => {
  test('keeps its settings', async () => {
    const channel = guild.channel('general');
    const settings = await ada.uses(channel, '/settings').response();
    await ada.selects(settings, 'Channels where I answer without a mention', [channel]).response();
    guild.fail();
    guild.recover();
    expect((await stage.discord.replyTo(ada.says(channel, question))).content).toContain('Ada Brook');
  });
});
