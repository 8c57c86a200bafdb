import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import {
  findPack,
  isPack,
  listPacks,
  loadPack,
  parsePackFiles,
  readPack,
  readPackFiles,
} from '../../src/knowledge/load.ts';
import { formatProblems } from '../../src/knowledge/problem.ts';
import { folderOf } from '../support/packs.ts';

const title = 'title: Talks\n';
const entry = (question: string) => `## ${question}\n\nAnswer.\n`;

/** The message of the UserError with exit code 78 that the action throws. */
function refusalOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 78) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('loadPack', () => {
  test('names the pack after its folder', () => {
    const folder = folderOf({ 'hanoi/summit.yaml': title, 'hanoi/a.md': entry('Why') });
    const pack = loadPack(`${folder}/hanoi/`);
    expect([pack.id, pack.title]).toEqual(['hanoi', 'Talks']);
  });

  test('takes the Markdown files of the folder in the order of their names, and nothing else', () => {
    const folder = folderOf({
      'b.md': entry('B'),
      '9.md': entry('Nine'),
      'summit.yaml': title,
      '10.md': entry('Ten'),
      'C.md': entry('C'),
      'notes.txt': entry('Notes'),
      'other.yaml': 'title: [',
      'folder.md/d.md': entry('D'),
    });
    expect(loadPack(folder).entries.map(({ id }) => id)).toEqual(['ten', 'nine', 'c', 'b']);
  });

  test('gives each entry its file and line', () => {
    const folder = folderOf({ 'summit.yaml': title, 'a.md': `# Topic\n\n${entry('Why')}` });
    expect(loadPack(folder).entries[0]?.location).toEqual({ file: path.join(folder, 'a.md'), line: 3 });
  });

  test('reads files with a byte order mark and CRLF', () => {
    const folder = folderOf({
      'summit.yaml': `\uFEFF${title}sources:\r\n  s: {publisher: P, title: T, published: 2019}\r\n`,
      'a.md': '\uFEFF---\r\nsource: s\r\n---\r\n## Why\r\n> how\r\nAnswer.\r\n',
    });
    const { entries } = loadPack(folder);
    expect(entries.map(({ answer, source }) => [answer.short.text, source?.id])).toEqual([['Answer.', 's']]);
    expect(entries[0]?.phrasings).toEqual([
      { text: 'how', location: { file: path.join(folder, 'a.md'), line: 5 } },
    ]);
  });

  test('refuses a pack with a problem', () => {
    const folder = folderOf({ 'summit.yaml': title, 'a.md': `${entry('Why')}\n## How\n` });
    expect(refusalOf(() => loadPack(folder))).toBe(
      `The pack in ${folder} has a problem:\n${folder}/a.md:5: \`How\` has no answer; write a paragraph below it`,
    );
  });

  test('refuses a pack with all its problems, sorted by file and line', () => {
    const folder = folderOf({
      'summit.yaml': 'location: Hanoi\n',
      'b.md': '## Why {#why}\n\nSee also: nothing\n',
      'a.md': '---\nauthor: Ada\n---\n## Why\n\nAnswer.\n',
    });
    expect(refusalOf(() => loadPack(folder)).split('\n')).toEqual([
      `The pack in ${folder} has 5 problems:`,
      `${folder}/a.md:2: unknown key \`author\`; write one of source, topic`,
      `${folder}/b.md:1: \`Why\` has no answer; write a paragraph below it`,
      `${folder}/b.md:1: id \`why\` is already used at ${folder}/a.md:4; write another {#id}`,
      `${folder}/b.md:3: unknown related id \`nothing\`; write the id of an entry, such as why`,
      `${folder}/summit.yaml:1: \`title\` is missing; write it`,
    ]);
  });

  test.each([
    ['an empty summit.yaml', ''],
    ['a summit.yaml that is not YAML', 'title: "Talks\nlocation: [\n'],
    ['a summit.yaml that is a list', '- title: Talks\n'],
    ['a summit.yaml that is prose', 'Talks in Hanoi\n'],
    ['an unknown key', 'title: Talks\ncolour: red\n'],
    ['a bad time zone', 'title: Talks\ntimezone: Hanoi\n'],
  ])('refuses a pack with %s', (_what, summitYaml) => {
    const folder = folderOf({ 'summit.yaml': summitYaml, 'a.md': entry('Why') });
    expect(refusalOf(() => loadPack(folder))).toContain(`The pack in ${folder} has a problem:\n`);
  });

  test('refuses a pack with an unknown anchor', () => {
    const folder = folderOf({ 'summit.yaml': 'title: *talks\n', 'a.md': entry('Why') });
    expect(refusalOf(() => loadPack(folder))).toContain(`${folder}/summit.yaml:1: `);
  });

  test('refuses a pack without entries', () => {
    const folder = folderOf({ 'summit.yaml': title });
    expect(refusalOf(() => loadPack(folder))).toBe(
      `The pack in ${folder} has a problem:\n${folder}/summit.yaml:1: the pack has no entry; write one as \`## Question\` in a Markdown file beside it`,
    );
  });

  test('loads a pack whose entries are nearly the same', () => {
    const folder = folderOf({
      'summit.yaml': title,
      'a.md':
        '## Where is it? {#place}\n> the place\n\nIn Hanoi.\n\n## Where is that? {#city}\n> place\n\nIn Hanoi.\n',
    });
    expect(loadPack(folder).entries.map(({ id }) => id)).toEqual(['place', 'city']);
  });

  test('refuses a pack that gives two entries the same phrasing', () => {
    const folder = folderOf({
      'summit.yaml': title,
      'a.md': '## Where? {#place}\n> the place\n\nIn Hanoi.\n\n## Who? {#people}\n> the place\n\nBoth.\n',
    });
    expect(refusalOf(() => loadPack(folder))).toContain(`${folder}/a.md:7: `);
  });
});

describe('readPack', () => {
  test('returns the problems beside what is right', () => {
    const folder = folderOf({ 'summit.yaml': 'title: Talks\ncolour: red\n', 'a.md': entry('Why') });
    const { pack, problems } = readPack(folder);
    expect(pack?.entries.map(({ id }) => id)).toEqual(['why']);
    expect(formatProblems(problems)).toEqual([
      `${folder}/summit.yaml:2: unknown key \`colour\`; write one of title, location, timezone, participants, glossary, sources, sessions, commemorate`,
    ]);
  });

  test('refuses a folder that is not there', () => {
    const folder = path.join(folderOf({}), 'nowhere');
    expect(refusalOf(() => readPack(folder))).toBe(
      `There is no folder ${folder}: name one that holds a summit.yaml.`,
    );
  });

  test('names a folder below the working directory by its relative path', () => {
    expect(refusalOf(() => readPack(path.resolve('nowhere/hanoi')))).toBe(
      `There is no folder ${path.join('nowhere', 'hanoi')}: name one that holds a summit.yaml.`,
    );
  });

  test('refuses a file', () => {
    const file = path.join(folderOf({ 'summit.yaml': title }), 'summit.yaml');
    expect(refusalOf(() => readPack(file))).toBe(
      `There is no folder ${file}: name one that holds a summit.yaml.`,
    );
  });

  test('refuses a path that leads nowhere', () => {
    const folder = folderOf({});
    symlinkSync('loop', path.join(folder, 'loop'));
    expect(refusalOf(() => readPack(path.join(folder, 'loop')))).toBe(
      `There is no folder ${folder}/loop: name one that holds a summit.yaml.`,
    );
  });

  test('refuses a folder without summit.yaml', () => {
    const folder = folderOf({ 'a.md': entry('Why') });
    expect(refusalOf(() => readPack(folder))).toBe(
      `${folder} holds no summit.yaml: write one with at least a title, or name another folder.`,
    );
  });

  test('refuses a folder with a file that cannot be read', () => {
    const folder = folderOf({ 'a.md': entry('Why') });
    mkdirSync(path.join(folder, 'summit.yaml'));
    expect(refusalOf(() => readPack(folder))).toBe(
      `${folder}/summit.yaml cannot be read (EISDIR): mend it or remove it.`,
    );
  });

  test('refuses a folder with a link to a file that is gone', () => {
    const folder = folderOf({ 'summit.yaml': title });
    symlinkSync('gone.md', path.join(folder, 'a.md'));
    expect(refusalOf(() => readPack(folder))).toBe(
      `${folder}/a.md cannot be read (ENOENT): mend it or remove it.`,
    );
  });
});

describe('readPackFiles and parsePackFiles', () => {
  const files = { 'b.md': '\uFEFF## B {x}\n', 'a.md': entry('A'), 'summit.yaml': title, 'c.txt': 'c' };

  test('read the files as they are, without parsing them', () => {
    const folder = folderOf(files);
    expect(readPackFiles(folder)).toEqual({
      id: path.basename(folder),
      summit: { name: path.join(folder, 'summit.yaml'), content: title },
      markdown: [
        { name: path.join(folder, 'a.md'), content: entry('A') },
        { name: path.join(folder, 'b.md'), content: '## B {x}\n' },
      ],
    });
  });

  test('give together what readPack gives', () => {
    const folder = folderOf(files);
    expect(parsePackFiles(readPackFiles(folder))).toEqual(readPack(folder));
  });

  test('report how much of all the Markdown is read', () => {
    const reports: [string, number, number][] = [];
    const folder = folderOf({ 'a.md': entry('A'), 'b.md': entry('Bee'), 'summit.yaml': title });
    loadPack(folder, { report: (...report) => reports.push(report) });
    const [a, b] = [entry('A').length, entry('Bee').length];
    expect(reports).toEqual([
      ['reading entries', 0, a + b],
      ['reading entries', a, a + b],
      ['reading entries', a, a + b],
      ['reading entries', a + b, a + b],
    ]);
  });
});

describe('isPack, listPacks and findPack', () => {
  const files = {
    'vienna/summit.yaml': title,
    'hanoi-2019/summit.yaml': 'title: [broken',
    'drafts/a.md': entry('Why'),
    'summit.yml': title,
  };

  test('take a folder with summit.yaml for a pack, broken or not', () => {
    const folder = folderOf(files);
    expect(
      ['vienna', 'hanoi-2019', 'drafts', 'nowhere', '.'].map((name) => isPack(path.join(folder, name))),
    ).toEqual([true, true, false, false, false]);
  });

  test('list the packs by name', () => {
    expect(listPacks(folderOf(files))).toEqual(['hanoi-2019', 'vienna']);
  });

  test('list none where there is no folder', () => {
    expect(listPacks(path.join(folderOf(files), 'nowhere'))).toEqual([]);
  });

  test('find the folder of a summit', () => {
    const folder = folderOf(files);
    expect(findPack(folder, 'vienna')).toBe(path.join(folder, 'vienna'));
  });

  test.each(['geneva', 'Vienna', 'drafts', '.', 'vienna/', '', 'toString'])(
    'refuse the summit %j with the names there are',
    (summit) => {
      const folder = folderOf(files);
      expect(refusalOf(() => findPack(folder, summit))).toBe(
        `SUMMIT is ${JSON.stringify(summit)}, and ${folder} has no such summit: it may be hanoi-2019, vienna.`,
      );
    },
  );

  test('say when there is no summit at all', () => {
    const folder = folderOf({});
    expect(refusalOf(() => findPack(folder, 'vienna'))).toBe(
      `SUMMIT is "vienna", and ${folder} has no such summit: that folder holds no summit yet.`,
    );
  });

  test('name KNOWLEDGE_DIR when it is no folder', () => {
    const folder = path.join(folderOf({}), 'nowhere');
    expect(refusalOf(() => findPack(folder, 'vienna'))).toContain(
      `KNOWLEDGE_DIR is ${JSON.stringify(folder)}`,
    );
  });

  test('say what KNOWLEDGE_DIR may hold when it is no folder', () => {
    const folder = path.join(folderOf({}), 'nowhere');
    expect(refusalOf(() => findPack(folder, 'vienna'))).toContain(
      'it may hold a folder that holds summit folders.',
    );
  });
});

describe('files', () => {
  test('that are no UTF-8 are named with their line', () => {
    const folder = folderOf({ 'summit.yaml': title, 'a.md': entry('Why') });
    writeFileSync(`${folder}/a.md`, Buffer.from('## Why?\n\nCaf\xE9.\n', 'latin1'));
    expect(refusalOf(() => loadPack(folder))).toContain(
      `${folder}/a.md:3: this line holds bytes that are no UTF-8; save the file as UTF-8`,
    );
  });

  test('that are hidden are left alone', () => {
    const folder = folderOf({ 'summit.yaml': title, 'a.md': entry('Why'), '._a.md': '\uFFFD' });
    expect(loadPack(folder).entries.map(({ id }) => id)).toEqual(['why']);
  });
});
