import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readScenarios } from '../src/evaluation/scenarios.ts';
import { UserError } from '../src/errors.ts';
import { type Options, datasetsLine, readArguments } from './arguments.ts';
import { type Dataset, readDataset } from './datasets/read-dataset.ts';
import type { Variant } from './engine.ts';
import { installLibraries } from './install.ts';
import type { Effort } from './measure/effort.ts';
import { measureFaq } from './measure/faq.ts';
import { measureIntents } from './measure/intents.ts';
import { measurePack, type PackEffort, variantsForPacks } from './measure/packs.ts';
import { measureScenarios, scenarioSet } from './measure/scenarios.ts';
import { machineLine, versionsLine } from './report/machine.ts';
import { reportAsMarkdown } from './report/report.ts';
import { type Table, tableAsText } from './report/table.ts';
import { RemoteEngine } from './worker/remote-engine.ts';

const project = path.resolve(import.meta.dirname, '..');
const scenarioFolder = path.join(project, 'tests/scenarios');
const packFolder = path.join(project, 'knowledge/hanoi-2019');
const resultsFile = path.join(import.meta.dirname, 'results.md');

/** With `--quick`, one scenario in this many is played. */
const quickStep = 4;

const fullEffort: PackEffort = {
  compare: 2000,
  measure: 12_000,
  build: 60,
  queries: 1000,
  rounds: 10_000,
  progress,
};
const quickEffort: PackEffort = {
  compare: 400,
  measure: 2000,
  build: 5,
  queries: 250,
  rounds: 2000,
  progress,
};

try {
  await run(readArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}

async function run(options: Options): Promise<void> {
  const datasets = options.datasets.map(readDataset);
  installLibraries(progress);
  const effort = options.quick ? quickEffort : fullEffort;
  const tables: Table[] = [];
  for await (const table of measure(options, datasets, effort)) {
    tables.push(table);
    process.stdout.write(`${tableAsText(table)}\n\n`);
  }
  const machine = machineLine(new Date());
  const versions = versionsLine(options.engines);
  process.stdout.write(`${machine}\n${versions}\n`);
  if (!options.complete) return;
  writeFileSync(
    resultsFile,
    reportAsMarkdown({ tables, machine, versions, datasets: datasetsLine(options) }),
  );
  progress('written to bench/results.md');
}

/** All tables, as soon as they are measured. */
async function* measure(
  options: Options,
  datasets: readonly Dataset[],
  effort: PackEffort,
): AsyncGenerator<Table> {
  const engines = await Promise.all(options.engines.map((name) => RemoteEngine.start(name)));
  let variants = new Map<string, Variant>();
  try {
    yield* measureAnswers(engines, options, datasets, effort);
    if (options.sizes.length > 0) variants = await variantsForPacks(engines, effort);
  } finally {
    await Promise.all(engines.map((engine) => engine.stop()));
  }
  for (const size of options.sizes) yield await measurePack(size, variants, effort);
}

/** Accuracy and refusals on the project's own scenarios and on datasets. */
async function* measureAnswers(
  engines: readonly RemoteEngine[],
  { quick }: Options,
  datasets: readonly Dataset[],
  effort: Effort,
): AsyncGenerator<Table> {
  const scenarios = readScenarios(scenarioFolder);
  const played = scenarios.filter((_, place) => !quick || place % quickStep === 0);
  const seen = played.filter(({ heldOut }) => !heldOut);
  const unseen = played.filter(({ heldOut }) => heldOut);
  const sets = [scenarioSet('Own scenarios', seen), scenarioSet('Own scenarios, held out', unseen)];
  yield* await measureScenarios(engines, sets, { kind: 'pack', folder: packFolder }, effort);

  const [outOfScope] = datasets.flatMap((dataset) =>
    dataset.kind === 'intents' ? [dataset.outOfScope] : [],
  );
  const far = outOfScope ?? scenarioSet('', scenarios).far;
  for (const dataset of datasets) {
    yield dataset.kind === 'faq'
      ? await measureFaq(engines, dataset.name, dataset.entries, far, effort)
      : await measureIntents(engines, dataset.name, dataset.intents, dataset.outOfScope, effort);
  }
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
