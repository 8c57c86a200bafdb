import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { formatProblems } from '../../src/knowledge/problem.ts';
import { parseYaml, strictKeys } from '../../src/knowledge/yaml-document.ts';

const schema = strictKeys({
  name: z.string(),
  note: z.string().optional(),
  boats: z.array(strictKeys({ name: z.string(), flag: z.string().optional() })).default([]),
  ports: z.record(z.string(), strictKeys({ country: z.string().min(1, 'write a country') })).default({}),
});

const parse = (yaml: string, firstLine?: number) => parseYaml(yaml, schema, 'fleet.yaml', firstLine);
const problemsOf = (yaml: string, firstLine?: number) => formatProblems(parse(yaml, firstLine).problems);

describe('a right file', () => {
  test('gives the value that the schema makes of it', () => {
    const { value, problems } = parse('name: Lake\nboats:\n  - {name: Ada, flag: red}\n');
    expect(problems).toEqual([]);
    expect(value).toEqual({ name: 'Lake', boats: [{ name: 'Ada', flag: 'red' }], ports: {} });
  });

  test('may come with CRLF, comments, anchors and flow style', () => {
    const { value, problems } = parse(
      '# fleet\r\nname: &lake Lake # the lake\r\nnote: *lake\r\nports: {north: {country: "CH"}}\r\n',
    );
    expect(problems).toEqual([]);
    expect(value).toEqual({ name: 'Lake', note: 'Lake', boats: [], ports: { north: { country: 'CH' } } });
  });
});

describe('locate', () => {
  const yaml = `name: Lake
boats:
  - name: Ada
    flag: red
  - {name: Ben}
ports:
  north:
    country: CH
`;

  test.each([
    [['name'], 1],
    [['boats'], 2],
    [['boats', 0], 3],
    [['boats', 0, 'flag'], 4],
    [['boats', 1, 'name'], 5],
    [['ports', 'north'], 7],
    [['ports', 'north', 'country'], 8],
  ])('finds the line of %j', (path, line) => {
    expect(parse(yaml).locate(path)).toEqual({ file: 'fleet.yaml', line });
  });

  test.each([
    [['note'], 1],
    [['boats', 7], 2],
    [['boats', 1, 'flag'], 5],
    [['ports', 'south', 'country'], 6],
  ])('falls back to what should hold it when %j is not there', (path, line) => {
    expect(parse(yaml).locate(path)).toEqual({ file: 'fleet.yaml', line });
  });

  test('counts from the line on which the YAML starts in its file', () => {
    expect(parse(yaml, 10).locate(['boats', 0, 'flag'])).toEqual({ file: 'fleet.yaml', line: 13 });
  });

  test('gives the first line when the file is empty', () => {
    expect(parse('', 5).locate(['name'])).toEqual({ file: 'fleet.yaml', line: 5 });
  });
});

describe('problems', () => {
  test('name each unknown key with the keys there are', () => {
    expect(problemsOf('name: Lake\ncolour: red\nboats:\n  - name: Ada\n    sails: 3\n    crew: x\n')).toEqual(
      [
        'fleet.yaml:2: unknown key `colour`; write one of name, note, boats, ports',
        'fleet.yaml:5: unknown key `sails`; write one of name, flag',
        'fleet.yaml:6: unknown key `crew`; write one of name, flag',
      ],
    );
  });

  test('name what is missing by its path, at the line of what should hold it', () => {
    expect(problemsOf('boats:\n  - flag: red\nports:\n  north: {}\n')).toEqual([
      'fleet.yaml:1: `name` is missing; write it',
      'fleet.yaml:2: `boats.0.name` is missing; write it',
      'fleet.yaml:4: `ports.north.country` is missing; write it',
    ]);
  });

  test.each(['', ' \n', '# only a comment\n', '---\n'])('name what is missing in %j', (yaml) => {
    expect(problemsOf(yaml)).toEqual(['fleet.yaml:1: `name` is missing; write it']);
  });

  test('say which shape is right when there is another', () => {
    expect(problemsOf('name: [Lake]\nnote: {a: b}\nboats: Ada\nports: [north]\n')).toEqual([
      'fleet.yaml:1: `name` has the wrong shape; write a text',
      'fleet.yaml:2: `note` has the wrong shape; write a text',
      'fleet.yaml:3: `boats` has the wrong shape; write a list',
      'fleet.yaml:4: `ports` has the wrong shape; write keys with values',
    ]);
  });

  test.each(['- name: Lake\n', 'Lake\n', '42\n'])('say that %j is no keys with values', (yaml) => {
    expect(problemsOf(yaml)).toEqual([
      'fleet.yaml:1: `the file` has the wrong shape; write keys with values',
    ]);
  });

  test('take a key with an empty value for left out', () => {
    expect(problemsOf('name: Lake\nboats:\n')).toEqual([]);
  });

  test('count from the line on which the YAML starts in its file', () => {
    expect(problemsOf('name: Lake\ncolour: red\n', 2)).toEqual([
      'fleet.yaml:3: unknown key `colour`; write one of name, note, boats, ports',
    ]);
  });
});

describe('what is not YAML', () => {
  const advice = 'mend the indentation or quote the value';

  test.each([
    ['name: "Lake\n', `fleet.yaml:2: this is not valid YAML: Missing closing "quote; ${advice}`],
    [
      'name: Lake\n\tnote: x\n',
      `fleet.yaml:2: this is not valid YAML: Tabs are not allowed as indentation; ${advice}`,
    ],
    [
      'name: Lake: Geneva\n',
      `fleet.yaml:1: this is not valid YAML: Nested mappings are not allowed in compact mappings; ${advice}`,
    ],
  ])('is a problem at its line: %j', (yaml, problem) => {
    const { value, problems } = parse(yaml);
    expect(value).toBeUndefined();
    expect(formatProblems(problems)).toEqual([problem]);
  });

  test('is reported at its line of the file that holds the YAML', () => {
    expect(problemsOf('name: Lake\n\tnote: x\n', 4)).toEqual([
      `fleet.yaml:5: this is not valid YAML: Tabs are not allowed as indentation; ${advice}`,
    ]);
  });

  test('may be a reference to an anchor that is nowhere', () => {
    expect(parse('name: Lake\nnote: *nowhere\n').problems.map(({ location }) => location.line)).toEqual([2]);
  });

  test('does not hide the other problems when it is only a key that stands twice', () => {
    const { problems } = parse('name: Lake\nname: Sea\ncolour: red\n');
    expect(problems.map(({ location }) => location.line)).toEqual([2, 3]);
  });
});

describe('the value beside problems', () => {
  test('leaves out unknown keys alone', () => {
    expect(parse('name: Lake\ncolour: red\nboats:\n  - {name: Ada, sails: 3}\n').value).toEqual({
      name: 'Lake',
      boats: [{ name: 'Ada' }],
      ports: {},
    });
  });

  test('leaves out what something is missing from', () => {
    expect(
      parse('name: Lake\nboats:\n  - {flag: red}\n  - {name: Ben}\nports:\n  north: {}\n').value,
    ).toEqual({
      name: 'Lake',
      boats: [{ name: 'Ben' }],
      ports: {},
    });
  });

  test('leaves out a wrong value alone', () => {
    expect(parse('name: Lake\nnote: {a: b}\nboats:\n  - {name: Ada, flag: {a: b}}\n').value).toEqual({
      name: 'Lake',
      boats: [{ name: 'Ada' }],
      ports: {},
    });
  });

  test('leaves out what cannot do without the wrong value in it', () => {
    expect(parse('name: Lake\nports:\n  north: {country: ""}\n  south: {country: IT}\n').value).toEqual({
      name: 'Lake',
      boats: [],
      ports: { south: { country: 'IT' } },
    });
  });

  test('is none when the whole is missing something', () => {
    expect(parse('boats: []\n').value).toBeUndefined();
  });

  test('is still found at its line when an item before it is left out', () => {
    const document = parse('name: Lake\nboats:\n  - flag: red\n  - name: Ben\n');
    expect(document.value?.boats).toEqual([{ name: 'Ben' }]);
    expect(document.locate(['boats', 0])).toEqual({ file: 'fleet.yaml', line: 4 });
  });
});
