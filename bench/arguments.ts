import path from 'node:path';
import { parseArgs } from 'node:util';
import { exitCodes, UserError } from '../src/errors.ts';
import { engineNames } from './engines/names.ts';

export interface Options {
  readonly datasets: readonly string[];
  readonly quick: boolean;
  /** Of the generated packs, ascending; may be empty. */
  readonly sizes: readonly number[];
  /** Names of engines, in the order of the tables. */
  readonly engines: readonly string[];
  /** Nothing was left out: all scenarios, sizes and engines. */
  readonly complete: boolean;
}

const allSizes = [100, 1000, 10_000, 100_000];
const quickSizes = [100, 1000];
/** Below it there is no vocabulary to speak of; above it no machine to run it on. */
const sizeRange = { least: 10, most: 1_000_000 };

const usage = `Usage: npm run bench -- [options]      without --quick, --sizes and --engines, bench/results.md is written
  --dataset FILE      also measures on a dataset of questions or intents; may be repeated
  --quick             only packs up to 1,000 entries and a part of the scenarios
  --sizes 100,1000    other sizes of the generated packs, or "none"
  --engines a,b       only these of ${engineNames.map(({ name }) => name).join(', ')}`;

/** @throws {UserError} With what to write instead. */
export function readArguments(args: readonly string[]): Options {
  const { dataset = [], quick = false, sizes, engines } = parse(args);
  return {
    datasets: dataset,
    quick,
    sizes: sizes === undefined ? (quick ? quickSizes : allSizes) : sizesFrom(sizes),
    engines: engines === undefined ? engineNames.map(({ name }) => name) : enginesFrom(engines),
    complete: !quick && sizes === undefined && engines === undefined,
  };
}

/** The datasets in one line, for the report: without their folders. */
export function datasetsLine({ datasets }: Options): string {
  return datasets.map((file) => `the dataset ${path.parse(file).name}`).join(' and ');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        dataset: { type: 'string', multiple: true },
        quick: { type: 'boolean' },
        sizes: { type: 'string' },
        engines: { type: 'string' },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`${message}\n${usage}`, exitCodes.usage, { cause: error });
  }
}

function sizesFrom(list: string): number[] {
  if (list === 'none') return [];
  const sizes = list.split(',').map(Number);
  const { least, most } = sizeRange;
  if (!sizes.every((size) => Number.isInteger(size) && size >= least && size <= most)) {
    throw new UserError(
      `--sizes is ${JSON.stringify(list)}: write numbers from ${least} to ${most} with commas between them, such as 100,1000, or none.`,
      exitCodes.usage,
    );
  }
  return sizes.toSorted((a, b) => a - b);
}

function enginesFrom(list: string): string[] {
  const asked = list.split(',').map((name) => name.trim().toLowerCase());
  const names = engineNames.map(({ name }) => name);
  const unknown = asked.find((name) => !names.some((known) => known.toLowerCase() === name));
  if (unknown !== undefined) {
    throw new UserError(
      `--engines names ${JSON.stringify(unknown)}: write some of ${names.join(', ')}.`,
      exitCodes.usage,
    );
  }
  return names.filter((name) => asked.includes(name.toLowerCase()));
}
