import type { Answerer } from '../answer/answerer.ts';
import type { Topic } from '../answer/conversation/topic.ts';
import { jsonLine } from './json-lines.ts';
import type { Output } from './output.ts';
import { sampleQuestions } from '../pack-questions.ts';
import { replyTo } from './reply.ts';

/** One JSON object for each line. */
export async function answerAsJson(
  input: AsyncIterable<string>,
  answerer: Answerer,
  output: Output,
): Promise<void> {
  for await (const utterance of input) await output.write(`${jsonLine(utterance, answerer)}\n`);
}

/** One answer for each line, all of them one conversation; without any line, samples and how to ask. */
export async function answerAsText(
  input: AsyncIterable<string>,
  answerer: Answerer,
  output: Output,
): Promise<void> {
  let topic: Topic | undefined;
  let asked = false;
  for await (const utterance of input) {
    const response = answerer.respond(utterance, topic);
    topic = response.topic;
    await output.write(`${asked ? '\n' : ''}${replyTo(response.decision, answerer)}\n`);
    asked = true;
  }
  if (!asked) await output.write(samples(answerer));
}

function samples(answerer: Answerer): string {
  const { pack } = answerer;
  const dialogues = sampleQuestions(pack).map(
    (question) => `> ${question}\n${replyTo(answerer.respond(question).decision, answerer)}\n`,
  );
  return [
    `${pack.title}\n`,
    ...dialogues,
    `Ask your own: npm run ask -- "${sampleQuestions(pack, 1).join('')}"\n`,
  ].join('\n');
}
