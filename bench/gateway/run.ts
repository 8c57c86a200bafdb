import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiscordServer } from '../../tests/support/discord/discord-server.ts';
import { MeasuredBot } from './bot.ts';
import type { Vitals } from './probe.ts';

const messageCount = 20_000;
/** One message in so many is a question to the bot. */
const questionEvery = 10;
const batch = 100;
const channelCount = 100;
const userCount = 2000;

const questions = [
  'why vietnam?',
  'when is the dinner',
  'who came with Trump',
  'how did Kim travel to Hanoi',
];
const chatter = ['good morning all', 'did you see the match', 'lol', 'brb', 'that is what I said yesterday'];

const folder = mkdtempSync(path.join(tmpdir(), 'summit-bot-gateway-'));
const discord = await DiscordServer.start({ privileged: ['MessageContent'], deadline: 20_000 });
const users = Array.from({ length: userCount }, (_, place) => discord.user(`user ${place}`));
const guild = discord.addGuild({
  channels: Array.from({ length: channelCount }, (_, place) => `channel-${place}`),
  members: users.map((user) => ({ user })),
});
const channels = Array.from({ length: channelCount }, (_, place) => guild.channel(`channel-${place}`));
const bot = new MeasuredBot({ ...discord.environment, DATA_DIR: folder, MESSAGE_CONTENT: 'true' });
await discord.ready();
await discord.commandsRegistered();

await play(2000);
const before = await bot.vitals(true);
const start = performance.now();
const memories = await play(messageCount);
const seconds = (performance.now() - start) / 1000;
report(seconds, before, await bot.vitals(), memories);
await flood();
await bot.stop();
await discord.close();
rmSync(folder, { recursive: true, force: true });

/** Says so many messages, a batch at a time, each as soon as the one before is dealt with; the memory at each tenth. */
async function play(count: number): Promise<number[]> {
  const seen: number[] = [];
  for (let said = 0; said < count; said += batch) {
    const asked = Array.from({ length: batch }, (_, place) => say(said + place));
    await Promise.all(asked.flatMap((question) => (question ? [discord.replyTo(question)] : [])));
    if (said % (count / 10) === 0) seen.push((await bot.vitals()).memory);
  }
  return seen;
}

/** Says as many messages at once, none of them to the bot, and then asks. */
async function flood(): Promise<void> {
  await bot.vitals(true);
  const begin = performance.now();
  for (let said = 0; said < messageCount; said++) say(said * questionEvery + 1);
  const [asker, channel] = [discord.user('the last'), channels[0]];
  if (!channel) throw new Error('nobody is there');
  await discord.replyTo(asker.says(channel, 'why vietnam?', { mentions: [discord.bot] }));
  const { delayP99, memory } = await bot.vitals();
  const time = (performance.now() - begin) / 1000;
  process.stdout.write(
    `all at once         ${Math.round(messageCount / time)} messages a second, with those who say them on the same machine; event-loop delay p99 ${delayP99.toFixed(1)} ms, memory ${Math.round(memory)} MB\n`,
  );
}

/** The message, if it is a question. */
function say(number: number) {
  const user = users[number % userCount];
  const channel = channels[Math.floor(number / questionEvery) % channelCount];
  if (!user || !channel) throw new Error('nobody is there');
  if (number % questionEvery !== 0) {
    user.says(channel, chatter[number % chatter.length] ?? '');
    return undefined;
  }
  const text = questions[(number / questionEvery) % questions.length] ?? '';
  return user.says(channel, text, { mentions: [discord.bot] });
}

function report(time: number, first: Vitals, last: Vitals, memory: readonly number[]): void {
  const lines = [
    `${messageCount} messages, 1 in ${questionEvery} a question: ${time.toFixed(1)} s`,
    `messages a second   ${Math.round(messageCount / time)}`,
    `answers a second    ${Math.round(messageCount / questionEvery / time)} (discord.js sends 50 at most)`,
    `event-loop delay    median ${last.delayMedian.toFixed(1)} ms, p99 ${last.delayP99.toFixed(1)} ms, longest ${last.delayMax.toFixed(1)} ms`,
    `processor           ${(((last.cpu - first.cpu) / time) * 100).toFixed(0)}% of one core`,
    `memory              ${memory.map((megabytes) => Math.round(megabytes)).join(' ')} MB`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
