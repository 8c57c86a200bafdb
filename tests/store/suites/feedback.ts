import { expect, test } from 'vitest';
import type { Feedback } from '../../../src/store/feedback.ts';
import { at, type Databases, noon, opened } from '../test-store.ts';

export const opinion: Feedback = {
  userId: '7',
  messageId: '100',
  packId: 'hanoi',
  entryId: 'why-vietnam',
  helpful: true,
  guildId: '1',
};

export function feedbackSuite(databases: Databases): void {
  test('opinions are counted by entry, most unhelpful first', async () => {
    const { feedback } = await opened(await databases.create());
    for (const [userId, entryId, helpful] of [
      ['7', 'why-vietnam', true],
      ['8', 'why-vietnam', true],
      ['9', 'why-vietnam', false],
      ['7', 'where', true],
      ['8', 'who', false],
      ['9', 'who', false],
    ] as const) {
      await feedback.saveFeedback({ ...opinion, userId, entryId, messageId: entryId, helpful }, noon);
    }
    await feedback.saveFeedback({ ...opinion, packId: 'singapore' }, noon);
    expect(await feedback.feedbackOn('hanoi')).toEqual([
      { entryId: 'who', helpful: 0, notHelpful: 2 },
      { entryId: 'why-vietnam', helpful: 2, notHelpful: 1 },
      { entryId: 'where', helpful: 1, notHelpful: 0 },
    ]);
  });

  test('somebody who changes their mind counts once', async () => {
    const { feedback } = await opened(await databases.create());
    await feedback.saveFeedback(opinion, at('12:00:00'));
    await feedback.saveFeedback({ ...opinion, helpful: false }, at('12:01:00'));
    expect(await feedback.feedbackOn('hanoi')).toEqual([
      { entryId: 'why-vietnam', helpful: 0, notHelpful: 1 },
    ]);
  });
}
