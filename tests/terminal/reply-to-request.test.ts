import { expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { Answerer } from '../../src/answer/answerer.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { fixedClock } from '../../src/clock.ts';
import { replyTo } from '../../src/terminal/reply.ts';
import { jsonLine } from '../../src/terminal/json-lines.ts';
import { festival } from '../support/festival.ts';

const answerer = new Answerer(
  new KnowledgeBase(festival, new Language()),
  fixedClock('2030-07-03T08:00:00Z'),
);

test.each([
  [
    'remind me of the gala',
    'I can remind you in Discord; here: Closing gala: Saturday 6 July 2030, 20:00–23:00',
  ],
  ['remind me when it starts', 'I can remind you in Discord; here: '],
  ['remind me of day 2', 'I can remind you in Discord; here: Friday 5 July 2030'],
  ['remind me of the gala or the parade', 'Boat parade: cancelled.'],
  ['remind me of the cup final', 'I know of no such session.'],
  ['remind me of the gala at 24:00', 'I did not understand when. Say it like'],
  ['stop reminding me', 'Reminders are sent in Discord: /remind stop ends them there.'],
  ['my reminders', 'Your reminders are kept in Discord: /remind list shows them there.'],
])('says who sends reminders, and when it is: %s', (utterance, reply) => {
  expect(replyTo(answerer.respond(utterance).decision, answerer)).toContain(reply);
});

test('gives programs the request, or null', () => {
  const requestOf = (utterance: string): unknown => JSON.parse(jsonLine(utterance, answerer)).request;
  expect(requestOf('remind me tomorrow at 9 UTC of day 2')).toEqual({
    kind: 'remind',
    thing: { kind: 'day', date: '2030-07-06' },
    time: { kind: 'at', time: '2030-07-04T09:00:00', zone: 'UTC' },
  });
  expect(requestOf('how much is a ticket')).toBeNull();
});
