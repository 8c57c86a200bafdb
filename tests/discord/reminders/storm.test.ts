import { expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { Messenger } from '../../../src/discord/free-text/messenger.ts';
import { requestRates, restForAnswers, restForReminders } from '../../../src/discord/gateway/rest.ts';
import { say } from '../../../src/discord/messages/message.ts';
import { Pace } from '../../../src/discord/reminders/pace.ts';
import { paced } from '../../../src/discord/reminders/requests.ts';
import { postMessage } from '../../../src/discord/sending.ts';
import { startGuild } from '../../support/discord/testing.ts';
import { silent } from '../../store/test-store.ts';
import { trafficOn } from '../support/traffic.ts';

test('answers do not wait for a storm of reminders, and Discord refuses neither', async () => {
  const channels = Array.from({ length: 150 }, (_, index) => `channel-${index}`);
  const { discord, ada, guild } = await startGuild(
    { rateLimits: { global: 50 } },
    { channels: [...channels, 'general'] },
  );
  const config = {
    token: discord.token,
    apiUrl: discord.apiUrl,
    requestsPerSecond: 50,
    devGuildId: undefined,
    messageContent: false,
  };
  const now = () => performance.now();
  const traffic = trafficOn(systemClock, silent);
  const pace = new Pace(requestRates(config), traffic.answers, now);
  const reminders = paced(restForReminders(config, traffic), pace);
  const messenger = new Messenger(restForAnswers(config, traffic));
  const question = ada.says(guild.channel('general'), 'how much is a ticket?');

  const delays: number[] = [];
  let sent = 0;
  const storm = channels.map(async (name) => {
    await postMessage(reminders, guild.channel(name).id, { content: 'now' });
    sent += 1;
    if (sent % 20 !== 0) return;
    const start = now();
    const { channelId } = question;
    await messenger.reply(
      { channelId, messageId: `${question.id.slice(0, -3)}${100 + sent}` },
      say('40 francs'),
    );
    delays.push(now() - start);
  });
  await Promise.all(storm);
  expect(delays).toHaveLength(7);
  expect(Math.max(...delays)).toBeLessThan(1500);
  expect(traffic.invalid.count).toBe(0);
  expect(guild.channel('general').messages).toHaveLength(8);
});
