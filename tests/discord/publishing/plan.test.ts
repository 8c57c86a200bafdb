import { describe, expect, test } from 'vitest';
import type { PublishedEvent } from '../../../src/discord/ports.ts';
import { planOf, type Situation } from '../../../src/discord/publishing/plan.ts';
import type { ListedEvent } from '../../../src/discord/publishing/scheduled-events.ts';
import { sessionEvents } from '../../../src/discord/publishing/session-events.ts';
import { festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';

/** The opening alone: on 5 July 2030 from 19:00 to 21:30 in Zurich. */
function opening(...changes: readonly (readonly [string, string])[]) {
  const yaml = changes.reduce((text, [from, to]) => text.replace(from, to), festivalYaml);
  const [event] = sessionEvents(packOf(yaml, festivalMarkdown));
  if (!event) throw new Error('there is no opening');
  return event;
}

const asPublished = opening();
const before = Date.parse('2030-07-05T16:00:00Z');
const during = Date.parse('2030-07-05T18:00:00Z');
const after = Date.parse('2030-07-05T20:00:00Z');

const row: PublishedEvent = {
  sessionId: 'opening',
  pack: 'festival',
  eventId: '100',
  fingerprint: asPublished.fingerprint,
  endsAt: asPublished.endsAt,
  state: 'published',
};
const listed: ListedEvent = {
  id: '100',
  creatorId: '7',
  name: 'Opening concert',
  status: 1,
  isAhead: true,
  startsAt: asPublished.startsAt,
};
const active: ListedEvent = { ...listed, status: 2, isAhead: false };

const cancelled = opening(['status: held', 'status: cancelled']);
const renamed = opening(['title: Opening concert', 'title: Grand opening']);
const later = opening(['"2030-07-05 19:00", end: "2030-07-05 21:30"', '"2030-07-06 08:00"']);
const earlier = opening(['2030-07-05 19:00', '2030-07-05 17:30']);

/** The steps for an opening that was published and is in the server, short. */
function steps(change: Partial<Situation> = {}): string[] {
  const situation = {
    pack: 'festival',
    sessions: [asPublished],
    rows: [row],
    listed: [listed],
    selfId: '7',
    now: before,
    isAsked: false,
    ...change,
  };
  return planOf(situation).map((step) => {
    if (step.kind === 'leave out') return `leave out ${step.why}`;
    if (step.kind === 'note') return `note ${step.row.state}`;
    if (step.kind === 'clear') return `clear ${step.orphan.id}`;
    if (step.kind === 'create' && step.orphan) return `create from ${step.orphan.id}`;
    return step.kind === 'change' && !step.timed ? 'change but for the start' : step.kind;
  });
}

describe('a session that is not published', () => {
  test.each([
    ['gets an event', asPublished, before, ['create']],
    ['gets none once it has started', asPublished, during, ['leave out past']],
    ['gets none when it is cancelled', cancelled, before, ['leave out cancelled']],
  ])('%s', (_, event, now, expected) => {
    expect(steps({ sessions: [event], rows: [], listed: [], now })).toEqual(expected);
  });
});

describe('a session that is published', () => {
  test('is left as it is while the pack says the same, before, during and after', () => {
    expect(steps()).toEqual(['keep']);
    expect(steps({ listed: [active], now: during })).toEqual(['keep']);
    expect(steps({ listed: [], now: after })).toEqual(['forget', 'leave out past']);
  });

  test('is changed when it has another name or time', () => {
    expect(steps({ sessions: [renamed] })).toEqual(['change']);
    expect(steps({ sessions: [later] })).toEqual(['change']);
  });

  test('is changed without its start once it has started, which Discord would not take', () => {
    expect(steps({ sessions: [renamed], listed: [active], now: during })).toEqual([
      'change but for the start',
    ]);
  });

  test('is made anew when it moves after Discord has begun it', () => {
    expect(steps({ sessions: [later], listed: [active], now: during })).toEqual(['remove', 'create']);
  });

  test('is made anew when it moves after it was over in Discord', () => {
    expect(steps({ sessions: [later], listed: [], now: after })).toEqual(['forget', 'create']);
  });

  test('is deleted when it turns out to have been before', () => {
    const now = Date.parse('2030-07-05T16:45:00Z');
    expect(steps({ sessions: [earlier], now })).toEqual(['remove', 'leave out past']);
  });

  test('is cancelled, or deleted where Discord has begun it', () => {
    expect(steps({ sessions: [cancelled] })).toEqual(['cancel']);
    expect(steps({ sessions: [cancelled], listed: [active], now: during })).toEqual(['remove']);
    expect(steps({ sessions: [cancelled], listed: [], now: after })).toEqual(['leave out past']);
  });

  test('is deleted when it is not in the pack any more, unless it has begun', () => {
    expect(steps({ sessions: [] })).toEqual(['remove']);
    expect(steps({ sessions: [], listed: [active], now: during })).toEqual(['forget']);
    expect(steps({ sessions: [], listed: [], now: after })).toEqual(['forget']);
  });
});

describe('an event that a moderator has deleted', () => {
  test('is noted as declined, until somebody asks to publish', () => {
    expect(steps({ sessions: [renamed], listed: [] })).toEqual(['note declined', 'leave out declined']);
    expect(steps({ listed: [], isAsked: true })).toEqual(['forget', 'create']);
  });

  test('stays declined, also when its session leaves the pack and comes back', () => {
    const rows = [{ ...row, state: 'declined' as const }];
    expect(steps({ sessions: [renamed], rows, listed: [] })).toEqual(['leave out declined']);
    expect(steps({ sessions: [], rows, listed: [] })).toEqual([]);
  });
});

describe('a session that was cancelled', () => {
  const rows = [{ ...row, state: 'cancelled' as const }];

  test('stays so, and gets an event when it takes place after all', () => {
    expect(steps({ sessions: [cancelled], rows, listed: [] })).toEqual(['leave out cancelled']);
    expect(steps({ rows, listed: [] })).toEqual(['create']);
  });

  test('is noted as such where its event is gone already', () => {
    expect(steps({ sessions: [cancelled], listed: [] })).toEqual(['note cancelled', 'leave out cancelled']);
  });
});

describe('an event that the bot made and did not note', () => {
  const other = { ...listed, id: '101' };

  test('becomes that of a session without one, of its name and start', () => {
    expect(steps({ rows: [] })).toEqual(['create from 100']);
    expect(steps({ rows: [], listed: [listed, other] })).toEqual(['clear 101', 'create from 100']);
  });

  test('is deleted where there is no such session, as when that was renamed or moved since', () => {
    expect(steps({ rows: [], sessions: [renamed] })).toEqual(['clear 100', 'create']);
    expect(steps({ rows: [], sessions: [later] })).toEqual(['clear 100', 'create']);
    expect(steps({ rows: [], sessions: [] })).toEqual(['clear 100']);
    expect(steps({ listed: [listed, other] })).toEqual(['clear 101', 'keep']);
  });

  test('is left alone where others made it, or it has begun', () => {
    const others = { ...listed, creatorId: '8' };
    expect(steps({ rows: [], listed: [others] })).toEqual(['create']);
    expect(steps({ rows: [], listed: [active], sessions: [] })).toEqual([]);
  });

  test('is none that another pack has noted', () => {
    const rows = [{ ...row, pack: 'library', sessionId: 'midnight' }];
    expect(steps({ rows, sessions: [] })).toEqual(['remove']);
  });
});

describe('the event of a pack that has another name now', () => {
  test('is that of its session where it says the same', () => {
    expect(steps({ rows: [{ ...row, pack: 'jazz' }] })).toEqual(['note published', 'keep']);
  });

  test('makes place where it says something else', () => {
    expect(steps({ rows: [{ ...row, pack: 'jazz' }], sessions: [renamed] })).toEqual(['remove', 'create']);
  });
});

describe('a session that was split in two', () => {
  test('has its event deleted, and two made', () => {
    const parts = ['opening-1', 'opening-2'].map((sessionId) => ({ ...asPublished, sessionId }));
    expect(steps({ sessions: parts })).toEqual(['remove', 'create', 'create']);
  });
});
