import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { giantMarkdown, giantYaml } from './support/giant-pack.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let ada: UserActor;

beforeAll(async () => {
  stage = await Stage.set();
  stage.addPack('giant', giantYaml, giantMarkdown);
  ada = stage.discord.user('Ada');
  await stage.start({ SUMMIT: 'giant' });
});

afterAll(() => stage.strike());

const fault = 'Something went wrong';

test.each(['/summit', '/schedule', '/topics', '/about', '/privacy'])(
  'a pack over every limit is shown within them: %s',
  async (command) => {
    const reply = await ada.uses(ada.dm, command).response();
    expect(reply.content).not.toContain(fault);
    expect(reply.content.length).toBeLessThanOrEqual(2000);
  },
);

test('all sessions are told, in as many messages as it takes, with one file', async () => {
  const ben = stage.discord.user('Ben');
  ben.uses(ben.dm, '/schedule');
  await stage.discord.until('the calendar file', () => ben.dm.messages.some(({ files }) => files.length > 0));
  const texts = ben.dm.messages.map(({ content }) => content);
  expect(texts.join('\n').match(/Session\d+ on everything/g)?.length).toBeGreaterThanOrEqual(40);
  expect(ben.dm.messages.flatMap(({ files }) => files)).toHaveLength(1);
});

test('long questions are offered, browsed, answered in parts and told to the end', async () => {
  const cleo = stage.discord.user('Cleo');
  const choices = await cleo.completes(cleo.dm, '/ask', 'question', 'matter7').choices();
  expect(choices).toHaveLength(25);
  const list = await cleo.uses(cleo.dm, '/topics').response();
  const [topic] = list.selects[0]?.options ?? [];
  await cleo.selects(list, list.selects[0]?.placeholder ?? '', [topic?.value ?? '']).response();
  const [question] = list.selects[0]?.options ?? [];
  const answered = cleo.selects(list, 'Choose a question', [question?.value ?? '']);
  const first = (await answered.response()).content;
  expect(first).toContain('Matter1 is settled');
  expect(first.length).toBeGreaterThan(1900);
  const last = await answered.followUp(0);
  const related = await cleo
    .selects(last, 'Related questions', [last.selects[0]?.options[0]?.value ?? ''])
    .response();
  expect(related.content).toContain('matter2');
  const whole = cleo.clicks(last, 'More');
  expect((await whole.response()).content).not.toContain(fault);
});

test('an answer in several parts is posted whole', async () => {
  const dora = stage.discord.user('Dora');
  const guild = stage.discord.addGuild({ members: [{ user: dora }] });
  const message = dora.says(guild.channel('general'), 'matter9');
  const menu = dora.opensMenu(message, 'Answer this');
  await menu.response();
  const posting = dora.clicks(await menu.followUp(0), 'Post it');
  expect((await posting.followUp(0)).content).toContain('matter9');
  expect((await posting.followUp(1)).content).toContain('settled');
});
