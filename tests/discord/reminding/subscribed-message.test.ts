import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { subscribedText } from '../../../src/discord/reminding/subscribed-message.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import type { Subscribed } from '../../../src/reminders/reminders.ts';
import type { Subscription } from '../../../src/reminders/subscription.ts';
import { festival } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';
import { forChannel, occurrence } from '../reminders/deliveries.ts';
import { undated } from './offers.ts';
import { subscription } from './subscriptions.ts';

const gala = occurrence('session:gala');
const galaAt = gala.start.epochMilliseconds / 1000;

function text(
  outcome: Subscribed,
  change: Partial<Subscription> = {},
  pack: Pack | undefined = festival,
): string {
  return subscribedText(outcome, subscription(change), pack);
}

function success(change: Partial<Subscription>, past: readonly number[] = []): string {
  const stored = subscription(change);
  const next = { at: Temporal.Instant.from('2030-07-06T17:45Z'), of: gala };
  return subscribedText(
    { kind: 'subscribed', subscription: stored, next, past },
    { ...stored, offsets: stored.offsets },
    festival,
  );
}

const next = '<t:1909590300:F> (<t:1909590300:R>)';

describe('a wish that was stored', () => {
  test('is repeated with its next time', () => {
    expect(success({})).toBe(
      `I will remind you of **Closing gala**, 15 minutes before, by direct message.\nNext: ${next}.`,
    );
  });

  test('for every session names the next', () => {
    expect(success({ what: { kind: 'sessions' }, offsets: [1440, 0] })).toBe(
      `I will remind you of every session of Lakeside Jazz Festival 2030, 1 day before and at the start, by direct message.\nNext: **Closing gala**, ${next}.`,
    );
  });

  test('for a named time has no other', () => {
    const at = Temporal.ZonedDateTime.from('2030-07-06T19:45:00[Europe/Zurich]');
    expect(success({ what: { kind: 'time', at, sessionId: 'gala' }, offsets: [0] })).toBe(
      `I will remind you of **Closing gala**, by direct message.\nNext: ${next}.`,
    );
  });

  test('says which of its times are past', () => {
    expect(success({ offsets: [1440, 15] }, [1440])).toContain('\n-# Past already: 1 day before.');
  });

  test('in a channel says where, and whom it pings', () => {
    expect(success({ target: forChannel('20') })).toContain(
      'I will remind people of **Closing gala**, 15 minutes before, in <#20>.',
    );
    expect(success({ target: forChannel('20', { roleId: '30' }) })).toContain('in <#20>, and ping <@&30>.');
    expect(success({ target: forChannel('20', { roleId: '1' }) })).toContain('and ping @everyone.');
    expect(success({ target: forChannel('20', { interested: true }) })).toContain(
      'and ping whoever is interested in the event.',
    );
  });
});

describe('a wish that was not stored', () => {
  test('since there are too many says what to do', () => {
    expect(text({ kind: 'too many', most: 25 })).toBe(
      'You have 25 reminders, which is the most that there can be. Stop one first: /remind list shows them.',
    );
    expect(text({ kind: 'too many', most: 50 }, { target: forChannel('20') })).toContain(
      'This server has 50 reminders',
    );
  });

  test('since it is too late says when it is', () => {
    expect(text({ kind: 'past', of: gala })).toBe(
      `It is too late for that. **Closing gala**: <t:${galaAt}:F> (<t:${galaAt}:R>).`,
    );
    const day = { kind: 'day', date: gala.start.toPlainDate() } as const;
    expect(text({ kind: 'past', of: occurrence('day:2030-07-06') }, { what: day })).toBe(
      'Day 2 (Saturday 6 July 2030) has begun already.',
    );
    const what = { kind: 'time', at: gala.start, sessionId: null } as const;
    expect(text({ kind: 'past', of: gala }, { what })).toBe(
      `<t:${galaAt}:F> (<t:${galaAt}:R>) is past already.`,
    );
  });

  test('since it is cancelled says so', () => {
    expect(text({ kind: 'cancelled', of: gala })).toBe('**Closing gala** is cancelled.');
    expect(text({ kind: 'cancelled', of: gala }, { what: { kind: 'sessions' } })).toBe(
      'Every session of Lakeside Jazz Festival 2030 is cancelled.',
    );
  });

  test.each([
    [festival, 'That is not in the schedule any more. /schedule shows it.'],
    [
      undated,
      'I cannot remind of Lakeside Jazz Festival 2030: its sources name no time zone, so that nobody knows when its sessions are.',
    ],
    [packOf('title: A day', '## Is it fine?\n> fine\n\nYes.\n'), 'The sources name no sessions of A day.'],
  ])('since there is no such thing says why', (pack, sentence) => {
    expect(text({ kind: 'nothing' }, {}, pack)).toBe(sentence);
  });

  test('since nothing is known of the summit, or its anniversaries are not kept, says so', () => {
    expect(subscribedText({ kind: 'nothing' }, subscription({ pack: 'gone' }), undefined)).toBe(
      'I have nothing about gone any more.',
    );
    expect(text({ kind: 'nothing' }, { what: { kind: 'anniversaries' } })).toBe(
      'The anniversaries of Lakeside Jazz Festival 2030 are not kept.',
    );
  });
});
