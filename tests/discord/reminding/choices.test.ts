import { describe, expect, test } from 'vitest';
import { Language } from '../../../src/answer/analysis/language.ts';
import { Answerer } from '../../../src/answer/answerer.ts';
import { KnowledgeBase } from '../../../src/answer/knowledge-base.ts';
import { fixedClock } from '../../../src/clock.ts';
import { choicesLike, choicesOf, chosenOf } from '../../../src/discord/reminding/choices.ts';
import { writeWhat } from '../../../src/reminders/what.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { festival, festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';
import { offerAt, times, undated, yearly } from './offers.ts';

const language = new Language();
const ahead = offerAt(times.before);
const over = offerAt(times.after, yearly);

/** What the engine reads in the text at the time before the festival. */
function thingIn(text: string, pack: Pack = festival) {
  return new Answerer(new KnowledgeBase(pack, language), fixedClock(times.before)).thingIn(text);
}

function chosen(text: string, offer = ahead): string {
  return chosenOf(offer, text, thingIn(text, offer.pack)).map(writeWhat).join(' ');
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
    const offer = offerAt(times.before, pack);
    const choices = choicesLike(offer, '', { kind: 'summit' });
    expect(choices).toHaveLength(25);
    expect(
      Math.max(...choices.flatMap(({ name, value }) => [name.length, value.length])),
    ).toBeLessThanOrEqual(100);
    const last = choices.at(-1);
    expect(chosenOf(offer, last?.value ?? '', { kind: 'summit' })).toEqual([last?.what]);
  });
});

describe('what is typed', () => {
  test.each([
    ['closing gala', 'session:gala'],
    ['closing gla', 'session:gala'],
    ['Trumpet wrkshop', 'session:workshop'],
    ['every session', 'sessions'],
    ['each day', 'days'],
    ['day 2', 'day:2030-07-06'],
    ['session:opening', 'session:opening'],
    ['boat parade', 'session:parade'],
    ['the gala', 'session:gala'],
    ['opening consert', 'session:opening'],
    ['Day two', 'day:2030-07-06'],
    ['the first day', 'day:2030-07-05'],
    ['last day', 'day:2030-07-06'],
    ['saturday', 'day:2030-07-06'],
    ['6 july', 'day:2030-07-06'],
    ['both days', 'days'],
    ['every day', 'days'],
    ['everything', 'sessions'],
    ['first session', 'session:opening'],
    ['gala or workshop', 'session:workshop session:gala'],
  ])('%s', (typed, what) => {
    expect(chosen(typed)).toBe(what);
  });

  test.each(['parking', 'party', '2', 'day 3', 'monday', 'today', 'wednesday', 'july', '20:00', 'lunch'])(
    'may be nothing that there is: %s',
    (typed) => {
      expect(chosen(typed)).toBe('');
    },
  );

  test('is the day of that number, also when it has begun', () => {
    expect(chosen('day 1', offerAt(times.between))).toBe('day:2030-07-05');
    expect(chosen('day 2', offerAt(times.between))).toBe('day:2030-07-06');
  });

  test('narrows what is offered', () => {
    const offered = (typed: string) => choicesLike(ahead, typed, thingIn(typed)).map(({ value }) => value);
    expect(offered('trumpet')).toEqual(['session:workshop']);
    expect(offered('day 2')[0]).toBe('day:2030-07-06');
    expect(offered('first session')[0]).toBe('session:opening');
  });
});

test('a pack without commemoration names no anniversaries', () => {
  expect(festivalYaml).not.toContain('commemorate');
  expect(chosen('every anniversary', offerAt(times.after))).toBe('');
  expect(chosen('every anniversary', over)).toBe('anniversaries');
});
