import { randomUUID } from 'node:crypto';
import { parseArgs, type ParseArgsOptionsConfig, styleText } from 'node:util';
import { App } from './app.ts';
import { type Config, type DiscordConfig, readConfig } from './config.ts';
import { exitCodes, type ExitCode, UserError } from './errors.ts';
import { lazyLog } from './log.ts';
import { Chat, type Style } from './terminal/chat.ts';
import { lines } from './terminal/lines.ts';
import { outputTo } from './terminal/output.ts';
import { answerAsJson, answerAsText } from './terminal/pipe.ts';
import { runChat } from './terminal/run-chat.ts';

const usage = `Usage: npm start                            chat in the terminal, or answer the lines of standard input;
                                            with DISCORD_TOKEN, run in Discord
       npm run ask -- "why vietnam?"        answer one question
       npm run --silent ask -- --json       one utterance a line in, one JSON object a line out
       npm run check:knowledge -- [folder]  report every problem of a pack
       npm run eval                         measure the answers on the scenarios
       npm run rehearse                     what would be posted where and when; with -- --speed 3600, an hour
                                            takes a second; --at "2030-07-05 18:00" begins at that time;
                                            --anniversary shows the next anniversaries only
Options: --knowledge FOLDER  another pack than the configured one`;

/** In milliseconds. */
const patienceAtStop = 9500;

/** The process: arguments in, exit code out. The one place that catches. */
export async function run(): Promise<void> {
  quitWhenNobodyReads();
  try {
    process.exitCode = await dispatch(process.argv.slice(2));
  } catch (error) {
    process.exitCode = report(error);
  }
}

async function dispatch(args: readonly string[]): Promise<ExitCode> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) return help();
  const [command, ...rest] = args;
  switch (command) {
    case 'check':
      return check(rest);
    case 'ask':
      return ask(rest);
    case 'eval':
      return evaluate(rest);
    case 'rehearse':
      return rehearse(rest);
    case undefined:
      return start(readConfig());
    default:
      throw new UserError(usage, exitCodes.usage);
  }
}

async function help(): Promise<ExitCode> {
  await outputTo(process.stdout).write(`${usage}\n`);
  return exitCodes.ok;
}

async function ask(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, { json: { type: 'boolean' }, knowledge: { type: 'string' } });
  const output = outputTo(process.stdout);
  if (positionals.length === 0 && process.stdin.isTTY) throw new UserError(usage, exitCodes.usage);
  const answerer = new App(readConfig()).answerer(values.knowledge);
  const input = positionals.length > 0 ? one(positionals.join(' ')) : lines(process.stdin);
  await (values.json ? answerAsJson : answerAsText)(input, answerer, output);
  return exitCodes.ok;
}

async function start(config: Config): Promise<ExitCode> {
  return config.discord ? runInDiscord(config, config.discord) : chat(config);
}

/**
 * Runs until SIGTERM or SIGINT: then finishes what is under way and ends within `patienceAtStop`. SIGHUP has changed packs read at
 * once; in a terminal, where it tells that the terminal is gone, it ends the bot.
 */
async function runInDiscord(config: Config, discord: DiscordConfig): Promise<ExitCode> {
  const stop = new AbortController();
  const ends = process.stdout.isTTY
    ? (['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    : (['SIGTERM', 'SIGINT'] as const);
  for (const signal of ends) process.once(signal, () => stop.abort());
  stop.signal.addEventListener('abort', () => {
    setTimeout(() => process.exit(exitCodes.ok), patienceAtStop).unref();
  });
  const service = await new App(config).discord(discord, (line) => process.stdout.write(`${line}\n`));
  if (!process.stdout.isTTY) process.on('SIGHUP', () => void service.refresh());
  try {
    await service.run(stop.signal);
  } finally {
    await service.close();
  }
  return exitCodes.ok;
}

async function chat(config: Config): Promise<ExitCode> {
  const answerer = new App(config).answerer();
  if (process.stdin.isTTY && process.stdout.isTTY) {
    await runChat(new Chat(answerer, style(config)), { input: process.stdin, output: process.stdout });
  } else {
    await answerAsText(lines(process.stdin), answerer, outputTo(process.stdout));
  }
  return exitCodes.ok;
}

async function check(args: readonly string[]): Promise<ExitCode> {
  const { positionals } = parse(args, {});
  const { problems, packs } = new App(readConfig()).check(positionals[0]);
  const output = outputTo(process.stdout);
  for (const problem of problems) await output.write(`${problem}\n`);
  if (problems.length > 0) {
    await output.write(`${problems.length} problem${problems.length === 1 ? '' : 's'}\n`);
    return exitCodes.failed;
  }
  await output.write(`${packs.length} pack${packs.length === 1 ? '' : 's'} checked, no problem\n`);
  return exitCodes.ok;
}

async function evaluate(args: readonly string[]): Promise<ExitCode> {
  const { values } = parse(args, {
    knowledge: { type: 'string' },
    scenarios: { type: 'string' },
    failures: { type: 'boolean' },
  });
  const { evaluateScenarios } = await import('./evaluation/evaluate.ts');
  const app = new App(readConfig());
  const output = outputTo(process.stdout);
  await evaluateScenarios(values, app, (line) => output.write(`${line}\n`));
  return exitCodes.ok;
}

/** Until the end, or until SIGINT or SIGTERM. */
async function rehearse(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, {
    speed: { type: 'string' },
    knowledge: { type: 'string' },
    at: { type: 'string' },
    anniversary: { type: 'boolean', default: false },
  });
  if (positionals.length > 0) throw new UserError(usage, exitCodes.usage);
  const { speed, knowledge: folder, at, anniversary } = values;
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  const options = { folder, at, anniversary, speed: speed === undefined ? undefined : readSpeed(speed) };
  await new App(readConfig()).rehearse(options, outputTo(process.stdout), stop.signal);
  return exitCodes.ok;
}

function readSpeed(text: string): number {
  const speed = Number(text);
  if (text.trim() !== '' && Number.isFinite(speed) && speed > 0) return speed;
  throw new UserError(
    `--speed is ${JSON.stringify(text)}: it may hold a number above 0, such as 3600, with which an hour takes a second.`,
    exitCodes.usage,
  );
}

function parse<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UserError(
      `${error instanceof Error ? error.message : String(error)}\n\n${usage}`,
      exitCodes.usage,
      { cause: error },
    );
  }
}

async function* one(line: string): AsyncGenerator<string> {
  yield line;
}

function plain(text: string): string {
  return text;
}

function style({ color }: Config): Style {
  if (!color || !process.stdout.hasColors()) return { faint: plain, strong: plain };
  return { faint: (text) => styleText('dim', text), strong: (text) => styleText('bold', text) };
}

/** A reader that goes away (`| head -1`) is no fault: stop quietly. */
function quitWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.ok);
    process.stderr.write(`The answer cannot be written (${error.code ?? error.message}).\n`);
    process.exit(exitCodes.failed);
  });
}

/** People get one sentence, and a reference where the fault is ours; the log, on standard error, has the rest. */
function report(error: unknown): ExitCode {
  if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const reference = randomUUID().slice(0, 8);
  process.stderr.write(
    `Something went wrong on our side. Reference: ${reference} (LOG_LEVEL=debug shows the details).\n`,
  );
  lazyLog(safeLogLevel())().debug({ err: error, reference }, 'unexpected fault');
  return exitCodes.software;
}

function safeLogLevel(): Config['logLevel'] {
  try {
    return readConfig().logLevel;
  } catch {
    return 'warn';
  }
}
