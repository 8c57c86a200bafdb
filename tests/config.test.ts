import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { UserError } from '../src/errors.ts';
import { folderOf } from './support/packs.ts';

const projectRoot = path.resolve(import.meta.dirname, '..');

const defaults = {
  summit: 'hanoi-2019',
  knowledgeDir: path.join(projectRoot, 'knowledge'),
  cacheDir: path.join(homedir(), '.cache', 'summit-bot'),
  logLevel: 'warn',
  color: true,
  discord: undefined,
  dataDir: path.join(projectRoot, 'data'),
  databaseUrl: undefined,
};

/** Reads a configuration from an environment and, when given, the content of a `.env` file. */
function configOf(env: NodeJS.ProcessEnv, dotEnv?: string) {
  const folder = folderOf(dotEnv === undefined ? {} : { '.env': dotEnv });
  return readConfig(env, path.join(folder, '.env'));
}

/** The lines of the UserError with exit code 78 that the action throws. */
function refusalOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 78) return error.message.split('\n');
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('the configuration', () => {
  test('is the default when nothing is set', () => {
    expect(configOf({})).toEqual(defaults);
  });

  test('is what the environment says', () => {
    expect(
      configOf({ SUMMIT: 'vienna', KNOWLEDGE_DIR: '/srv/packs', LOG_LEVEL: 'debug', NO_COLOR: '1' }),
    ).toEqual({
      ...defaults,
      summit: 'vienna',
      knowledgeDir: '/srv/packs',
      cacheDir: defaults.cacheDir,
      logLevel: 'debug',
      color: false,
    });
  });

  test('is what .env says', () => {
    const dotEnv =
      '# ours\r\nSUMMIT="vienna" # the next\r\nexport KNOWLEDGE_DIR=/srv/packs\r\nLOG_LEVEL=info\r\nNO_COLOR=1\r\n';
    expect(configOf({}, dotEnv)).toEqual({
      ...defaults,
      summit: 'vienna',
      knowledgeDir: '/srv/packs',
      cacheDir: defaults.cacheDir,
      logLevel: 'info',
      color: false,
    });
  });

  test('takes the environment over .env, variable by variable', () => {
    expect(configOf({ SUMMIT: 'geneva' }, 'SUMMIT=vienna\nLOG_LEVEL=info\n')).toEqual({
      ...defaults,
      summit: 'geneva',
      logLevel: 'info',
    });
  });

  test('counts an empty value in the environment as none: .env is asked', () => {
    expect(configOf({ SUMMIT: '', LOG_LEVEL: '', NO_COLOR: '' }, 'SUMMIT=vienna\nNO_COLOR=1\n')).toEqual({
      ...defaults,
      summit: 'vienna',
      color: false,
    });
  });

  test('counts an empty value in .env as none', () => {
    expect(configOf({}, 'SUMMIT=\nKNOWLEDGE_DIR=""\nLOG_LEVEL=\nNO_COLOR=\n')).toEqual(defaults);
  });

  test('takes a relative KNOWLEDGE_DIR from the folder of the project', () => {
    expect(configOf({ KNOWLEDGE_DIR: 'packs' }).knowledgeDir).toBe(path.join(projectRoot, 'packs'));
    expect(configOf({ KNOWLEDGE_DIR: '../packs' }).knowledgeDir).toBe(path.resolve(projectRoot, '../packs'));
  });

  test.each(['0', 'false', 'no'])('has no colour when NO_COLOR is %s', (value) => {
    expect(configOf({ NO_COLOR: value }).color).toBe(false);
  });

  test.each(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])('may log at %s', (level) => {
    expect(configOf({ LOG_LEVEL: level }).logLevel).toBe(level);
  });

  test.each(['hanoi-2019', '2020', 'Zürich', '하노이', 'a_b.c'])('may name the summit %s', (summit) => {
    expect(configOf({ SUMMIT: summit }).summit).toBe(summit);
  });

  test('passes over variables of other programs', () => {
    expect(configOf({ PATH: '/bin', log_level: 'loud' }, 'EDITOR=vi\n')).toEqual(defaults);
  });
});

describe('with a token', () => {
  const token = 'MTIz.abc.def-_';

  test('the bot is to run in Discord', () => {
    expect(configOf({ DISCORD_TOKEN: token }).discord).toEqual({
      token,
      apiUrl: 'https://discord.com/api',
      requestsPerSecond: 50,
      devGuildId: undefined,
      messageContent: false,
    });
  });

  test('the rest is what the environment says', () => {
    const env = {
      DISCORD_TOKEN: token,
      DISCORD_API_URL: 'http://proxy:8080/api',
      DISCORD_REQUESTS_PER_SECOND: '0',
      DEV_GUILD_ID: '123456789012345678',
      MESSAGE_CONTENT: 'true',
      DATA_DIR: '/srv/data',
      DATABASE_URL: 'postgres://bot@db/summit',
    };
    expect(configOf(env)).toMatchObject({
      discord: {
        apiUrl: 'http://proxy:8080/api',
        requestsPerSecond: 0,
        devGuildId: '123456789012345678',
        messageContent: true,
      },
      dataDir: '/srv/data',
      databaseUrl: 'postgres://bot@db/summit',
    });
  });
});

describe('a bad value', () => {
  test.each([
    ['DISCORD_API_URL', 'discord.com', 'an http or https address, such as https://discord.com/api'],
    ['DEV_GUILD_ID', 'my server', 'the id of one server, which is a number'],
    ['MESSAGE_CONTENT', 'yes', 'true or false'],
    ['DISCORD_REQUESTS_PER_SECOND', '12.5', 'a whole number of requests, such as 50, or 0 for no limit'],
  ])('of %s is refused', (name, value, allowed) => {
    expect(refusalOf(() => configOf({ [name]: value }))).toEqual([
      `${name} is ${JSON.stringify(value)}: it may hold ${allowed}.`,
    ]);
  });

  test('of a secret is refused without showing it', () => {
    const env = { DISCORD_TOKEN: 'my secret token', DATABASE_URL: 'mysql://me:secret@db/x' };
    const lines = refusalOf(() => configOf(env));
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('secret');
  });

  test.each(['../secrets', '.', '..', 'a/b', 'C:\\packs', ' ', '-x', 'a\nb'])(
    'of SUMMIT is refused: %j',
    (summit) => {
      expect(refusalOf(() => configOf({ SUMMIT: summit }))).toEqual([
        `SUMMIT is ${JSON.stringify(summit)}: it may hold the name of a folder in KNOWLEDGE_DIR, such as hanoi-2019.`,
      ]);
    },
  );

  test.each(['INFO', 'verbose', ' info', '3'])('of LOG_LEVEL is refused: %j', (level) => {
    expect(refusalOf(() => configOf({ LOG_LEVEL: level }))).toEqual([
      `LOG_LEVEL is "${level}": it may hold one of fatal, error, warn, info, debug, trace, silent.`,
    ]);
  });

  test('has a line of its own beside those of the other bad ones', () => {
    expect(refusalOf(() => configOf({ LOG_LEVEL: 'loud', SUMMIT: '../x', NO_COLOR: '?' }))).toEqual([
      'SUMMIT is "../x": it may hold the name of a folder in KNOWLEDGE_DIR, such as hanoi-2019.',
      'LOG_LEVEL is "loud": it may hold one of fatal, error, warn, info, debug, trace, silent.',
    ]);
  });

  test('in .env is refused too', () => {
    expect(refusalOf(() => configOf({}, 'LOG_LEVEL=loud\n'))).toEqual([
      'LOG_LEVEL is "loud": it may hold one of fatal, error, warn, info, debug, trace, silent.',
    ]);
  });

  test('in .env does not matter when the environment has a good one', () => {
    expect(configOf({ LOG_LEVEL: 'error' }, 'LOG_LEVEL=loud\n').logLevel).toBe('error');
  });
});

test('a .env that cannot be read is refused', () => {
  const folder = folderOf({ '.env/file': '' });
  expect(refusalOf(() => readConfig({}, path.join(folder, '.env')))).toEqual([
    expect.stringMatching(/^\.env cannot be read \(.*EISDIR.*\): mend its permissions or remove it\.$/),
  ]);
});

describe('the folder for caches', () => {
  test.each([
    ['/var/cache', '/var/cache/summit-bot'],
    ['', path.join(homedir(), '.cache', 'summit-bot')],
    ['not/absolute', path.join(homedir(), '.cache', 'summit-bot')],
  ])('follows XDG_CACHE_HOME=%s where that is absolute', (given, folder) => {
    expect(configOf({ XDG_CACHE_HOME: given }).cacheDir).toBe(folder);
  });
});
