import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readScenarios } from '../src/evaluation/scenarios.ts';
import { UserError } from '../src/errors.ts';
import { type Options, optionsLine, readArguments } from './arguments.ts';
import { type Dataset, readDataset } from './datasets/read-dataset.ts';
import { installLibraries } from './install.ts';
import type { Effort } from './measure/effort.ts';
import { measureFaq } from './measure/faq.ts';
import { measureIntents } from './measure/intents.ts';
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

const fullEffort: Effort = { compare: 2000, measure: 20_000, build: 40, progress };
const quickEffort: Effort = { compare: 250, measure: 2000, build: 5, progress };

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
  const tables = await measureAnswers(options, datasets);
  const now = new Date();
  const machine = machineLine(now);
  const versions = versionsLine(options.engines);
  process.stdout.write(`${machine}\n${versions}\n`);
  writeFileSync(resultsFile, reportAsMarkdown({ tables, machine, versions, options: optionsLine(options) }));
}

/** Measures accuracy and refusals, with one process for each engine. */
async function measureAnswers(
  { engines: names, quick }: Options,
  datasets: readonly Dataset[],
): Promise<Table[]> {
  const effort = quick ? quickEffort : fullEffort;
  const engines = await Promise.all(names.map((name) => RemoteEngine.start(name)));
  const tables: Table[] = [];
  const add = (table: Table): void => {
    tables.push(table);
    process.stdout.write(`${tableAsText(table)}\n\n`);
  };
  try {
    const scenarios = readScenarios(scenarioFolder);
    const played = scenarios.filter((_, place) => !quick || place % quickStep === 0);
    const sets = [
      scenarioSet(
        'Own scenarios',
        played.filter(({ heldOut }) => !heldOut),
      ),
      scenarioSet(
        'Own scenarios, held out',
        played.filter(({ heldOut }) => heldOut),
      ),
    ];
    const source = { kind: 'pack', folder: packFolder } as const;
    (await measureScenarios(engines, sets, source, effort)).forEach(add);

    const [outOfScope] = datasets.flatMap((dataset) =>
      dataset.kind === 'intents' ? [dataset.outOfScope] : [],
    );
    const far = outOfScope ?? scenarioSet('', scenarios).far;
    for (const dataset of datasets) {
      add(
        dataset.kind === 'faq'
          ? await measureFaq(engines, dataset.name, dataset.entries, far, effort)
          : await measureIntents(engines, dataset.name, dataset.intents, dataset.outOfScope, effort),
      );
    }
  } finally {
    await Promise.all(engines.map((engine) => engine.stop()));
  }
  return tables;
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
