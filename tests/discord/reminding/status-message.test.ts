import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dropText, statusMessage } from '../../../src/discord/reminding/status-message.ts';
import type { DeliveryStatus } from '../../../src/reminders/delivery.ts';
import type { Target } from '../../../src/reminders/subscription.ts';
import { deliveryOf, forAda, forChannel, occurrence } from '../reminders/deliveries.ts';
import { paused } from './subscriptions.ts';

const gala = occurrence('session:gala');
const at = Temporal.Instant.from('2030-07-06T17:45Z');
const stamp = `<t:${at.epochMilliseconds / 1000}:F>`;

function status(change: Partial<DeliveryStatus>, target: Target = forAda): DeliveryStatus {
  return {
    ...deliveryOf(gala, target),
    state: 'sent',
    reason: null,
    detour: null,
    channelId: '50',
    messageId: '60',
    settledAt: at,
    ...change,
  };
}

function line(change: Partial<DeliveryStatus>, target: Target = forAda): string | undefined {
  return statusMessage({ own: [status(change, target)], server: undefined })
    .content.split('\n')
    .at(-1);
}

const nothing = { channelId: null, messageId: null } as const;

describe('what was sent', () => {
  test('has a link to the message', () => {
    expect(line({})).toBe(
      `- **Closing gala**, 15 minutes before: sent ${stamp} · [message](https://discord.com/channels/@me/50/60)`,
    );
    expect(line({}, forChannel('50'))).toBe(
      `- **Closing gala**, 15 minutes before in <#50>: sent ${stamp} · [message](https://discord.com/channels/1/50/60)`,
    );
  });

  test('elsewhere than it was meant to says so', () => {
    expect(line({ detour: 'parent-channel' }, forChannel('20'))).toContain(
      `sent ${stamp}, in the channel of the thread, as <#20> takes no messages · [message](https://discord.com/channels/1/50/60)`,
    );
    expect(line({ detour: 'creator' }, forChannel('20'))).toContain(
      `sent ${stamp}, to whoever set it up, as <#20> takes no messages · [message](https://discord.com/channels/@me/50/60)`,
    );
  });

  test.each([
    ['snooze', '**Closing gala**, snoozed'],
    ['moved', '**Closing gala**, notice of the new time'],
    ['cancelled', '**Closing gala**, notice of the cancellation'],
    ['reinstated', '**Closing gala**, notice that it takes place after all'],
  ] as const)('is named by its kind: %s', (kind, subject) => {
    expect(line({ kind })).toContain(`- ${subject}: sent`);
  });
});

test.each([
  ['late', 'it was over before I could send it'],
  ['replaced', 'a later reminder of the same was due as well'],
  ['quiet-hours', 'it fell into your quiet hours, and was of no use after them'],
  ['stopped', 'it was stopped'],
  ['changed', 'the schedule changed, and a notice told so'],
  ['closed-dms', 'direct messages from me are refused'],
  ['channel-gone', 'the direct messages are gone'],
  ['no-permission', 'I may not write there'],
] as const)('what was not sent says why: %s', (reason, words) => {
  expect(line({ state: 'dropped', reason, ...nothing })).toBe(
    `- **Closing gala**, 15 minutes before: not sent (${stamp}): ${words}`,
  );
});

test('a channel that is gone is called one', () => {
  expect(dropText('channel-gone', { kind: 'channel' })).toBe('the channel is gone');
});

test('what nobody knows is not called sent', () => {
  expect(line({ state: 'unknown', ...nothing })).toBe(
    `- **Closing gala**, 15 minutes before: perhaps sent (${stamp}): Discord did not say whether it arrived, and I do not risk sending it twice`,
  );
});

describe('what comes next', () => {
  const pending = { state: 'pending', settledAt: null, dueAt: at, ...nothing } as const;

  test('has its time', () => {
    expect(line(pending)).toBe(
      `- **Closing gala**, 15 minutes before: due ${stamp} (${stamp.replace('F', 'R')})`,
    );
  });

  test('waits while it is paused', () => {
    const one = status(pending);
    const subscription = { ...one.subscription, ...paused('closed-dms') };
    expect(line({ ...pending, subscription })).toContain(', but paused: direct messages from me are refused');
  });

  test('follows what was, own ones before those of the server', () => {
    const message = statusMessage({
      own: [status({}), status(pending)],
      server: [status(pending, forChannel('20'))],
    });
    expect(message.content.split('\n').map((text) => text.slice(0, 24))).toEqual([
      '**Your reminders**',
      '- **Closing gala**, 15 m',
      'Next:',
      '- **Closing gala**, 15 m',
      '',
      '**In the channels of thi',
      'Next:',
      '- **Closing gala**, 15 m',
    ]);
  });

  test('is nothing where there is nothing', () => {
    expect(statusMessage({ own: [], server: [] }).content).toBe(
      'Nothing was sent so far, and nothing is due. /remind me changes that.',
    );
  });
});
