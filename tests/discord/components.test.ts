import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { rowsOf } from './support/rows.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let guild: GuildHandle;
let ada: UserActor;
let ben: UserActor;

beforeAll(async () => {
  stage = await Stage.set();
  ada = stage.discord.user('Ada');
  ben = stage.discord.user('Ben');
  guild = stage.discord.addGuild({ members: [{ user: ada }, { user: ben }] });
  await stage.start();
});

afterAll(() => stage.strike());

/** An answer to a new person, so that no test meets the limits of another. */
function ask(question: string, asker = ada) {
  return asker.uses(guild.channel('general'), '/ask', { question }).response();
}

describe('More', () => {
  test('shows the whole answer in the place of the short one', async () => {
    const reply = await ask('how much is a ticket?');
    const whole = await ada.clicks(reply, 'More').response();
    expect(whole.id).toBe(reply.id);
    expect(whole.content).toContain('40 francs');
    expect(whole.content).toContain('Students pay half.');
    expect(whole.buttons.map(({ label }) => label)).toEqual(['Helpful', 'Not helpful']);
  });

  test('splits a long answer between paragraphs', async () => {
    const long = ada.clicks(await ask('What does the chronicle say?'), 'More');
    const first = await long.response();
    const second = await long.followUp(0);
    const third = await long.followUp(1);
    expect(first.content).toMatch(/home\.$/);
    expect(second.content).toMatch(/^Paragraph \d of the chronicle/);
    expect(third.content).toContain('Paragraph 8');
    expect([first, second, third].map(({ content }) => content.length <= 2000)).toEqual([true, true, true]);
    expect(third.buttons.map(({ label }) => label)).toEqual(['Helpful', 'Not helpful']);
  });
});

describe('Related', () => {
  test('answers the question that is chosen', async () => {
    const reply = await ask('how much is a ticket?');
    const answer = await ada.selects(reply, 'Related questions', ['Where can I buy tickets?']).response();
    expect(answer.content).toContain('harbour kiosk');
    expect(answer.id).not.toBe(reply.id);
  });
});

describe('Helpful and Not helpful', () => {
  test('are stored, the last opinion only', async () => {
    const reply = await ask('who plays the trumpet?', ben);
    const thanks = await ben.clicks(reply, 'Helpful').response();
    expect(thanks.content).toBe('Thank you.');
    expect(thanks.ephemeral).toBe(true);
    await ben.clicks(reply, 'Not helpful').response();
    expect(rowsOf(stage.dataDir, 'feedback')).toEqual([
      expect.objectContaining({ user_id: ben.id, entry_id: 'trumpet', helpful: 0 }),
    ]);
  });
});

describe('somebody else', () => {
  test('is told that the buttons are not meant for them', async () => {
    const reply = await ask('how much is a ticket?', ben);
    const before = reply.content;
    const refusal = await ada.clicks(reply, 'More').response();
    expect(refusal.content).toContain('for the person who asked');
    expect(refusal.ephemeral).toBe(true);
    expect(reply.content).toBe(before);
  });
});

describe('/topics', () => {
  test('browses topics and questions, a page at a time', async () => {
    const cleo = stage.discord.user('Cleo');
    const list = await cleo.uses(cleo.dm, '/topics').response();
    expect(list.selects[0]?.options).toHaveLength(25);
    await cleo.clicks(list, 'Next page').response();
    expect(list.selects[0]?.placeholder).toBe('Choose a topic (page 2 of 2)');
    await cleo.clicks(list, 'Previous page').response();
    await cleo.selects(list, 'Choose a topic (page 1 of 2)', ['Songbook (30)']).response();
    expect(list.content).toBe('**Songbook**\n30 questions.');
    await cleo.clicks(list, 'Next page').response();
    const question = 'Which song is number 30 of the songbook?';
    const answer = await cleo.selects(list, 'Choose a question (page 2 of 2)', [question]).response();
    expect(answer.content).toContain('Song 30 of the songbook.');
    await cleo.clicks(list, 'All topics').response();
    expect(list.selects[0]?.placeholder).toBe('Choose a topic (page 1 of 2)');
  });
});

describe('Answer this', () => {
  test('answers a message privately, and posts the answer when told to', async () => {
    const dora = stage.discord.user('Dora');
    const message = ben.says(guild.channel('general'), 'does anybody know who plays the trumpet?');
    const answer = await dora.opensMenu(message, 'Answer this').response();
    expect(answer.content).toContain('Ada Brook plays the trumpet');
    expect(answer.ephemeral).toBe(true);
    const posting = dora.clicks(answer, 'Post it');
    const posted = await posting.followUp(0);
    expect(posted.content).toContain('Ada Brook plays the trumpet');
    expect(posted.ephemeral).toBe(false);
    const unknown = dora.opensMenu(ben.says(guild.channel('general'), 'is there parking'), 'Answer this');
    expect((await unknown.response()).buttons.map(({ label }) => label)).not.toContain('Post it');
  });
});

describe('after a restart', () => {
  test('buttons and selects work as before', async () => {
    const eve = stage.discord.user('Eve');
    const where = eve.dm;
    const answer = await eve.uses(where, '/ask', { question: 'how much is a ticket?' }).response();
    const back = await eve.uses(where, '/ask', { question: 'red bells, blue bells' }).response();
    await stage.restart();
    expect((await eve.clicks(back, 'Where do the red bells ring?').response()).content).toContain('harbour');
    const related = await eve.selects(answer, 'Related questions', ['Where can I buy tickets?']).response();
    expect(related.content).toContain('harbour kiosk');
    expect((await eve.clicks(answer, 'More').response()).content).toContain('Students pay half.');
    expect((await eve.clicks(answer, 'Helpful').response()).content).toBe('Thank you.');
  });
});
