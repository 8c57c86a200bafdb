import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stage } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set();
  await stage.start();
});

afterAll(() => stage.strike());

test('without the message content intent, a reply that does not mention the bot is told why it is not answered', async () => {
  const { discord } = stage;
  const ada = discord.user('Ada');
  const channel = discord.addGuild({ members: [{ user: ada }] }).channel('general');
  const answer = await discord.replyTo(
    ada.says(channel, 'who plays the trumpet?', { mentions: [discord.bot] }),
  );
  const hidden = ada.says(channel, 'how much is a ticket?', { replyTo: answer, pingReplied: false });
  expect((await discord.replyTo(hidden)).content).toBe(
    'I cannot read that: please mention me, or leave the mention on when you reply to me.',
  );
  const shown = ada.says(channel, 'how much is a ticket?', { replyTo: answer });
  expect((await discord.replyTo(shown)).content).toContain('40 francs');
});
