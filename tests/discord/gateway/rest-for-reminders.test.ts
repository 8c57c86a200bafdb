import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { restForReminders } from '../../../src/discord/gateway/rest.ts';
import { startGuild } from '../../support/discord/testing.ts';
import { logInto } from '../support/log-lines.ts';
import { trafficOn } from '../support/traffic.ts';

async function startRest() {
  const stage = await startGuild();
  const { token, apiUrl } = stage.discord;
  const config = { token, apiUrl, requestsPerSecond: 0, devGuildId: undefined, messageContent: false };
  const rest = restForReminders(config, trafficOn(systemClock, logInto([])));
  const post = async (content: string) =>
    rest.post(Routes.channelMessages(stage.general.id), { body: { content } });
  return { ...stage, rest, post };
}

test('an answer that stalls after its head is given up like one that never comes', async () => {
  const { discord, rest, post, general } = await startRest();
  const { timeout } = rest.options;
  rest.options.timeout = 2000;
  for (const lost of ['body', 'silence'] as const) {
    discord.fail({ on: 'POST /channels/:channel/messages', times: 1, with: { lost } });
    await expect(post(lost)).rejects.toThrow('aborted');
  }
  rest.options.timeout = timeout;
  expect(await post('whole')).toMatchObject({ content: 'whole' });
  expect(general.messages.map(({ content }) => content)).toEqual(['body', 'silence', 'whole']);
});

test('an answer without a body is one', async () => {
  const { rest, general, post } = await startRest();
  await post('gone');
  const [message] = general.messages;
  await rest.delete(Routes.channelMessage(general.id, message?.id ?? ''));
  expect(general.messages).toEqual([]);
});
