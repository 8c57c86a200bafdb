import { describe, expect, test } from 'vitest';
import { Language } from '../../../src/answer/analysis/language.ts';
import { Answerer } from '../../../src/answer/answerer.ts';
import { KnowledgeBase } from '../../../src/answer/knowledge-base.ts';
import { writeRequest } from '../../../src/answer/requests/write-request.ts';
import { fixedClock } from '../../../src/clock.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { festival } from '../../support/festival.ts';
import { packWithSessions } from '../small-packs.ts';

const language = new Language();
const base = new KnowledgeBase(festival, language);
/** Wednesday 3 July 2030, 10:00 in Zurich; the festival is on Friday and Saturday. */
const wednesday = '2030-07-03T08:00:00Z';

function answererOf(instant = wednesday): Answerer {
  return new Answerer(base, fixedClock(instant));
}

const answerer = answererOf();

function read(utterance: string, by = answerer, zone?: string): string {
  const { decision } = by.respond(utterance, undefined, zone);
  return decision.kind === 'request' ? writeRequest(decision.request) : decision.kind;
}

describe('takes what is no time', () => {
  test.each([
    ['remind me of the gala at 24:00', 'remind session:gala unread'],
    ['remind me in 5', 'remind summit unread'],
    ['remind me 5 before the gala', 'remind session:gala unread'],
    ['remind me 30 before it starts', 'remind summit unread'],
    ['remind me of the gala 10', 'remind session:gala unread'],
    ['remind me 90 seconds before the gala', 'remind session:gala unread'],
    ['remind me 15 minutes after the gala starts', 'remind unclear:gala unread'],
    ['remind me every 10 minutes', 'remind summit unread'],
    ['remind me on 31/2 about the gala', 'remind session:gala unread'],
    ['ping me when day 2 starts', 'remind day:2030-07-06 before 0'],
    ['remind me of the gala at 9', 'remind session:gala at 2030-07-04T09:00'],
  ])('"%s" as "%s", for none of its own making', (utterance, request) => {
    expect(read(utterance)).toBe(request);
  });
});

describe('takes what leaves the time open', () => {
  test.each([
    ['remind me later', 'remind summit vague'],
    ['remind me soon of the gala on saturday', 'remind session:gala vague'],
    ['remind me a bit before the gala', 'remind session:gala vague'],
    ['remind me in a few hours of every session', 'remind sessions vague'],
    ['remind me on the morning of the gala', 'remind session:gala vague'],
    ['remind me the day of the gala', 'remind session:gala vague'],
    ['remind me the morning of day 2', 'remind day:2030-07-06 usual'],
    ['remind me of the last day of the festival', 'remind day:2030-07-06 usual'],
    ['remind me later at 18:00 of the gala', 'remind session:gala at 2030-07-03T18:00'],
  ])('"%s" as "%s"', (utterance, request) => {
    expect(read(utterance)).toBe(request);
  });
});

describe('takes another moment than the start for none that it knows', () => {
  test.each([
    ['remind me after the gala', 'remind unclear:gala usual'],
    ['remind me an hour before the gala ends', 'remind unclear:gala before 60'],
    ['remind me at the end of the gala', 'remind unclear:gala usual'],
    ['remind me halfway through the gala', 'remind unclear:gala usual'],
    ['ping me once the gala finishes', 'remind unclear:gala usual'],
    ['remind me during the gala', 'remind unclear:gala usual'],
    ['remind me at the end of day 2', 'remind day:2030-07-06 unread'],
    ['remind me after day 2', 'remind day:2030-07-06 unread'],
    ['remind me at the start of the gala', 'remind session:gala before 0'],
  ])('"%s" as "%s"', (utterance, request) => {
    expect(read(utterance)).toBe(request);
  });
});

describe('reads the thing', () => {
  test.each([
    ['remind me of the gala', 'remind session:gala usual'],
    ['remind me of the gaal', 'remind session:gala usual'],
    ['remind me of the trumpet workshop', 'remind session:workshop usual'],
    ['remind me of the opening', 'remind session:opening usual'],
    ['remind me of the parade', 'remind session:parade usual'],
    ['remind me of the gala or the parade', 'remind unclear:parade,gala usual'],
    ['remind me of the next session', 'remind session:opening usual'],
    ['remind me of the last session', 'remind session:gala usual'],
    ['remind me of the cup final', 'remind unclear:none usual'],
    ['remind me of day 2', 'remind day:2030-07-06 usual'],
    ['remind me of the second day', 'remind day:2030-07-06 usual'],
    ['remind me on friday', 'remind day:2030-07-05 usual'],
    ['remind me of day 3', 'remind unclear:none usual'],
    ['remind me of every session', 'remind sessions usual'],
    ['remind me of everything', 'remind sessions usual'],
    ['remind me every morning', 'remind days usual'],
    ['remind me each day', 'remind days usual'],
    ['remind me on the anniversary', 'remind anniversaries usual'],
    ['remind me every year', 'remind anniversaries usual'],
    ['remind me of the festival', 'remind summit usual'],
    ['remind me', 'remind summit usual'],
    ['stop reminding me', 'stop summit'],
    ['stop reminding me of the gala', 'stop session:gala'],
    ['no more reminders for day 1', 'stop day:2030-07-05'],
    ['stop the reminders for every session', 'stop sessions'],
    ['my reminders', 'list'],
  ])('%s: %s', (utterance, request) => {
    expect(read(utterance)).toBe(request);
  });
});

describe('reads the time', () => {
  test.each([
    ['remind me an hour before the gala', 'remind session:gala before 60'],
    ['ping me when day 2 starts', 'remind day:2030-07-06 before 0'],
    ['remind me of the gala a day before and at the start', 'remind session:gala before 1440,0'],
    ['remind me in 20 minutes', 'remind summit in 20'],
    ['remind me of the gala in 2 days', 'remind session:gala in 2880'],
    ['remind me of the gala tomorrow at 9', 'remind session:gala at 2030-07-04T09:00'],
    ['remind me at 18:00 UTC about the gala', 'remind session:gala at 2030-07-03T18:00[UTC]'],
    ['remind me at 9pm zurich time', 'remind summit at 2030-07-03T21:00[Europe/Zurich]'],
    ['remind me on day 2 at 8am', 'remind day:2030-07-06 at 2030-07-06T08:00'],
    ['remind me of the gala on saturday', 'remind session:gala usual'],
    ['remind me of the gala on thursday', 'remind session:gala at 2030-07-04T08:00'],
    ['remind me on thursday', 'remind summit at 2030-07-04T08:00'],
    ['remind me of the gala tonight', 'remind session:gala at 2030-07-03T22:00'],
    ['remind me tonight', 'remind summit at 2030-07-03T22:00'],
    ['remind me yesterday', 'remind summit at 2030-07-02T08:00'],
    ['remind me this morning', 'remind summit at 2030-07-03T06:00'],
    ['remind me on 1 June 2030 at 6pm', 'remind summit at 2030-06-01T18:00'],
  ])('%s: %s', (utterance, request) => {
    expect(read(utterance)).toBe(request);
  });

  test('against the clock of the speaker where it is known, else of the pack', () => {
    const midnight = answererOf('2030-07-03T22:30:00Z');
    expect(read('remind me tomorrow at 9 about the gala', midnight)).toBe(
      'remind session:gala at 2030-07-05T09:00',
    );
    expect(read('remind me tomorrow at 9 about the gala', midnight, 'America/New_York')).toBe(
      'remind session:gala at 2030-07-04T09:00',
    );
  });

  test('against the clock of the zone that is named, whatever the speaker’s', () => {
    const midnight = answererOf('2030-07-03T22:30:00Z');
    expect(read('remind me tomorrow at 9 UTC', midnight, 'Asia/Tokyo')).toBe(
      'remind summit at 2030-07-04T09:00[UTC]',
    );
  });

  test('names no zone for "my time", and reckons with the speaker’s', () => {
    expect(read('remind me at 9 my time', answerer, 'America/New_York')).toBe(
      'remind summit at 2030-07-03T09:00',
    );
  });
});

describe('answers what asks', () => {
  test.each(['remind me why the festival is at the lake', 'remind me who plays the trumpet'])(
    '%s',
    (utterance) => {
      expect(read(utterance)).toBe('answer');
    },
  );

  test('of something that an entry answers, also where it might be a wish', () => {
    expect(read('remind me about the ticket price')).toBe('answer');
    expect(read('remind me about the ticket price tomorrow at 9')).toBe(
      'remind unclear:none at 2030-07-04T09:00',
    );
  });
});

describe('in a conversation', () => {
  test('takes "it" for the session that was asked for, and stays on that', () => {
    const { topic } = answerer.respond('when is the gala');
    const response = answerer.respond('remind me an hour before it', topic);
    expect(response.decision).toMatchObject({
      kind: 'request',
      candidates: [],
      request: { thing: { kind: 'session', id: 'gala' }, time: { kind: 'before', offsets: [60] } },
    });
    expect(response.topic).toEqual(topic);
  });

  test('takes "it" for the event where no session was asked for', () => {
    const { topic } = answerer.respond('how much is a ticket');
    expect(answerer.respond('remind me of it', topic).decision).toMatchObject({
      request: { thing: { kind: 'summit' } },
    });
  });
});

describe('of another pack', () => {
  const readOf = (utterance: string, pack: Pack) =>
    read(utterance, new Answerer(new KnowledgeBase(pack, language), fixedClock(wednesday)));

  test('offers the sessions that a name fits', () => {
    const pack = packWithSessions([
      'id: a, title: Baking class, start: 2030-07-05 10:00, status: planned',
      'id: b, title: Baking class, start: 2030-07-06 10:00, status: planned',
    ]);
    expect(readOf('remind me of the baking class', pack)).toBe('remind unclear:a,b usual');
    expect(readOf('remind me of the baking class on day 2', pack)).toBe('remind session:b usual');
  });

  test('takes the number of a name for no hour', () => {
    const pack = packWithSessions(['id: a, title: Talk at 10, start: 2030-07-05 10:00, status: planned']);
    expect(readOf('remind me on day 1', pack)).toBe('remind day:2030-07-05 usual');
  });

  test('reads against UTC without a zone, and the event without sessions', () => {
    const pack = packWithSessions([], '');
    expect(readOf('remind me tomorrow at 9', pack)).toBe('remind summit at 2030-07-04T09:00');
    expect(readOf('remind me of the gala tomorrow', pack)).toBe('remind unclear:none at 2030-07-04T08:00');
  });
});
