import { ChannelType } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let guild: GuildHandle;
let channel: ChannelHandle;
let ada: UserActor;

beforeAll(async () => {
  stage = await Stage.set({ privileged: ['MessageContent'] });
  ada = stage.discord.user('Ada', { locale: 'vi' });
  guild = stage.discord.addGuild({
    locale: 'vi',
    channels: ['general', { name: 'news', type: ChannelType.GuildAnnouncement }],
    members: [{ user: ada, permissions: ['ManageGuild', 'MentionEveryone'] }],
    roles: [{ name: 'helpers', mentionable: true }],
  });
  channel = guild.channel('general');
  await stage.start({ MESSAGE_CONTENT: 'true', TZ: 'America/New_York', LANG: 'de_DE.UTF-8' });
  const settings = await ada.uses(channel, '/settings').response();
  const select = 'Channels where I answer without a mention';
  await ada.selects(settings, select, [guild.channel('news')]).response();
});

afterAll(() => stage.strike());

const question = 'who plays the trumpet?';

function mention(asker: UserActor, text: string, where = channel) {
  return asker.says(where, text, { mentions: [stage.discord.bot] });
}

describe('webhooks', () => {
  test('are ignored, in chosen channels too, and when they mention the bot', async () => {
    const news = guild.channel('news');
    const noise = [
      stage.discord.webhookSays(news, 'Feed', question),
      stage.discord.webhookSays(news, 'Feed', `<@${stage.discord.bot.id}> ${question}`),
    ];
    await stage.discord.replyTo(ada.says(news, question));
    expect(noise.map((message) => stage.discord.repliesTo(message).length)).toEqual([0, 0]);
  });
});

describe('a mention of everybody, or of a role of people', () => {
  test('is none of the bot', async () => {
    const ben = stage.discord.user('Ben');
    const said = [
      ada.says(channel, `@everyone ${question}`),
      ada.says(channel, `@here ${question}`),
      ada.says(channel, `<@&${guild.role('helpers').id}> ${question}`),
      ben.says(channel, question, { mentions: [ada] }),
    ];
    await stage.discord.replyTo(mention(ada, question));
    await stage.discord.replyTo(mention(ben, question));
    expect(said.map((message) => stage.discord.repliesTo(message).length)).toEqual([0, 0, 0, 0]);
  });
});

describe('a message without text', () => {
  test('that is addressed to the bot gets a hint, in a chosen channel silence', async () => {
    const cleo = stage.discord.user('Cleo');
    const attachment = cleo.says(cleo.dm, '');
    expect((await stage.discord.replyTo(attachment)).content).toContain('I see no question there.');
    const sticker = cleo.says(guild.channel('news'), '');
    await stage.discord.replyTo(cleo.says(guild.channel('news'), question));
    expect(stage.discord.repliesTo(sticker)).toHaveLength(0);
  });

  test('is answered privately with a hint where "Answer this" is chosen for it', async () => {
    const cleo = stage.discord.user('Cleo');
    const reply = await cleo.opensMenu(ada.says(channel, ''), 'Answer this').response();
    expect(reply.content).toContain('I see no question there.');
    expect(reply.ephemeral).toBe(true);
  });
});

describe('a very long message', () => {
  test.each([2000, 4000])('of %i characters gets a short answer', async (length) => {
    const dora = stage.discord.user('Dora');
    const text = `why *not* @everyone ${'<@1> [so](http://a.b) '.repeat(300)}`.slice(0, length);
    const message = dora.says(dora.dm, text);
    expect((await stage.discord.replyTo(message)).content).toContain('That is too long for me');
    const menu = await dora.opensMenu(message, 'Answer this').response();
    expect(menu.content).toContain('That is too long for me');
    expect(menu.content).not.toMatch(/<@|@everyone|\]\(http/);
    expect(menu.content.length).toBeLessThan(1000);
  });
});

describe("the bot's own messages", () => {
  test('are not answered, and can be asked about', async () => {
    const eve = stage.discord.user('Eve');
    const answer = await stage.discord.replyTo(mention(eve, question));
    const menu = await eve.opensMenu(answer, 'Answer this').response();
    expect(menu.ephemeral).toBe(true);
    expect(stage.discord.repliesTo(answer)).toHaveLength(0);
  });
});

describe('the language and the clock of people and machines', () => {
  test('change nothing', async () => {
    const reply = await ada.uses(channel, '/schedule').response();
    expect(reply.content).toContain('<t:1909501200:F> (<t:1909501200:R>)');
    expect(reply.files[0]?.content.toString()).toContain('DTSTART:20300705T170000Z');
    const gala = await ada.uses(channel, '/ask', { question: 'when is the closing gala' }).response();
    expect(gala.content).toContain('Saturday 6 July 2030, 20:00');
  });
});

describe('every message', () => {
  test('names nobody whom it may ping', () => {
    const bodies = stage.discord.requests.flatMap(({ body, path }) => {
      const text = JSON.stringify(body ?? '');
      return text.includes('"content":') && !path.includes('/commands') ? [text] : [];
    });
    expect(bodies.length).toBeGreaterThan(10);
    expect(bodies.filter((text) => !/"allowed_mentions":\{"parse":\[\]/.test(text))).toEqual([]);
    expect(stage.discord.pinging).toEqual([]);
  });
});
