import { expect, test } from 'vitest';
import { at, type Databases, noon, opened } from '../test-store.ts';

const place = { channelId: '10', userId: '7', guildId: '1' };
const topic = { utterance: 'why hanoi', answerId: 'why-vietnam' };

export function topicsSuite(databases: Databases): void {
  test('a topic is remembered for ten minutes', async () => {
    const { topics } = await opened(await databases.create());
    expect(await topics.topicOf('10', '7', noon)).toBeUndefined();
    await topics.saveTopic(place, topic, noon);
    expect(await topics.topicOf('10', '7', at('12:09:59.999'))).toEqual(topic);
    expect(await topics.topicOf('10', '7', at('12:10:00'))).toBeUndefined();
  });

  test('each channel and each user has its own', async () => {
    const { topics } = await opened(await databases.create());
    await topics.saveTopic(place, topic, noon);
    await topics.saveTopic(
      { ...place, channelId: '11', guildId: null },
      { ...topic, answerId: 'where' },
      noon,
    );
    expect(await topics.topicOf('11', '7', noon)).toMatchObject({ answerId: 'where' });
    expect(await topics.topicOf('10', '7', noon)).toMatchObject({ answerId: 'why-vietnam' });
    expect(await topics.topicOf('10', '8', noon)).toBeUndefined();
  });

  test('the latest question decides, even when an earlier one is saved after it', async () => {
    const { topics } = await opened(await databases.create());
    await topics.saveTopic(place, topic, at('12:00:00'));
    await topics.saveTopic(place, { ...topic, answerId: 'where' }, at('12:02:00'));
    await topics.saveTopic(place, { ...topic, answerId: 'who' }, at('12:01:00'));
    expect(await topics.topicOf('10', '7', at('12:11:00'))).toMatchObject({ answerId: 'where' });
  });
}
