import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let guild: GuildHandle;
let channel: ChannelHandle;
let ada: UserActor;
let ben: UserActor;

beforeAll(async () => {
  stage = await Stage.set({ privileged: ['MessageContent'] });
  ada = stage.discord.user('Ada');
  ben = stage.discord.user('Ben');
  guild = stage.discord.addGuild({
    channels: ['general', 'questions', { name: 'thread', parent: 'questions' }],
    members: [{ user: ada, permissions: ['ManageGuild'] }, { user: ben }],
  });
  channel = guild.channel('general');
  await stage.start({ MESSAGE_CONTENT: 'true' });
  const settings = await ada.uses(channel, '/settings').response();
  const select = 'Channels where I answer without a mention';
  await ada.selects(settings, select, [guild.channel('questions')]).response();
});

afterAll(() => stage.strike());

function mention(text: string, asker = ada, where = channel) {
  return asker.says(where, text, { mentions: [stage.discord.bot] });
}

describe('a mention', () => {
  test('is answered as a reply, with buttons', async () => {
    const answer = await stage.discord.replyTo(mention('how much is a ticket?'));
    expect(answer.content).toContain('40 francs');
    expect(answer.buttons.map(({ label }) => label)).toEqual(['More', 'Helpful', 'Not helpful']);
    expect(answer.allowedMentions).toEqual({ parse: [], replied_user: false });
    expect((await ada.clicks(answer, 'More').response()).content).toContain('Students pay half.');
  });

  test('without a question is greeted', async () => {
    expect((await stage.discord.replyTo(mention(''))).content).toContain('Ask me about');
  });

  test('of the role that came with the bot counts', async () => {
    const role = guild.role(stage.discord.world.bot.username);
    const question = ben.says(channel, `<@&${role.id}> who plays the trumpet?`);
    expect((await stage.discord.replyTo(question)).content).toContain('Ada Brook');
  });

  test('is always replied to, also when the sources do not tell', async () => {
    const answer = await stage.discord.replyTo(mention('is there parking @everyone <@&1>', ben));
    expect(answer.content).toContain("My sources don't say.");
    expect(answer.pinged).toBe(false);
  });
});

describe('a direct message', () => {
  test('is answered, and a follow-up takes up its topic', async () => {
    const cleo = stage.discord.user('Cleo');
    await stage.discord.replyTo(cleo.says(cleo.dm, 'how much is a ticket?'));
    const answer = await stage.discord.replyTo(cleo.says(cleo.dm, 'tell me more'));
    expect(answer.content).toContain('Students pay half.');
  });

  test('in another conversation has no topic', async () => {
    const dora = stage.discord.user('Dora');
    const answer = await stage.discord.replyTo(dora.says(dora.dm, 'tell me more'));
    expect(answer.content).not.toContain('Students pay half.');
  });
});

describe('a reply to the bot', () => {
  test('is answered without a mention', async () => {
    const answer = await stage.discord.replyTo(mention('who plays the trumpet?', ben));
    const next = ben.says(channel, 'where can I buy tickets?', { replyTo: answer, pingReplied: false });
    expect((await stage.discord.replyTo(next)).content).toContain('harbour kiosk');
  });
});

describe('a chosen channel', () => {
  test('gets an answer without a mention, and silence where the bot is not sure', async () => {
    const eve = stage.discord.user('Eve');
    const place = guild.channel('questions');
    const unsure = eve.says(place, 'is there parking');
    const chatter = eve.says(place, 'hello everybody');
    const twoMeanings = eve.says(place, 'red bells, blue bells');
    const wish = eve.says(place, 'remind me of the closing gala');
    const sure = eve.says(place, 'how much is a ticket?');
    expect((await stage.discord.replyTo(sure)).content).toContain('40 francs');
    const silent = [unsure, chatter, twoMeanings, wish];
    expect(silent.map((message) => stage.discord.repliesTo(message).length)).toEqual([0, 0, 0, 0]);
  });

  test('brings its threads along', async () => {
    const fred = stage.discord.user('Fred');
    const answer = await stage.discord.replyTo(fred.says(guild.channel('thread'), 'how much is a ticket?'));
    expect(answer.content).toContain('40 francs');
  });

  test('is the only one: elsewhere the bot stays out of conversations', async () => {
    const aside = ben.says(channel, 'how much is a ticket?');
    await stage.discord.replyTo(mention('who plays the trumpet?', ben));
    expect(stage.discord.repliesTo(aside)).toEqual([]);
  });
});

describe('an edited question', () => {
  test('gets its answer edited', async () => {
    const fay = stage.discord.user('Fay');
    const question = fay.says(fay.dm, 'how much is a ticket?');
    const answer = await stage.discord.replyTo(question);
    fay.edits(question, 'who plays the trumpet?');
    await stage.discord.until('the edited answer', () => answer.content.includes('Ada Brook'));
    expect(stage.discord.repliesTo(question)).toHaveLength(1);
  });

  test('gets more or fewer messages, as its answer is longer or shorter', async () => {
    const gil = stage.discord.user('Gil');
    await stage.discord.replyTo(gil.says(gil.dm, 'What does the chronicle say?'));
    const question = gil.says(gil.dm, 'tell me more');
    const first = await stage.discord.replyTo(question);
    await stage.discord.until('the last part', () => gil.dm.messages.at(-1)?.content.includes('Paragraph 8'));
    expect(gil.dm.messages.every(({ content }) => content.length <= 2000)).toBe(true);
    gil.edits(question, 'who plays the trumpet?');
    await stage.discord.until('one message', () => gil.dm.messages.at(-1)?.id === first.id);
    expect(first.content).toContain('Ada Brook');
  });
});

describe('a deleted question', () => {
  test('gets its answer removed', async () => {
    const question = mention('where can I buy tickets?', stage.discord.user('Hal'), channel);
    const answer = await stage.discord.replyTo(question);
    stage.discord.user('Hal').deletes(question);
    await stage.discord.until('the answer to be removed', () => answer.deleted);
    expect(stage.discord.repliesTo(question)).toEqual([]);
  });
});

describe('a question that is deleted while its answer is under way', () => {
  test('takes the answer with it', async () => {
    const lea = stage.discord.user('Lea');
    stage.discord.fail({ on: 'POST /channels/:channel/messages', times: 1, with: { delay: 300 } });
    const question = lea.says(lea.dm, 'who plays the trumpet?');
    const answer = await stage.discord.replyTo(question);
    lea.deletes(question);
    await stage.discord.until('the answer to be removed', () => answer.deleted);
    expect(stage.discord.repliesTo(question)).toEqual([]);
  });
});

describe('other programs', () => {
  test('are ignored', async () => {
    const robot = stage.discord.user('Robot', { bot: true });
    const noise = mention('how much is a ticket?', robot);
    await stage.discord.replyTo(mention('who plays the trumpet?', stage.discord.user('Ida')));
    expect(stage.discord.repliesTo(noise)).toEqual([]);
  });
});

describe('somebody who asks without pause', () => {
  test('is told once, and then ignored for a while', async () => {
    const joe = stage.discord.user('Joe');
    const questions = Array.from({ length: 12 }, () => joe.says(joe.dm, 'who plays the trumpet?'));
    await stage.discord.until('the refusal', () =>
      joe.dm.messages.some(({ content }) => content.startsWith('That is fast.')),
    );
    await stage.discord.replyTo(mention('who plays the trumpet?', stage.discord.user('Kim')));
    const answered = questions.filter((question) => stage.discord.repliesTo(question).length > 0);
    expect(answered).toHaveLength(9);
  });
});

test('nothing that was sent could ping', () => {
  expect(stage.discord.pinging).toEqual([]);
});
