import { describe, expect, test } from 'vitest';
import {
  asksForMore,
  complete,
  isBareTime,
  leaning,
  movesOn,
  pointsAway,
  pointsToPlace,
} from '../../../src/answer/conversation/follow-up.ts';
import { tokensOf } from '../tokens.ts';

describe('leans on what was said before', () => {
  test.each([
    ['why', 'wholly'],
    ['and who else', 'wholly'],
    ['where is it', 'wholly'],
    ['how old is she', 'wholly'],
    ['is that free', 'wholly'],
    ['and the trumpet', 'partly'],
    ['what about students', 'partly'],
    ['ticket price', 'partly'],
    ['why is the festival at the lake', 'not'],
    ['who carries her trumpet up to the main stage', 'not'],
  ])('%s: %s', (utterance, lean) => {
    expect(leaning(tokensOf(utterance))).toBe(lean);
  });
});

describe('is completed', () => {
  const kinds = new Map([
    ['ada', 'person'],
    ['ben', 'person'],
    ['gala', 'session'],
    ['workshop', 'session'],
  ]);
  const completed = (own: string, before: string) =>
    complete(tokensOf(own), tokensOf(before), (stem) => kinds.get(stem))
      .map(({ text }) => text)
      .join(' ');

  test.each([
    ['and the workshop', 'when is the gala', 'when the workshop'],
    ['and ben', 'where does ada live', 'where ben live'],
    ['and ben', 'when is the gala', 'when ben gala'],
    ['why', 'is the lake deep', 'why lake deep'],
    ['and where', 'when is the gala', 'where gala'],
    ['the ticket price', 'ticket price', 'the ticket price'],
  ])('"%s" after "%s": %s', (own, before, whole) => {
    expect(completed(own, before)).toBe(whole);
  });

  test('with "how" and the word that it goes with kept together', () => {
    expect(completed('for students', 'how much is the ticket')).toMatch(/^how much for students/);
    expect(completed('and the workshop', 'how long is the gala')).toMatch(/^how long/);
  });

  test('is itself where nothing came before', () => {
    expect(complete(tokensOf('why the lake'), [], () => undefined)).toEqual(tokensOf('why the lake'));
  });
});

test('points away from the event as a whole by "that" and "she", but not by "it"', () => {
  expect(
    ['how long did that take', 'where is she', 'how long is it'].map((text) => pointsAway(tokensOf(text))),
  ).toEqual([true, true, false]);
});

test('points to a place by "there", but not where it only says that something exists', () => {
  const utterances = ['why there', 'there', 'who was there', 'is there a boat', 'why the lake'];
  expect(utterances.map((text) => pointsToPlace(tokensOf(text)))).toEqual([true, true, false, false, false]);
});

test('does not point to a place by "from there"', () => {
  expect(pointsToPlace(tokensOf('how did she go on from there'))).toBe(false);
});

describe('moves on from the answer', () => {
  test.each([
    'and then',
    'then what',
    'and now',
    'is that still so',
    'will there be another one',
    'what next',
  ])('%s', (utterance) => {
    expect(movesOn(tokensOf(utterance))).toBe(true);
  });

  test.each(['why', 'who else', 'no more boats then', 'and when'])('%s: not', (utterance) => {
    expect(movesOn(tokensOf(utterance))).toBe(false);
  });
});

test('names nothing but a time by "and now", but not by "what is on now"', () => {
  const utterances = ['and now', 'what about today', 'now', 'what is on now', 'and who plays now'];
  expect(utterances.map((text) => isBareTime(tokensOf(text)))).toEqual([true, true, false, false, false]);
});

describe('asks for more', () => {
  test.each([
    'more',
    'tell me more',
    'ok more please',
    'can you give me some more details',
    'go on',
    'more about it',
  ])('%s', (utterance) => {
    expect(asksForMore(tokensOf(utterance))).toBe(true);
  });

  test.each(['more tickets', 'tell me', 'who else', 'once more why the lake'])('%s: not', (utterance) => {
    expect(asksForMore(tokensOf(utterance))).toBe(false);
  });

  test('nothing: not', () => {
    expect(asksForMore([])).toBe(false);
  });
});
