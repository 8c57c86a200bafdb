import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { parse } from 'dotenv';
import { z } from 'zod';
import { exitCodes, UserError } from './errors.ts';

const projectRoot = path.resolve(import.meta.dirname, '..');

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const snowflake = /^\d{1,20}$/;

/** What may not be shown, not even to say that it is wrong. */
const secrets = new Set(['DISCORD_TOKEN', 'DATABASE_URL']);

/** Each variable with its default and, as its description, what it may hold. `.env.example` documents the same. */
const schema = z.object({
  SUMMIT: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u)
    .optional()
    .describe('the name of a folder in KNOWLEDGE_DIR, such as hanoi-2019'),
  KNOWLEDGE_DIR: z.string().default('knowledge').describe('a folder that holds summit folders'),
  LOG_LEVEL: z
    .enum(logLevels)
    .default('warn')
    .describe(`one of ${logLevels.join(', ')}`),
  XDG_CACHE_HOME: z.string().optional().describe('a folder for caches'),
  DISCORD_TOKEN: z
    .string()
    .regex(/^\S+$/)
    .optional()
    .describe('a bot token from the Developer Portal, without spaces'),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://discord.com/api')
    .describe('an http or https address, such as https://discord.com/api'),
  DISCORD_REQUESTS_PER_SECOND: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .default(50)
    .describe('a whole number of requests, such as 50, or 0 for no limit'),
  DEV_GUILD_ID: z.string().regex(snowflake).optional().describe('the id of one server, which is a number'),
  MESSAGE_CONTENT: z.enum(['true', 'false']).default('false').describe('true or false'),
  DATA_DIR: z.string().default('data').describe('a folder for the database'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('an address such as postgres://user:password@host/database'),
  NO_COLOR: z.string().default('').describe('anything: when it is not empty, no colour is used'),
});

export interface Config {
  /** Name of the summit's folder below `knowledgeDir`. */
  readonly summit: string;
  /** Absolute path. A relative KNOWLEDGE_DIR is taken from the project's folder. */
  readonly knowledgeDir: string;
  /** Absolute path of the folder for indexes that can be made anew. */
  readonly cacheDir: string;
  readonly logLevel: (typeof logLevels)[number];
  readonly color: boolean;
  /** There when the bot is to run in Discord. */
  readonly discord: DiscordConfig | undefined;
  /** Absolute path of the folder for the SQLite file. A relative DATA_DIR is taken from the project's folder. */
  readonly dataDir: string;
  /** Where it is given, the store is in this PostgreSQL database. */
  readonly databaseUrl: string | undefined;
}

export interface DiscordConfig {
  readonly token: string;
  readonly apiUrl: string;
  /** Of this process; 0 when a proxy limits them for all processes. */
  readonly requestsPerSecond: number;
  /** The one server that commands are registered to; everywhere when left out. */
  readonly devGuildId: string | undefined;
  /** Whether to ask for the privileged intent to read messages that are not addressed to the bot. */
  readonly messageContent: boolean;
}

/**
 * Reads the environment, and `.env` in the project's folder for what the environment leaves out.
 *
 * An empty value counts as none.
 *
 * @throws {UserError} Exit code 78; one line for each bad variable: its name, what it holds, what it may hold.
 */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  envFile = path.join(projectRoot, '.env'),
): Config {
  const given: Record<string, string> = { ...withoutEmpty(readEnvFile(envFile)), ...withoutEmpty(env) };
  const result = schema.safeParse(given);
  if (!result.success) {
    const bad = new Set(result.error.issues.map((issue) => issue.path[0]));
    const lines = Object.entries(schema.shape)
      .filter(([name]) => bad.has(name))
      .map(
        ([name, { description }]) =>
          `${name} is ${shownValue(name, given[name])}: it may hold ${description}.`,
      );
    throw new UserError(lines.join('\n'), exitCodes.config);
  }
  const { SUMMIT, KNOWLEDGE_DIR, LOG_LEVEL, XDG_CACHE_HOME, NO_COLOR, DATA_DIR, DATABASE_URL } = result.data;
  return {
    summit: SUMMIT ?? 'hanoi-2019',
    knowledgeDir: path.resolve(projectRoot, KNOWLEDGE_DIR),
    cacheDir: path.join(cacheHome(XDG_CACHE_HOME), 'summit-bot'),
    logLevel: LOG_LEVEL,
    color: NO_COLOR === '',
    discord: discordConfig(result.data),
    dataDir: path.resolve(projectRoot, DATA_DIR),
    databaseUrl: DATABASE_URL,
  };
}

function discordConfig(data: z.infer<typeof schema>): DiscordConfig | undefined {
  if (data.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: data.DISCORD_TOKEN,
    apiUrl: data.DISCORD_API_URL,
    requestsPerSecond: data.DISCORD_REQUESTS_PER_SECOND,
    devGuildId: data.DEV_GUILD_ID,
    messageContent: data.MESSAGE_CONTENT === 'true',
  };
}

function shownValue(name: string, value: string | undefined): string {
  return secrets.has(name) ? 'not what it should be' : JSON.stringify(value);
}

/** The XDG base directory for caches; a relative path counts as none, as its specification says. */
function cacheHome(given: string | undefined): string {
  return given !== undefined && path.isAbsolute(given) ? given : path.join(homedir(), '.cache');
}

function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

function readEnvFile(file: string): Record<string, string> {
  try {
    return parse(readFileSync(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new UserError(
      `${path.basename(file)} cannot be read (${String(error)}): mend its permissions or remove it.`,
      exitCodes.config,
      { cause: error },
    );
  }
}
