import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import { decodeId } from '../../../src/discord/custom-id.ts';
import { keyOf } from '../../../src/discord/keys.ts';
import type { BotMessage } from '../../../src/discord/messages/message.ts';
import { questionsMessage, topicsMessage } from '../../../src/discord/messages/topics.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { sampleQuestions } from '../../../src/pack-questions.ts';
import { festival } from '../../support/festival.ts';

const userId = '12345678901234567890';
const count = 100_000;

/** A hundred thousand entries in so many topics. */
function hugePack(topicCount: number): Pack {
  const [entry] = festival.entries;
  if (!entry) throw new Error('the festival has no entries');
  const entries = Array.from({ length: count }, (_, place) => ({
    ...entry,
    id: `entry-with-an-id-that-is-longer-than-forty-characters-${place}`,
    question: `Question ${place}?`,
    topic:
      topicCount === 1
        ? ''
        : `A topic with a name that is longer than forty characters ${place % topicCount}`,
  }));
  return { ...festival, entries };
}

function controlsOf({ rows }: BotMessage) {
  return rows.flatMap(({ components }) => components);
}

test.each([1, 5000])(
  'a hundred thousand questions in %i topics are browsed to the last page',
  (topicCount) => {
    const pack = hugePack(topicCount);
    const topics = controlsOf(topicsMessage(pack, userId, 9999));
    const [list] = topics;
    if (list?.type !== ComponentType.StringSelect) throw new Error('there is no select');
    expect(list.options).toHaveLength(Math.min(topicCount, 25));
    const topic = list.options.at(-1)?.value ?? '';
    const page = Math.ceil(count / topicCount / 25) - 1;
    const questions = questionsMessage(pack, userId, topic, page);
    const ids = controlsOf(questions ?? topicsMessage(pack, userId)).map((control) =>
      'custom_id' in control ? control.custom_id : '',
    );
    expect(ids.filter((id) => id.length > 100 || decodeId(id) === undefined)).toEqual([]);
    expect(decodeId(ids[0] ?? '')?.action).toBe('pick');
    expect(questionsMessage(pack, userId, keyOf('no topic'))).toBeUndefined();
  },
);

test('samples come from different topics, each question once', () => {
  expect(sampleQuestions(hugePack(5000), 3)).toEqual(['Question 0?', 'Question 1?', 'Question 2?']);
  expect(sampleQuestions(festival, 3)).toEqual([
    'How much is a ticket?',
    'Who plays the trumpet?',
    'Where can I buy tickets?',
  ]);
  expect(sampleQuestions(festival, 99)).toHaveLength(4);
});
