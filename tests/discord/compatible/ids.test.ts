import { expect, test } from 'vitest';
import { idsAsText } from '../../../src/discord/compatible/ids.ts';

test('ids that are numbers become text, wherever they are', () => {
  const data = {
    id: 1,
    type: 0,
    channel_id: 2,
    author: { id: 3, flags: 4 },
    mentions: [{ id: 5 }, 6],
    member: { roles: [7] },
  };
  idsAsText(data);
  expect(data).toEqual({
    id: '1',
    type: 0,
    channel_id: '2',
    author: { id: '3', flags: 4 },
    mentions: [{ id: '5' }, '6'],
    member: { roles: ['7'] },
  });
});

test('what has its ids as text is left as it is', () => {
  const data = { id: '1', nested: { id: 2 } };
  idsAsText(data);
  expect(data).toEqual({ id: '1', nested: { id: 2 } });
});
