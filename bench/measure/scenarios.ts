import type { Scenario } from '../../src/evaluation/scenarios.ts';
import type { Cell, Result, Table } from '../report/table.ts';
import type { Source } from '../worker/messages.ts';
import type { RemoteEngine } from '../worker/remote-engine.ts';
import { Refusals } from './refused.ts';
import { type Effort, inParallel } from './effort.ts';
import { accuracyOf, bestTrials, type Trial } from './trial.ts';
import type { Query } from '../datasets/query.ts';
import { variantName } from './variant-name.ts';

/** The scenarios that stand alone, by what is measured with them. */
export interface ScenarioSet {
  readonly title: string;
  readonly inScope: readonly Query[];
  readonly typos: readonly Query[];
  readonly near: readonly string[];
  readonly far: readonly string[];
}

const columns = ['in-scope', 'typos', 'near refused', 'far refused'];

const notes = [
  'In-scope and typos: first entry right, in %. Near and far: part of what has no answer that is refused at the threshold that keeps 95% of the right answers, in %.',
  'summit-bot reads the whole pack, with its glossary and participants; its phrasings and its confidence were developed on the first set, and not on the one held out.',
];

/** One table for each set, from one index of the pack. */
export async function measureScenarios(
  engines: readonly RemoteEngine[],
  sets: readonly ScenarioSet[],
  source: Source,
  effort: Effort,
): Promise<Table[]> {
  const groups = sets.flatMap(({ inScope, typos, near, far }) => [
    textsOf(inScope),
    textsOf(typos),
    near,
    far,
  ]);
  const measured = await inParallel(engines, effort, 'scenarios', async (engine) => {
    const trials = await bestTrials(engine, source, groups, sets.map(answerable), effort);
    return sets.map((set, place) => resultOf(engine, trials[place], set));
  });
  return sets.map((set, place) => {
    const results = measured.flatMap((ofEngine) => ofEngine[place] ?? []);
    return { title: set.title, columns, notes, rows: results, variants: results };
  });
}

function textsOf(queries: readonly Query[]): string[] {
  return queries.map(({ text }) => text);
}

function answerable({ inScope, typos }: ScenarioSet): Query[] {
  return [...inScope, ...typos];
}

function resultOf({ name, description }: RemoteEngine, trial: Trial | undefined, set: ScenarioSet): Result {
  if (!trial) return { name, cells: columns.map(() => 'stopped'), used: 'none' };
  const refused = (texts: readonly string[]): Cell => {
    const refusals = new Refusals();
    refusals.addAnswers(trial, answerable(set));
    refusals.addRefused(trial, texts);
    return refusals.recall(description.scores);
  };
  const cells = [
    accuracyOf(trial, set.inScope),
    accuracyOf(trial, set.typos),
    refused(set.near),
    refused(set.far),
  ];
  return { name, cells, used: variantName(trial.variant) };
}

/** Picks what can be asked of an entry's text alone: no follow-ups, no smalltalk, nothing that sessions and clock answer. */
export function scenarioSet(title: string, scenarios: readonly Scenario[]): ScenarioSet {
  const alone = scenarios.filter(({ after, at }) => after === undefined && at === undefined);
  const group = (name: string): Scenario[] => alone.filter((scenario) => scenario.group === name);
  return {
    title,
    inScope: group('in-scope').flatMap(queryOf),
    typos: group('typos').flatMap(queryOf),
    near: group('near').map(({ ask }) => ask),
    far: group('far').map(({ ask }) => ask),
  };
}

function queryOf({ ask, expect }: Scenario): Query[] {
  if (typeof expect === 'string') return [];
  const entries = expect.filter((id) => !/^(session|schedule):/.test(id));
  return entries.length === 0 ? [] : [{ text: ask, expect: entries }];
}
