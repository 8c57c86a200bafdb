import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { overviewMessage } from '../../../src/discord/messages/overview.ts';
import { festival } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';

function overviewAt(instant: string) {
  return overviewMessage(festival, Temporal.Instant.from(instant)).content.split('\n');
}

describe('the overview', () => {
  test('counts down before the first session', () => {
    expect(overviewAt('2030-07-01T00:00:00Z')).toEqual([
      '**Lakeside Jazz Festival 2030**',
      'When: Friday 5 July 2030 to Saturday 6 July 2030',
      'It starts <t:1909501200:R>.',
      'Where: Zurich, Switzerland',
      'Who: Ada Brook (trumpet), Ben Stone (piano)',
      '-# Ask me, for example: How much is a ticket?',
    ]);
  });

  test('says that it is on, between the sessions too', () => {
    expect(overviewAt('2030-07-06T05:00:00Z')[2]).toBe('It is on now, and ends <t:1909602000:R>.');
  });

  test('says when it took place, afterwards', () => {
    expect(overviewAt('2030-07-07T00:00:00Z')[1]).toBe(
      'It took place on Friday 5 July 2030 to Saturday 6 July 2030 (<t:1909602000:R>).',
    );
  });

  test('of a pack with a title alone is short', () => {
    const pack = packOf('title: A _fine_ day', '## Is it fine?\n> fine\n\nYes.\n');
    const lines = overviewMessage(pack, Temporal.Instant.from('2030-07-07T00:00:00Z')).content.split('\n');
    expect(lines).toEqual([String.raw`**A \_fine\_ day**`, '-# Ask me, for example: Is it fine?']);
  });
});
