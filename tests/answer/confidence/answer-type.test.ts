import { describe, expect, test } from 'vitest';
import { answerTypeAskedFor, answerTypesIn, focusOf } from '../../../src/answer/confidence/answer-type.ts';
import { tokensOf } from '../tokens.ts';

describe('asks for', () => {
  test.each([
    ['who plays the trumpet', 'person'],
    ['and whose horn is it', 'person'],
    ['how many people came', 'number'],
    ['how old is she', 'number'],
    ['how long does it last', 'duration'],
    ['how much time is there', 'duration'],
    ['when does it start', 'time'],
    ['at what time', 'time'],
    ['what is the horn called', 'name'],
    ['why the lake', undefined],
    ['how much is a ticket', undefined],
    ['tell me who plays', undefined],
    ['', undefined],
  ])('%s: %s', (utterance, type) => {
    expect(answerTypeAskedFor(utterance.split(' '))).toBe(type);
  });
});

describe('is about', () => {
  test.each([
    ['which stage is it', 'stage'],
    ['how many boats came', 'boats'],
    ['what prize and how many boats', 'boats'],
    ['what is it', undefined],
    ['why the lake', undefined],
    ['many boats', undefined],
    ['which', undefined],
  ])('%s: %s', (utterance, focus) => {
    expect(focusOf(tokensOf(utterance))?.text).toBe(focus);
  });
});

describe('an answer names', () => {
  function typesIn(text: string): string[] {
    return [...answerTypesIn(text, ['Ada', 'Brook'])].toSorted();
  }

  test('a person, by the name that the pack has, by title, or by two capitalised words', () => {
    expect(typesIn('It was Ada.')).toContain('person');
    expect(typesIn('It was Mr Moor.')).toContain('person');
    expect(typesIn('It was Carla Moor.')).toContain('person');
    expect(typesIn('It was the trumpeter.')).not.toContain('person');
  });

  test('no person by two capitalised words of which one names a place, an office or a day', () => {
    expect(typesIn('They sailed to North Shore.')).not.toContain('person');
    expect(typesIn('They slept at Lake Hotel.')).not.toContain('person');
    expect(typesIn('They left on Monday 3 June.')).not.toContain('person');
    expect(typesIn('They came with NATO UN.')).not.toContain('person');
  });

  test('a number, in digits or words, but not by its dates', () => {
    expect(typesIn('It costs 40 francs.')).toContain('number');
    expect(typesIn('She won it twice.')).toContain('number');
    expect(typesIn('It was on 5 July 2030 at 19:00.')).not.toContain('number');
  });

  test('a duration', () => {
    expect(typesIn('The trip takes two hours.')).toEqual(['duration', 'number']);
    expect(typesIn('The trip takes half an hour.')).toContain('duration');
    expect(typesIn('The trip was long.')).not.toContain('duration');
  });

  test('a time', () => {
    expect(typesIn('It is on Friday.')).toContain('time');
    expect(typesIn('It is at 19:00.')).toContain('time');
    expect(typesIn('It is in the evening.')).toContain('time');
    expect(typesIn('It is by the lake.')).not.toContain('time');
  });

  test('no time by saying as of when it holds', () => {
    expect(typesIn('As of 23 May 2030, boats bring the visitors.')).toEqual([]);
  });

  test('a name within a sentence, but not by its first word', () => {
    expect(typesIn('They meet in Zurich.')).toContain('name');
    expect(typesIn('Boats come. Visitors leave.')).not.toContain('name');
  });
});
