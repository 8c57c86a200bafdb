import { describe, expect, test } from 'vitest';
import { choicesLike, choicesOf, chosenOf } from '../../../src/discord/reminding/choices.ts';
import { writeWhat } from '../../../src/reminders/what.ts';
import { festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';
import { offerAt, times, undated, yearly } from './offers.ts';

const ahead = offerAt(times.before);
const over = offerAt(times.after, yearly);

function chosen(text: string, offer = ahead): string | undefined {
  const what = chosenOf(offer, text);
  return what && writeWhat(what);
}

describe('what is offered', () => {
  test('are groups, sessions and days, without what is cancelled', () => {
    expect(choicesOf(ahead).map(({ name, value }) => [name, value])).toEqual([
      ['Every session', 'sessions'],
      ['The start of each day', 'days'],
      ['Opening concert (Friday 5 July, 19:00)', 'session:opening'],
      ['Trumpet workshop (Saturday 6 July, 10:00)', 'session:workshop'],
      ['Closing gala (Saturday 6 July, 20:00)', 'session:gala'],
      ['Day 1 of Lakeside Jazz Festival 2030 (Friday 5 July 2030)', 'day:2030-07-05'],
      ['Day 2 of Lakeside Jazz Festival 2030 (Saturday 6 July 2030)', 'day:2030-07-06'],
    ]);
  });

  test('is only what still lies ahead', () => {
    expect(choicesOf(offerAt(times.between)).map(({ value }) => value)).toEqual(['sessions', 'session:gala']);
  });

  test('are the anniversaries when all is over', () => {
    expect(choicesOf(over).map(({ name }) => name)).toEqual(['Every anniversary (5 and 6 July)']);
    expect(choicesOf(offerAt(times.after))).toEqual([]);
    expect(choicesOf(offerAt(times.before, undated))).toEqual([]);
  });

  test('is 25 at most, and within 100 characters', () => {
    const sessions = Array.from(
      { length: 40 },
      (_, place) =>
        `  - {id: "${'x'.repeat(120)}${place}", title: "${'Long '.repeat(40)}${place}", start: "2030-07-05 19:00"}`,
    ).join('\n');
    const pack = packOf(
      `title: T\ntimezone: UTC\nsessions:\n${sessions}`,
      festivalMarkdown.replaceAll(/^source:.*|^Source:.*/gm, '').replace(/^---\n\n---/, ''),
    );
    const choices = choicesLike(offerAt(times.before, pack), '');
    expect(choices).toHaveLength(25);
    expect(
      Math.max(...choices.flatMap(({ name, value }) => [name.length, value.length])),
    ).toBeLessThanOrEqual(100);
    const last = choices.at(-1);
    expect(chosenOf(offerAt(times.before, pack), last?.value ?? '')).toEqual(last?.what);
  });
});

describe('what is typed', () => {
  test.each([
    ['closing gala', 'session:gala'],
    ['gla', 'session:gala'],
    ['Trumpet wrkshop', 'session:workshop'],
    ['every session', 'sessions'],
    ['each day', 'days'],
    ['day 2', 'day:2030-07-06'],
    ['session:opening', 'session:opening'],
    ['boat parade', 'session:parade'],
  ])('%s', (typed, what) => {
    expect(chosen(typed)).toBe(what);
  });

  test('may be nothing like what there is', () => {
    expect(chosen('parking')).toBeUndefined();
  });

  test('narrows what is offered', () => {
    expect(choicesLike(ahead, 'trumpet').map(({ value }) => value)).toEqual(['session:workshop']);
  });
});

test('a pack without commemoration names no anniversaries', () => {
  expect(festivalYaml).not.toContain('commemorate');
  expect(chosen('every anniversary', offerAt(times.after))).toBeUndefined();
  expect(chosen('every anniversary', over)).toBe('anniversaries');
});
