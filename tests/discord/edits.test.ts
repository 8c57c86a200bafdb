import { GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import type { StoredMessage } from '../support/discord/world/message.ts';
import { rowsOf } from './support/rows.ts';
import { Stage } from './support/stage.ts';

/** Of those who write; the bot has the system's. It starts a day ago, for messages that are old when the tests start. */
const clock = { behind: 24 * 3_600_000, now: () => Date.now() - clock.behind };

let stage: Stage;
let guild: GuildHandle;
let channel: ChannelHandle;
let moderator: UserActor;
let oldRemark: StoredMessage;
let oldQuestion: StoredMessage;

beforeAll(async () => {
  stage = await Stage.set({ privileged: ['MessageContent'], clock });
  moderator = stage.discord.user('Moderator');
  guild = stage.discord.addGuild({
    channels: ['general', 'questions'],
    members: [{ user: moderator, permissions: ['ManageGuild'] }],
  });
  channel = guild.channel('general');
  await stage.start({ MESSAGE_CONTENT: 'true' });
  const settings = await moderator.uses(channel, '/settings').response();
  const select = 'Channels where I answer without a mention';
  await moderator.selects(settings, select, [guild.channel('questions')]).response();
  oldRemark = stage.discord.user('Cleo').says(channel, 'who plays the trumpet?');
  oldQuestion = mention(stage.discord.user('Eve'), 'how much is a ticket?');
  await stage.discord.replyTo(oldQuestion);
  clock.behind = 0;
});

afterAll(() => stage.strike());

/** Resolves when the bot has dealt with what somebody did before in the same channel. */
async function caughtUp(person: UserActor, where: ChannelHandle): Promise<void> {
  const mentions = [stage.discord.bot];
  await stage.discord.replyTo(person.says(where, 'where can I buy tickets?', { mentions }));
}

function mention(person: UserActor, text: string): StoredMessage {
  return person.says(channel, text, { mentions: [stage.discord.bot] });
}

function addMention(person: UserActor, message: StoredMessage): void {
  person.edits(message, `<@${stage.discord.bot.id}> ${message.content}`);
}

describe('a message that got no answer', () => {
  test('gets one when it is edited to mention the bot', async () => {
    const ada = stage.discord.user('Ada');
    const message = ada.says(channel, 'who plays the trumpet?');
    addMention(ada, message);
    expect((await stage.discord.replyTo(message)).content).toContain('Ada Brook');
    expect(stage.discord.repliesTo(message)).toHaveLength(1);
  });

  test('in a chosen channel gets one when it is worded better', async () => {
    const ben = stage.discord.user('Ben');
    const message = ben.says(guild.channel('questions'), 'xyzzy plugh?');
    await caughtUp(ben, guild.channel('questions'));
    ben.edits(message, 'who plays the trumpet?');
    expect((await stage.discord.replyTo(message)).content).toContain('Ada Brook');
  });

  test('stays without when it is older than ten minutes', async () => {
    const cleo = stage.discord.user('Cleo');
    addMention(cleo, oldRemark);
    await caughtUp(cleo, channel);
    expect(stage.discord.repliesTo(oldRemark)).toHaveLength(0);
  });
});

describe('an edited question', () => {
  test('that the sources did not answer is answered in the same place', async () => {
    const dora = stage.discord.user('Dora');
    const question = mention(dora, 'is there parking');
    const answer = await stage.discord.replyTo(question);
    expect(answer.content).toContain("My sources don't say.");
    dora.edits(question, `<@${stage.discord.bot.id}> who plays the trumpet?`);
    await stage.discord.until('the edited answer', () => answer.content.includes('Ada Brook'));
    expect(stage.discord.repliesTo(question)).toHaveLength(1);
  });

  test('is answered anew however old it is', async () => {
    const eve = stage.discord.user('Eve');
    const answer = await stage.discord.replyTo(oldQuestion);
    eve.edits(oldQuestion, `<@${stage.discord.bot.id}> who plays the trumpet?`);
    await stage.discord.until('the edited answer', () => answer.content.includes('Ada Brook'));
    expect(stage.discord.repliesTo(oldQuestion)).toHaveLength(1);
  });

  test('loses its answer where the bot is not sure any more, and gets one again', async () => {
    const fay = stage.discord.user('Fay');
    const question = fay.says(guild.channel('questions'), 'who plays the trumpet?');
    const answer = await stage.discord.replyTo(question);
    fay.edits(question, 'xyzzy plugh?');
    await stage.discord.until('the answer to be removed', () => answer.deleted);
    fay.edits(question, 'how much is a ticket?');
    expect((await stage.discord.replyTo(question)).content).toContain('40 francs');
  });

  test('whose answer a moderator has removed gets no other', async () => {
    const gil = stage.discord.user('Gil');
    const question = mention(gil, 'how much is a ticket?');
    moderator.deletes(await stage.discord.replyTo(question));
    gil.edits(question, `<@${stage.discord.bot.id}> who plays the trumpet?`);
    await caughtUp(gil, channel);
    expect(stage.discord.repliesTo(question)).toHaveLength(0);
  });
});

describe('a link preview', () => {
  test('that Discord adds to an edited question does not edit the answer once more', async () => {
    const hal = stage.discord.user('Hal');
    const edits = () => stage.discord.requestsTo('PATCH /channels/:channel/messages/:message').length;
    const question = hal.says(hal.dm, 'how much is a ticket? https://example.org');
    const answer = await stage.discord.replyTo(question);
    hal.edits(question, 'who plays the trumpet? https://example.org');
    await stage.discord.until('the edited answer', () => answer.content.includes('Ada Brook'));
    const before = edits();
    const data = { ...question.data, embeds: [{ type: 'link', url: 'https://example.org' }] };
    const intent = GatewayIntentBits.DirectMessages;
    stage.discord.gateway.publish({ name: 'MESSAGE_UPDATE', data, guildId: undefined, intent });
    await caughtUp(hal, hal.dm);
    expect(edits()).toBe(before);
  });
});

describe('two processes with one token', () => {
  test('add the further parts of a longer answer once, and note a miss once', async () => {
    await stage.start({ MESSAGE_CONTENT: 'true' });
    await stage.discord.ready(2);
    const ida = stage.discord.user('Ida');
    await stage.discord.replyTo(ida.says(ida.dm, 'What does the chronicle say?'));
    const question = ida.says(ida.dm, 'who plays the trumpet?');
    await stage.discord.replyTo(question);
    const edits = () => stage.discord.requestsTo('PATCH /channels/:channel/messages/:message').length;
    const before = edits();
    ida.edits(question, 'What does the chronicle say?');
    await stage.discord.until('both to edit the answer', () => edits() >= before + 2);
    const miss = mention(ida, 'is there parking for zebras');
    await stage.discord.replyTo(miss);
    await ida.uses(ida.dm, '/ask', { question: 'is there parking for camels' }).response();
    ida.edits(question, 'tell me more');
    await stage.discord.until('the last part', () =>
      ida.dm.messages.some(({ content }) => content.includes('Paragraph 8')),
    );
    await stage.stop();
    const last = ida.dm.messages.filter(({ content }) => content.includes('Paragraph 8'));
    expect(last).toHaveLength(1);
    const noted = rowsOf(stage.dataDir, 'misses').filter((row) => JSON.stringify(row).includes(ida.id));
    expect(noted).toHaveLength(2);
  });
});

test('nothing that was sent could ping', () => {
  expect(stage.discord.pinging).toEqual([]);
});
