import { describe, expect, test } from 'vitest';
import type { ReminderRequest, RequestedThing } from '../../../src/answer/requests/reminder-request.ts';
import type { Audience } from '../../../src/discord/interactions/respond.ts';
import { matching, Requests } from '../../../src/discord/reminding/requests.ts';
import { fixedClock } from '../../../src/clock.ts';
import type { Subscription } from '../../../src/reminders/subscription.ts';
import { festival } from '../../support/festival.ts';
import { offerAt, times } from './offers.ts';
import { subscription } from './subscriptions.ts';

const every = subscription({ id: 'every', what: { kind: 'sessions' } });
const opening = subscription({ id: 'opening', what: { kind: 'session', id: 'opening' } });
const at = festival.sessions[3]?.start;
const named = at && subscription({ id: 'named', what: { kind: 'time', at, sessionId: 'gala' } });

async function answered(
  request: ReminderRequest,
  own: readonly Subscription[],
  audience: Audience = 'others',
  isKnown = true,
): Promise<string> {
  const reminders = {
    findPack: () => festival,
    offer: () => (isKnown ? offerAt(times.before) : undefined),
    list: async () => own,
    preferences: async () => ({ zone: 'Asia/Tokyo', quietHours: null }),
  };
  const requests = new Requests(reminders, fixedClock(times.before));
  const asked = { request, inZone: () => request, pack: festival, userId: '10', audience };
  return (await requests.answer(asked)).content;
}

const stop = (thing: RequestedThing, own: readonly Subscription[]) => answered({ kind: 'stop', thing }, own);
const unclear = { kind: 'unclear', sessionIds: ['gala', 'opening'] } as const;
const gala = { kind: 'session', id: 'gala' } as const;

describe('the wish to stop', () => {
  test('one reminder is to be confirmed', async () => {
    expect(await stop(gala, [subscription()])).toBe('I will stop your reminder of **Closing gala**.');
    expect(await stop({ kind: 'sessions' }, [every])).toBe(
      'I will stop your reminder of every session of Lakeside Jazz Festival 2030.',
    );
  });

  test('all reminders does not tell others how many there are', async () => {
    expect(await stop({ kind: 'summit' }, [every, opening])).toBe('I will stop all of your reminders.');
    expect(await stop({ kind: 'summit' }, [])).toBe('You have no reminders.');
  });

  test('what there is no reminder of does not tell others which there are', async () => {
    expect(await stop(gala, [every])).toBe(
      'You have no reminder of just that: **Closing gala**. /remind list shows what you have.',
    );
  });

  test('one of several is for the one that there is a reminder of', async () => {
    expect(await stop(unclear, [opening, every])).toBe('I will stop your reminder of **Opening concert**.');
    const unknown = 'I do not know which one you mean. /remind list lets you choose.';
    expect(await stop(unclear, [opening, subscription()])).toBe(unknown);
    expect(await stop({ kind: 'unclear', sessionIds: [] }, [opening])).toBe(unknown);
  });
});

describe('what matches a session', () => {
  test('are reminders of it, at named times too, in its own pack alone', () => {
    const all = [subscription(), every, opening, ...(named ? [named] : []), subscription({ pack: 'other' })];
    expect(matching(all, 'test', gala).map(({ id }) => id)).toEqual(['abcdefghijkl', 'named']);
  });
});

describe('a list', () => {
  test('is shown to nobody but whom it is of', async () => {
    expect(await answered({ kind: 'list' }, [every])).toBe('That is for you alone: /remind list shows it.');
    expect(await answered({ kind: 'list' }, [every], 'alone')).toContain('1. every session of');
  });
});

test('a summit that is gone has nothing to remind of', async () => {
  expect(await answered({ kind: 'list' }, [], 'alone', false)).toBe('I have no schedule to remind of here.');
});
