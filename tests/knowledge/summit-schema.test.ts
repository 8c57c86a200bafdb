import { describe, expect, test } from 'vitest';
import { parseSummit } from '../../src/knowledge/parse-summit.ts';
import { formatProblems } from '../../src/knowledge/problem.ts';

const problemsOf = (yaml: string) => formatProblems(parseSummit(yaml, 'summit.yaml').problems);

function summitOf(yaml: string) {
  const { summit, problems } = parseSummit(yaml, 'summit.yaml');
  if (!summit || problems.length > 0) throw new Error(formatProblems(problems).join('\n'));
  return summit;
}

const source = (fields: string) => `title: T\nsources:\n  s: {publisher: P, title: T, ${fields}}\n`;
const session = (fields: string) => `title: T\nsessions:\n  - {title: A, ${fields}}\n`;

describe('text', () => {
  test('may be a number wherever it is expected', () => {
    const { sessions, ...summit } = summitOf(`title: 2019
location: 17
participants: [{name: 47, role: 1, aliases: [45, "46"]}]
glossary: {49: 1949, plan: [9, nine]}
sources: {2018: {publisher: 38, title: 1984, published: 2018}}
sessions: [{id: 1, title: 2, start: 2019-02-27 10:00, place: 3, note: 4, source: 2018}]
`);
    const book = { id: '2018', publisher: '38', title: '1984', published: '2018' };
    expect(summit).toEqual({
      title: '2019',
      location: '17',
      participants: [{ name: '47', role: '1', aliases: ['45', '46'] }],
      glossary: [
        { name: '49', alternatives: ['1949'] },
        { name: 'plan', alternatives: ['9', 'nine'] },
      ],
      sources: [book],
    });
    expect(sessions).toMatchObject([{ id: '1', title: '2', place: '3', note: '4', source: book }]);
  });

  test('keeps a number as it is written', () => {
    const { title, location, sources } = summitOf(
      'title: 007\nlocation: 1.50\nsources: {1.10: {publisher: P, title: T, published: 2018}}\n',
    );
    expect([title, location, sources[0]?.id]).toEqual(['007', '1.50', '1.10']);
  });

  test('may be a word that other YAML takes for a truth value', () => {
    expect(summitOf('title: Yes\nglossary: {no: [off, n]}\n')).toMatchObject({
      title: 'Yes',
      glossary: [{ name: 'no', alternatives: ['off', 'n'] }],
    });
  });

  test('loses the blanks around it and keeps its lines', () => {
    const { title, location } = summitOf('title: "  Talks "\nlocation: |\n  Hanoi,\n  Vietnam\n');
    expect([title, location]).toEqual(['Talks', 'Hanoi,\nVietnam']);
  });

  test('cannot be empty', () => {
    expect(problemsOf('title: ""\nlocation: "  "\nparticipants: [{name: "", aliases: [""]}]\n')).toEqual([
      'summit.yaml:1: `title` is not right; write a text',
      'summit.yaml:2: `location` is not right; write a text',
      'summit.yaml:3: `participants.0.name` is not right; write a text',
      'summit.yaml:3: `participants.0.aliases.0` is not right; write a text',
    ]);
  });
});

describe('a glossary term', () => {
  test('has a list of alternatives, or one', () => {
    expect(summitOf('title: T\nglossary:\n  DPRK: [NK, North Korea]\n  US: America\n').glossary).toEqual([
      { name: 'DPRK', alternatives: ['NK', 'North Korea'] },
      { name: 'US', alternatives: ['America'] },
    ]);
  });

  test('has no lists within its list', () => {
    expect(problemsOf('title: T\nglossary:\n  US: America\n  DPRK: [NK, [North Korea]]\n')).toEqual([
      'summit.yaml:4: `glossary.DPRK` has the wrong shape; write a text',
    ]);
  });
});

describe('a source', () => {
  test.each(['2019', '2019-02', '2019-02-23', '"2019-02-23"'])('may be published on %s', (published) => {
    expect(summitOf(source(`published: ${published}`)).sources).toEqual([
      { id: 's', publisher: 'P', title: 'T', published: published.replaceAll('"', '') },
    ]);
  });

  test.each(['yesterday', '23.2.2019', '2019-2-23', '19'])('cannot be published on %s', (published) => {
    expect(problemsOf(source(`published: ${published}`))).toEqual([
      'summit.yaml:3: `sources.s.published` is not right; write a date such as 2019-02-23',
    ]);
  });

  test.each(['2019-13', '2019-02-30'])('cannot be published on %s, which is in no calendar', (published) => {
    expect(problemsOf(source(`published: ${published}`))).toEqual([
      'summit.yaml:3: `sources.s.published` is not right; write a date such as 2019-02-23',
    ]);
  });

  test('may have the address of a web page', () => {
    const { sources } = summitOf(source('published: 2019, url: "https://example.org/a?b=c#d"'));
    expect(sources[0]?.url).toBe('https://example.org/a?b=c#d');
  });

  test.each(['example.org', 'ftp://example.org', 'javascript:alert(1)'])(
    'cannot have the address %s',
    (url) => {
      expect(problemsOf(source(`published: 2019, url: "${url}"`))).toEqual([
        'summit.yaml:3: `sources.s.url` is not right; write a full http or https address',
      ]);
    },
  );
});

describe('a session', () => {
  test.each(['planned', 'held', 'moved', 'cancelled'])('may be %s', (status) => {
    const { sessions } = summitOf(session(`id: a, start: 2019-02-27 10:00, status: ${status}`));
    expect(sessions[0]?.status).toBe(status);
  });

  test('is planned when it does not say', () => {
    expect(summitOf(session('id: a, start: 2019-02-27 10:00')).sessions[0]?.status).toBe('planned');
  });

  test('cannot have another status', () => {
    expect(problemsOf(session('id: a, start: 2019-02-27 10:00, status: Held'))).toEqual([
      'summit.yaml:3: `sessions.0.status` is not right; write planned, held, moved or cancelled',
    ]);
  });

  test.each(['2019-02-27', '18:30', '27 Feb 2019 18:30', '2019-02-27 18:30Z', '2019-02-27 6:30'])(
    'cannot start at %s, which is no wall time',
    (start) => {
      expect(problemsOf(session(`id: a, start: "${start}"`))).toEqual([
        'summit.yaml:3: `sessions.0.start` is not right; write a wall time such as 2019-02-27 18:30',
      ]);
    },
  );

  test.each(['working-lunch', 'day2.talks', '晩餐', 'Ünder_way:1'])('may have the id %s', (id) => {
    expect(summitOf(session(`id: "${id}", start: 2019-02-27 10:00`)).sessions[0]?.id).toBe(id);
  });

  test.each(['working lunch', '-lunch', 'a,b', '#lunch'])('cannot have the id %j', (id) => {
    expect(problemsOf(session(`id: "${id}", start: 2019-02-27 10:00`))).toEqual([
      'summit.yaml:3: `sessions.0.id` is not right; write letters, digits and hyphens, such as working-lunch',
    ]);
  });
});

describe('keys', () => {
  test('are known at each level', () => {
    const yaml = `title: T
place: Hanoi
participants:
  - name: Ada
    job: host
sources:
  s: {publisher: P, title: T, published: 2019,
      author: Ben}
sessions:
  - id: a
    title: A
    start: 2019-02-27 10:00
    room: 3
`;
    expect(problemsOf(yaml)).toEqual([
      'summit.yaml:2: unknown key `place`; write one of title, location, timezone, participants, glossary, sources, sessions, commemorate',
      'summit.yaml:5: unknown key `job`; write one of name, role, aliases',
      'summit.yaml:8: unknown key `author`; write one of publisher, title, published, url',
      'summit.yaml:13: unknown key `room`; write one of id, title, start, end, place, status, note, source',
    ]);
  });

  test('are missing at each level', () => {
    const yaml = `title: T
participants:
  - role: host
sources:
  s: {url: "https://example.org"}
sessions:
  - place: Hanoi
`;
    expect(problemsOf(yaml)).toEqual([
      'summit.yaml:3: `participants.0.name` is missing; write it',
      'summit.yaml:5: `sources.s.publisher` is missing; write it',
      'summit.yaml:5: `sources.s.title` is missing; write it',
      'summit.yaml:5: `sources.s.published` is missing; write it',
      'summit.yaml:7: `sessions.0.id` is missing; write it',
      'summit.yaml:7: `sessions.0.title` is missing; write it',
      'summit.yaml:7: `sessions.0.start` is missing; write it',
    ]);
  });

  test('have a value of the right kind: commemorate', () => {
    expect(problemsOf('title: T\ncommemorate: monthly\n')).toEqual([
      'summit.yaml:2: `commemorate` is not right; write yearly, or leave it out',
    ]);
  });

  test('have a value of the right shape', () => {
    const yaml = `title: T
location: [Hanoi]
participants: Ada
glossary: [DPRK]
sources: 3
sessions: {id: a}
`;
    expect(problemsOf(yaml)).toEqual([
      'summit.yaml:2: `location` has the wrong shape; write a text',
      'summit.yaml:3: `participants` has the wrong shape; write a list',
      'summit.yaml:4: `glossary` has the wrong shape; write keys with values',
      'summit.yaml:5: `sources` has the wrong shape; write keys with values',
      'summit.yaml:6: `sessions` has the wrong shape; write a list',
    ]);
  });
});
