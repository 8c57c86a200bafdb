import { describe, expect, test } from 'vitest';
import { parseSummit } from '../../src/knowledge/parse-summit.ts';
import { formatProblems } from '../../src/knowledge/problem.ts';
import { festivalYaml } from '../support/festival.ts';

const problemsOf = (yaml: string) => formatProblems(parseSummit(yaml, 'summit.yaml').problems);

function summitOf(yaml: string) {
  const { summit, problems } = parseSummit(yaml, 'summit.yaml');
  if (!summit || problems.length > 0) throw new Error(formatProblems(problems).join('\n'));
  return summit;
}

/** Id, start and end of each session. */
const timesOf = (yaml: string) =>
  summitOf(yaml).sessions.map(({ id, start, end }) => [id, start.toString(), end?.toString()]);

/** A summit with one session, its start on line 6 and its end on line 7. */
const meeting = (timezone: string, start: string, end = start) => `title: Talks
timezone: ${timezone}
sessions:
  - id: talks
    title: First talks
    start: ${start}
    end: ${end}
`;

describe('what is right', () => {
  test('is a summit of nothing but its title', () => {
    expect(summitOf('title: Talks\n')).toEqual({
      title: 'Talks',
      participants: [],
      glossary: [],
      sources: [],
      sessions: [],
    });
  });

  test('is a whole summit', () => {
    const { sessions, ...summit } = summitOf(`${festivalYaml}commemorate: yearly\n`);
    const leaflet = {
      id: 'leaflet',
      publisher: 'Festival office',
      title: 'Leaflet for visitors',
      published: '2030-05-01',
    };
    expect(summit).toEqual({
      title: 'Lakeside Jazz Festival 2030',
      location: 'Zurich, Switzerland',
      timezone: 'Europe/Zurich',
      commemorate: 'yearly',
      participants: [
        { name: 'Ada Brook', role: 'trumpet', aliases: ['ada', 'miss brook'] },
        { name: 'Ben Stone', role: 'piano', aliases: ['ben'] },
      ],
      glossary: [
        { name: 'ticket', alternatives: ['tickets', 'pass', 'admission'] },
        { name: 'open-air stage', alternatives: ['main stage', 'outdoor stage'] },
      ],
      sources: [
        leaflet,
        {
          id: 'radio',
          publisher: 'City Radio',
          title: 'Interview with Ada Brook',
          published: '2030-06-14',
        },
      ],
    });
    expect(
      sessions.map(({ start, end, ...session }) => ({
        ...session,
        start: start.toString(),
        end: end?.toString(),
      })),
    ).toEqual([
      {
        id: 'opening',
        title: 'Opening concert',
        start: '2030-07-05T19:00:00+02:00[Europe/Zurich]',
        end: '2030-07-05T21:30:00+02:00[Europe/Zurich]',
        place: 'Lake stage',
        status: 'held',
        source: leaflet,
      },
      {
        id: 'workshop',
        title: 'Trumpet workshop',
        start: '2030-07-06T10:00:00+02:00[Europe/Zurich]',
        end: '2030-07-06T11:30:00+02:00[Europe/Zurich]',
        place: 'Music school',
        status: 'planned',
        source: leaflet,
      },
      {
        id: 'parade',
        title: 'Boat parade',
        start: '2030-07-06T14:00:00+02:00[Europe/Zurich]',
        end: undefined,
        place: 'Harbour',
        status: 'cancelled',
        note: 'The wind was too strong.',
        source: leaflet,
      },
      {
        id: 'gala',
        title: 'Closing gala',
        start: '2030-07-06T20:00:00+02:00[Europe/Zurich]',
        end: '2030-07-06T23:00:00+02:00[Europe/Zurich]',
        place: 'Lake stage',
        status: 'planned',
        source: leaflet,
      },
    ]);
  });

  test('is kept without the keys that the file leaves out', () => {
    const { participants, sessions } = summitOf(
      'title: Talks\nparticipants: [{name: Ada}]\nsessions: [{id: a, title: A, start: 2019-02-27 10:00}]\n',
    );
    expect(participants).toEqual([{ name: 'Ada', aliases: [] }]);
    expect(sessions.map((session) => Object.keys(session).toSorted())).toEqual([
      ['id', 'start', 'status', 'title'],
    ]);
  });

  test('may have CRLF line ends', () => {
    const { summit } = parseSummit(festivalYaml.replaceAll('\n', '\r\n'), 'summit.yaml');
    expect(JSON.stringify(summit)).toBe(JSON.stringify(summitOf(festivalYaml)));
  });
});

describe('sessions', () => {
  test('stand in the order of their start, whatever the order of the file', () => {
    const yaml = `title: Talks
timezone: Asia/Ho_Chi_Minh
sessions:
  - {id: lunch, title: Lunch, start: 2019-02-28 11:55}
  - {id: dinner, title: Dinner, start: "2019-02-27T18:40:30", end: 2019-02-27 20:00}
  - {id: talks, title: Talks, start: 2019-02-28 09:00}
`;
    expect(timesOf(yaml)).toEqual([
      [
        'dinner',
        '2019-02-27T18:40:30+07:00[Asia/Ho_Chi_Minh]',
        '2019-02-27T20:00:00+07:00[Asia/Ho_Chi_Minh]',
      ],
      ['talks', '2019-02-28T09:00:00+07:00[Asia/Ho_Chi_Minh]', undefined],
      ['lunch', '2019-02-28T11:55:00+07:00[Asia/Ho_Chi_Minh]', undefined],
    ]);
  });

  test('keep the order of the file when they start together', () => {
    const yaml = `title: Talks
sessions:
  - {id: second, title: B, start: 2019-02-27 10:00}
  - {id: first, title: A, start: 2019-02-27 10:00}
`;
    expect(timesOf(yaml).map(([id]) => id)).toEqual(['second', 'first']);
  });

  test('have their wall times kept as if in UTC when there is no time zone', () => {
    expect(timesOf('title: T\nsessions: [{id: a, title: A, start: 2019-02-27 10:00}]\n')).toEqual([
      ['a', '2019-02-27T10:00:00+00:00[UTC]', undefined],
    ]);
  });

  test('may end at the time of their start', () => {
    expect(problemsOf(meeting('UTC', '2019-02-27 10:00', '2019-02-27T10:00'))).toEqual([]);
  });

  test('start at the first of the two when a clock change repeats the wall time', () => {
    expect(timesOf(meeting('Europe/Zurich', '2019-10-27 02:30', '2019-10-27 03:00'))).toEqual([
      ['talks', '2019-10-27T02:30:00+02:00[Europe/Zurich]', '2019-10-27T03:00:00+01:00[Europe/Zurich]'],
    ]);
  });

  test.each([
    ['Europe/Zurich', '2019-03-31 02:30', '2019-03-31 03:30'],
    ['Australia/Sydney', '2019-10-06 02:00', '2019-10-06 03:00'],
    ['Pacific/Apia', '2011-12-30 09:00', '2011-12-31 09:00'],
  ])('cannot start or end when the clocks in %s skip %s', (timezone, skipped, next) => {
    expect(problemsOf(meeting(timezone, skipped))).toEqual([
      `summit.yaml:6: the clocks in ${timezone} skip ${skipped}; write ${next} or another time that exists`,
      `summit.yaml:7: the clocks in ${timezone} skip ${skipped}; write ${next} or another time that exists`,
    ]);
  });

  test.each(['2019-02-30 10:00', '2019-13-01 10:00', '2019-02-27 24:00'])(
    'cannot start at %s, which is not in the calendar',
    (start) => {
      expect(problemsOf(meeting('UTC', start, '2020-01-01 10:00'))).toEqual([
        `summit.yaml:6: ${start} is not a date and time of the calendar; write one such as 2019-02-27 18:30`,
      ]);
    },
  );

  test('cannot end before they start', () => {
    expect(problemsOf(meeting('Asia/Ho_Chi_Minh', '2019-02-27 18:30', '2019-02-27 18:29:59'))).toEqual([
      'summit.yaml:7: `talks` ends at 2019-02-27 18:29:59, before it starts at 2019-02-27 18:30; write a later end',
    ]);
  });

  test('may end at the time of their start when only one of the two is written with seconds', () => {
    expect(problemsOf(meeting('UTC', '2019-02-27 18:30:00', '2019-02-27 18:30'))).toEqual([]);
  });

  test('cannot share an id', () => {
    const yaml = `title: Talks
sessions:
  - {id: talks, title: A, start: 2019-02-27 10:00}
  - {id: lunch, title: B, start: 2019-02-27 12:00}
  - {id: talks, title: C, start: 2019-02-27 14:00}
`;
    expect(problemsOf(yaml)).toEqual(['summit.yaml:5: session id `talks` stands twice; write another id']);
  });

  test('name a source that is there', () => {
    const yaml = `title: Talks
sources:
  times: {publisher: P, title: T, published: 2019}
  radio: {publisher: P, title: T, published: 2019}
sessions:
  - {id: talks, title: A, start: 2019-02-27 10:00, source: times}
  - id: lunch
    title: B
    start: 2019-02-27 12:00
    source: tv
`;
    expect(problemsOf(yaml)).toEqual([
      'summit.yaml:10: unknown source `tv`; write one of times, radio, or add it under `sources` in summit.yaml',
    ]);
  });

  test('name a source although there is none yet', () => {
    const yaml = 'title: T\nsessions: [{id: a, title: A, start: 2019-02-27 10:00, source: tv}]\n';
    expect(problemsOf(yaml)).toEqual([
      'summit.yaml:2: unknown source `tv`; add it under `sources` in summit.yaml',
    ]);
  });
});

describe('what is wrong', () => {
  test('is a time zone that is none; the wall times are still checked', () => {
    expect(problemsOf(meeting('Hanoi', '2019-02-27 18:30', '2019-02-27 18:00'))).toEqual([
      'summit.yaml:2: `Hanoi` is not a time zone; write an IANA name such as Asia/Ho_Chi_Minh',
      'summit.yaml:7: `talks` ends at 2019-02-27 18:00, before it starts at 2019-02-27 18:30; write a later end',
    ]);
  });

  test('is reported at once, and the rest returned', () => {
    const yaml = `title: Talks
colour: red
timezone: Hanoi
participants:
  - {role: host}
sessions:
  - {id: talks, title: A, start: 2019-02-30 10:00}
  - {id: lunch, title: B, start: 2019-02-27 12:00, end: 2019-02-27 11:00, source: tv}
  - {id: lunch, title: C, start: 2019-02-27 09:00}
`;
    expect(problemsOf(yaml)).toEqual([
      'summit.yaml:2: unknown key `colour`; write one of title, location, timezone, participants, glossary, sources, sessions, commemorate',
      'summit.yaml:3: `Hanoi` is not a time zone; write an IANA name such as Asia/Ho_Chi_Minh',
      'summit.yaml:5: `participants.0.name` is missing; write it',
      'summit.yaml:7: 2019-02-30 10:00 is not a date and time of the calendar; write one such as 2019-02-27 18:30',
      'summit.yaml:8: `lunch` ends at 2019-02-27 11:00, before it starts at 2019-02-27 12:00; write a later end',
      'summit.yaml:8: unknown source `tv`; add it under `sources` in summit.yaml',
      'summit.yaml:9: session id `lunch` stands twice; write another id',
    ]);
    expect(parseSummit(yaml, 'summit.yaml').summit?.sessions.map(({ title }) => title)).toEqual(['C', 'B']);
  });

  test('leaves no summit when it is the title', () => {
    expect(parseSummit('location: Hanoi\n', 'summit.yaml').summit).toBeUndefined();
  });

  test.each([
    ['a missing title', 'location: Hanoi\ntimezone: Hanoi\n', [1, 2]],
    [
      'a start that is no wall time',
      'title: T\ntimezone: Hanoi\nsessions: [{id: a, title: A, start: soon}]\n',
      [2, 3],
    ],
    [
      'a date that is none',
      'title: T\ntimezone: Hanoi\nsources: {s: {publisher: P, title: T, published: soon}}\n',
      [2, 3],
    ],
  ])('is not hidden by %s', (_what, yaml, lines) => {
    const reported = parseSummit(yaml, 'summit.yaml').problems.map(({ location }) => location.line);
    expect(reported.toSorted((a, b) => a - b)).toEqual(lines);
  });

  test('is found at its line when a session before it lacks something', () => {
    const yaml = `title: Talks
sessions:
  - {id: talks, title: A}
  - {id: lunch, title: B, start: 2019-02-30 12:00}
  - {id: dinner, title: C, start: 2019-02-27 20:00, end: 2019-02-27 19:00}
`;
    expect(problemsOf(yaml)).toEqual([
      'summit.yaml:3: `sessions.0.start` is missing; write it',
      'summit.yaml:4: 2019-02-30 12:00 is not a date and time of the calendar; write one such as 2019-02-27 18:30',
      'summit.yaml:5: `dinner` ends at 2019-02-27 19:00, before it starts at 2019-02-27 20:00; write a later end',
    ]);
  });
});
