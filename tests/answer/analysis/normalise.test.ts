import { describe, expect, test } from 'vitest';
import { normalise } from '../../../src/answer/analysis/normalise.ts';

describe('takes out what is no word', () => {
  test.each([
    ['punctuation', 'Why -- the lake?!', 'why the lake'],
    ['emoji, with skin tones and flags', '🎺 ok 👍🏽🇨🇭❤️', 'ok'],
    ['mentions of users, roles and channels', '<@123> <@!4> <@&5> <#6> hi', 'hi'],
    ['custom emoji, time stamps and command mentions', '<:horn:1> <a:wave:2> <t:1551:R> </ask:3> hi', 'hi'],
    ['web addresses', 'see https://a.b/c?d=e and www.f.g now', 'see and now'],
    ['control characters', 'how\u0000much\u0007is\tit\n', 'how much is it'],
    ['right-to-left marks', '\u200Fwhy\u202E the lake\u2069', 'why the lake'],
    ['half surrogate pairs and replacement characters', '\uD83D why \uFFFD', 'why'],
    ['everything, where there is no word', '!!! 🎺 <@1> ...', ''],
  ])('%s', (_, typed, normal) => {
    expect(normalise(typed)).toBe(normal);
  });

  test('web addresses, beside what is not ASCII', () => {
    expect(normalise('see https://a.b/c?d=e and www.f.g now 🎺')).toBe('see and now');
  });
});

describe('brings to one form', () => {
  test.each([
    ['shouting', 'WHY THE LAKE', 'why the lake'],
    ['full-width letters and ligatures', 'ＷＨＹ ﬁne', 'why fine'],
    ['accents', 'Café Zürich', 'cafe zurich'],
    ['curly apostrophes', 'don’t', "don't"],
    ['possessives', 'Ada’s horn', 'ada horn'],
    ['thousands', '1,000 francs', '1000 francs'],
    ['drawn-out letters', 'whyyyyy is it sooooo dear', 'whyy is it soo dear'],
    ['other scripts, left as they are', 'متى الحفل؟', 'متى الحفل'],
  ])('%s', (_, typed, normal) => {
    expect(normalise(typed)).toBe(normal);
  });
});

describe('writes out what chats shorten', () => {
  test.each([
    ['whats ur plan', 'what is your plan'],
    ['y r u b4 the 2nd', 'why r you before the second'],
    ['wen n wheres it plz', 'when n where is it please'],
    ['were is it', 'where is it'],
    ['what were they', 'what were they'],
  ])('%s', (typed, normal) => {
    expect(normalise(typed)).toBe(normal);
  });

  test('leaves a contraction whole that starts like a short form', () => {
    expect(normalise("when will ya'll play")).not.toContain('why');
  });
});

describe('tells the country from the pronoun', () => {
  test.each([
    ['the us', 'the usa'],
    ['US and them', 'usa and them'],
    ['us-korea talks', 'usa korea talks'],
    ['the U.S. side', 'the usa side'],
    ['U.S.A.', 'usa'],
    ['WHY DID THE US LEAVE', 'why did the usa leave'],
    ['tell us why', 'tell us why'],
    ['TELL US WHY', 'tell us why'],
    ['is it free for all of us', 'is it free for all of us'],
  ])('%s', (typed, normal) => {
    expect(normalise(typed)).toBe(normal);
  });

  test('keeps the pronoun while shouting, beside the country with dots', () => {
    expect(normalise('TELL US ABOUT THE U.S. SIDE')).toBe('tell us about the usa side');
  });

  test('knows the country without the last dot', () => {
    expect(normalise('the u.s side')).toBe('the usa side');
  });
});

test('changes nothing the second time', () => {
  const once = normalise("Hi <@1>! Whats Ada's price for the US, in 1,000s of francs?? 🎺");
  expect(normalise(once)).toBe(once);
});

test('keeps a word together that holds a soft hyphen', () => {
  expect(normalise('tic\u00ADket')).toBe('ticket');
});
