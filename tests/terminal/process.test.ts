import { once } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { folderOf } from '../support/packs.ts';
import { endOf, runBot, startBot } from '../support/run-bot.ts';

const stackTrace = /^\s+at .+:\d+/m;

const line = z.strictObject({
  utterance: z.string(),
  decision: z.enum(['answer', 'clarify', 'abstain', 'smalltalk', 'request']),
  confidence: z.number().min(0).max(1),
  answer: z
    .strictObject({ id: z.string(), question: z.string(), text: z.string().min(1), source: z.string() })
    .nullable(),
  candidates: z
    .array(
      z.strictObject({
        id: z.string(),
        question: z.string(),
        text: z.string(),
        confidence: z.number().min(0).max(1),
      }),
    )
    .max(5),
  request: z.null(),
  reply: z.string().min(1),
  microseconds: z.int().positive(),
});

/** Indexes the pack, as the first start does, which tells its progress on standard error where that takes a second. */
beforeAll(async () => {
  await runBot(['ask', 'hello']);
}, 60_000);

describe('without a terminal', () => {
  test('answers one question for each line, then exits', async () => {
    const { stdout, exitCode } = await runBot([], 'why vietnam?\ndid they reach a deal\n');
    const answers = stdout.trim().split('\n\n');
    expect(answers).toHaveLength(2);
    expect(answers[0]).toContain('(Source: News explainer, 23 February 2019)');
    expect(answers[1]).toContain('(Source: White House, 28 February 2019)');
    expect(exitCode).toBe(0);
  });

  test('remembers the conversation from line to line', async () => {
    const { stdout } = await runBot([], 'when was the lunch\nand the dinner?\n');
    expect(stdout.split('\n\n')[1]).toContain('19:00');
  });

  test('shows three samples and how to ask when nothing is asked', async () => {
    const { stdout, exitCode } = await runBot([]);
    expect(stdout.match(/^> /gm)).toHaveLength(3);
    expect(stdout).toContain('npm run ask');
    expect(exitCode).toBe(0);
  });

  test('answers a question from the arguments', async () => {
    const { stdout } = await runBot(['ask', 'why', 'vietnam?']);
    expect(stdout).toContain('diplomatic relations');
  });

  test('stops quietly when nobody reads on', async () => {
    const bot = startBot(['ask']);
    const end = endOf(bot);
    bot.stdin.write('why vietnam\n');
    await once(bot.stdout, 'data');
    bot.stdout.destroy();
    bot.stdin.end('why vietnam\n'.repeat(5000));
    const { stderr, exitCode } = await end;
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });
});

describe('for programs', () => {
  test('writes one JSON object a line, in order, and nothing else', async () => {
    const asked = ['why vietnam?', '', 'hello', 'how do i boil an egg', 'a\u2028b', 'when is the dinner'];
    const { stdout, stderr } = await runBot(['ask', '--json'], asked.map((ask) => `${ask}\n`).join(''));
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((text) => line.parse(JSON.parse(text)));
    expect(lines.map(({ utterance }) => utterance)).toEqual(asked);
    expect(lines.map(({ decision }) => decision)).toEqual([
      'answer',
      'abstain',
      'smalltalk',
      'abstain',
      'abstain',
      'answer',
    ]);
    expect(lines[0]?.answer).toMatchObject({ id: 'why-vietnam', source: 'News explainer, 23 February 2019' });
    expect(lines[5]?.answer).toMatchObject({ id: 'session:dinner' });
    expect(stderr).toBe('');
  });

  test('answers each line as a conversation of its own', async () => {
    const { stdout } = await runBot(['ask', '--json'], 'when was the lunch\nand why?\n');
    const [, second] = stdout.trimEnd().split('\n');
    expect(line.parse(JSON.parse(second ?? '')).answer).toBeNull();
  });

  test('takes another pack', async () => {
    const folder = folderOf({
      'summit.yaml': 'title: T\n',
      'a.md': '## What is a lynx? {#lynx}\n\nA cat of the woods.\n',
    });
    const { stdout } = await runBot(['ask', '--json', '--knowledge', folder], 'what is a lynx\n');
    expect(line.parse(JSON.parse(stdout)).answer).toEqual({
      id: 'lynx',
      question: 'What is a lynx?',
      text: 'A cat of the woods.',
      source: '',
    });
  });
});

describe('odd input', () => {
  test.each([
    ['an empty line', '\n', 'I see no question there.'],
    ['10,000 characters', `${'why vietnam '.repeat(900)}\n`, 'That is too long for me'],
    ['a megabyte on one line', `${'a'.repeat(1_000_000)}\n`, 'That is too long for me'],
    ['control characters', 'why\u0000\u0001\u001B[31m vietnam\u0007?\n', 'diplomatic relations'],
    [
      'right-to-left text',
      '\u202Ewhy vietnam\u202C \u0645\u0631\u062D\u0628\u0627\n',
      'diplomatic relations',
    ],
    ['a line without its end', 'why vietnam', 'diplomatic relations'],
    ['a carriage return', 'why vietnam?\r\n', 'diplomatic relations'],
  ])('gets a sensible reply: %s', async (_, input, reply) => {
    const { stdout, stderr, exitCode } = await runBot(['ask'], input);
    expect(stdout).toContain(reply);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  test('gets a sensible reply: bytes that are no UTF-8', async () => {
    const { stdout, exitCode } = await runBot(['ask'], Buffer.from('why \xFF\xFE vietnam\n', 'latin1'));
    expect(stdout).toContain('diplomatic relations');
    expect(exitCode).toBe(0);
  });
});

describe('a bad setting', () => {
  test.each([
    ['SUMMIT', { SUMMIT: 'nowhere' }, 'SUMMIT is "nowhere"'],
    ['SUMMIT', { SUMMIT: '../x' }, 'SUMMIT is "../x"'],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud": it may hold one of fatal, error'],
    ['KNOWLEDGE_DIR', { KNOWLEDGE_DIR: '/nowhere' }, 'KNOWLEDGE_DIR is "/nowhere"'],
  ])('ends in one clear line and exit code 78: %s', async (_, env, message) => {
    const { stdout, stderr, exitCode } = await runBot([], 'hi\n', env);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 78 });
  });

  test('never starts a broken pack half-loaded', async () => {
    const folder = folderOf({ 'summit.yaml': 'title: T\nfoo: 1\n', 'a.md': '## What?\n' });
    const { stdout, stderr, exitCode } = await runBot(['ask', '--knowledge', folder, 'what?']);
    expect(stderr).toMatch(/2 problems:\n.*a\.md:1: .*no answer.*\n.*summit\.yaml:2: unknown key `foo`/);
    expect(stderr).not.toMatch(stackTrace);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 78 });
  });

  test('shows the usage for an option that does not exist', async () => {
    const { stderr, exitCode } = await runBot(['ask', '--bogus']);
    expect(stderr).toContain('Usage: npm start');
    expect(exitCode).toBe(64);
  });

  test.each([['--help'], ['rehearse', '--help'], ['ask', '-h'], ['check', '--help'], ['eval', '--help']])(
    'shows the usage that is asked for: %s %s',
    async (...args) => {
      const { stdout, stderr, exitCode } = await runBot(args);
      expect(stdout).toMatch(/^Usage: npm start/);
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    },
  );
});

describe('check:knowledge', () => {
  test('finds no problem in the packs that ship', async () => {
    const { stdout, exitCode } = await runBot(['check']);
    expect({ stdout, exitCode }).toEqual({ stdout: '1 pack checked, no problem\n', exitCode: 0 });
  });

  test('reports what is ambiguous and exits 1, though the pack loads', async () => {
    const folder = folderOf({
      'summit.yaml': 'title: T\n',
      'a.md':
        '## What is a lynx?\n> tell me of the lynx\n\nA cat.\n\n## What are lynxes?\n> Tell me of a lynx!\n\nCats.\n',
    });
    const checked = await runBot(['check', folder]);
    expect(checked.stdout).toContain('a.md:7: "Tell me of a lynx!" is nearly "tell me of the lynx"');
    expect(checked.exitCode).toBe(1);
    const asked = await runBot(['ask', '--knowledge', folder, 'hello']);
    expect(asked.exitCode).toBe(0);
  });
});
