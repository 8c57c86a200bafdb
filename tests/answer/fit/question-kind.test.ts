import { describe, expect, test } from 'vitest';
import { kindsAskedFor } from '../../../src/answer/fit/question-kind.ts';

describe('asks for', () => {
  test.each([
    ['who plays the trumpet', ['person']],
    ['where is the lake', ['place']],
    ['which town is it in', ['place']],
    ['when does it start', ['time']],
    ['what year was that', ['time']],
    ['how long is the gala', ['duration']],
    ['how many minutes is the gala', ['count', 'duration']],
    ['how many boats came', ['count']],
    ['how often did she win', ['frequency']],
    ['how far is the harbour', ['distance']],
    ['how old is ada', ['measure']],
    ['what did they eat at the gala', ['food']],
    ['what is the horn called', ['name']],
    ['how did ada get there', ['manner']],
    ['when and where is it', ['place', 'time']],
    ['why the lake', []],
    ['how come it is there', []],
    ['how much is a ticket', []],
    ['was the parade called off', []],
    ['ticket price', []],
    ['', []],
  ])('%s: %j', (text, kinds) => {
    expect([...kindsAskedFor(text)].toSorted()).toEqual(kinds);
  });
});
