import type { Intent } from '../datasets/read-dataset.ts';
import type { Result, Table } from '../report/table.ts';
import type { Source } from '../worker/messages.ts';
import type { RemoteEngine } from '../worker/remote-engine.ts';
import { type Effort, inParallel } from './effort.ts';
import { Refusals } from './refused.ts';
import { accuracyOf, bestTrials } from './trial.ts';
import type { Query } from '../datasets/query.ts';
import { variantName } from './variant-name.ts';

const exampleCount = 10;

const columns = ['accuracy', 'out of scope refused'];

const notes = [
  `Accuracy: first intent right, in %, with ${exampleCount} examples of each. Out of scope: part refused at the threshold that keeps 95% of the right answers, in %.`,
];

/** Measures all engines on intents, each an entry whose phrasings are its examples, without an answer. */
export async function measureIntents(
  engines: readonly RemoteEngine[],
  name: string,
  intents: readonly Intent[],
  outOfScope: readonly string[],
  effort: Effort,
): Promise<Table> {
  const queries = intents.flatMap(({ id, queries: texts }) => texts.map((text) => ({ text, expect: [id] })));
  const rows = await inParallel(engines, effort, name, (engine) =>
    measureEngine(engine, sourceOf(intents), queries, outOfScope, effort),
  );
  return { title: `${name}: ${intents.length} intents, ${queries.length} queries`, columns, rows, notes };
}

async function measureEngine(
  engine: RemoteEngine,
  source: Source,
  queries: readonly Query[],
  outOfScope: readonly string[],
  effort: Effort,
): Promise<Result> {
  const groups = [queries.map(({ text }) => text), outOfScope];
  const [trial] = await bestTrials(engine, source, groups, [queries], effort);
  const { name, description } = engine;
  if (!trial) return { name, cells: columns.map(() => 'stopped'), used: 'none' };
  const refusals = new Refusals();
  refusals.addAnswers(trial, queries);
  refusals.addRefused(trial, outOfScope);
  const cells = [accuracyOf(trial, queries), refusals.recall(description.scores)];
  return { name, cells, used: variantName(trial.variant) };
}

function sourceOf(intents: readonly Intent[]): Source {
  return {
    kind: 'entries',
    entries: intents.map(({ id, examples: [question = id, ...others] }) => ({
      id,
      question,
      aliases: others.slice(0, exampleCount - 1),
      answer: '',
    })),
  };
}
