import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../../src/discord/messages/calendar.ts';
import { scheduleMessage } from '../../../src/discord/messages/schedule.ts';
import { offerRows } from '../../../src/discord/reminding/offer-message.ts';
import { festival, festivalYaml } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';
import { offerAt, times, undated, yearly } from '../reminding/offers.ts';

const entry = '## Is it fine?\n> fine\n\nYes.\n';

describe('the calendar file', () => {
  const lines = calendarOf(festival).content.split('\r\n');

  test('has one event for each session, with a UID that stays', () => {
    const uids = (text: string) => text.split('\r\n').filter((line) => line.startsWith('UID:'));
    expect(uids(lines.join('\r\n'))).toEqual([
      'UID:opening@test.summit-bot',
      'UID:workshop@test.summit-bot',
      'UID:parade@test.summit-bot',
      'UID:gala@test.summit-bot',
    ]);
    const moved = packOf(festivalYaml.replaceAll('2030-07-06', '2030-07-07'), entry.replace('# ', '# '));
    expect(uids(calendarOf(moved).content)).toEqual(uids(lines.join('\r\n')));
  });

  test('has times in UTC, and says which sessions are cancelled', () => {
    expect(lines).toContain('DTSTART:20300706T180000Z');
    expect(lines).toContain('DTEND:20300706T210000Z');
    expect(lines.filter((line) => line === 'STATUS:CANCELLED')).toHaveLength(1);
  });

  test('of a pack without a zone has times that float', () => {
    const floating = packOf(festivalYaml.replace(/timezone: .*\n/, ''), entry);
    expect(calendarOf(floating).content).toContain('DTSTART:20300705T190000\r\n');
  });
});

describe('the schedule', () => {
  test('of a pack without a zone has the times of its own clock', () => {
    const floating = packOf(festivalYaml.replace(/timezone: .*\n/, ''), entry);
    expect(scheduleMessage(floating, true).content).toContain('Friday 5 July 2030, 19:00–21:30 local time');
  });

  test('of a pack without sessions says so, without a file', () => {
    const message = scheduleMessage(packOf('title: A day', entry), true);
    expect(message.content).toBe('The sources name no sessions of A day.');
    expect(message.file).toBeUndefined();
  });
});

describe('the buttons of the schedule', () => {
  const labels = (now: string, pack = festival) =>
    offerRows(offerAt(now, pack)).flatMap(({ components }) =>
      components.map((one) => ('label' in one ? one.label : '')),
    );

  test('remind of what lies ahead, or of anniversaries', () => {
    expect(labels(times.before)).toEqual(['Remind me of every session', 'Stop']);
    expect(labels(times.after, yearly)).toEqual(['Remind me of every anniversary', 'Stop']);
  });

  test('are not there where nothing lies ahead, or nobody knows when', () => {
    expect(labels(times.after)).toEqual([]);
    expect(labels(times.before, undated)).toEqual([]);
    expect(offerRows(undefined)).toEqual([]);
  });
});
