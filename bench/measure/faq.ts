import type { FaqEntry } from '../datasets/read-dataset.ts';
import { aliasCount, foldCount, queriesOf, withAliases } from '../datasets/faq-layouts.ts';
import { withTypos } from '../datasets/typos.ts';
import { randomFrom } from '../random.ts';
import type { Result, Table } from '../report/table.ts';
import type { Source } from '../worker/messages.ts';
import type { RemoteEngine } from '../worker/remote-engine.ts';
import { type Effort, inParallel } from './effort.ts';
import { Refusals } from './refused.ts';
import { accuracyOf, bestTrials, type Trial, tryVariant } from './trial.ts';
import type { Query } from '../datasets/query.ts';
import { variantName } from './variant-name.ts';

const typosPerQuery = 2;
const typoSeed = 1;

const stopped = 'stopped';

const columns = ['A', 'B', 'C', 'near refused', 'far refused'];

const notes = [
  `A: question and answer are indexed; B: with ${aliasCount} paraphrases more; C: as B, with ${typosPerQuery} typos in each query. First entry right, in %; the queries are the other paraphrases.`,
  `Near: each fifth of the entries is left out in turn (setting B), and what asks for them is to be refused. Far: utterances of other domains. Part refused at the threshold that keeps 95% of the right answers, in %.`,
];

/** Measures all engines on questions with answers and paraphrases. */
export async function measureFaq(
  engines: readonly RemoteEngine[],
  name: string,
  entries: readonly FaqEntry[],
  far: readonly string[],
  effort: Effort,
): Promise<Table> {
  const rows = await inParallel(engines, effort, name, (engine) =>
    measureEngine(engine, entries, far, effort),
  );
  const title = `${name}: ${entries.length} entries, ${queriesOf(entries).length} queries`;
  return { title, columns, rows, notes };
}

async function measureEngine(
  engine: RemoteEngine,
  entries: readonly FaqEntry[],
  far: readonly string[],
  effort: Effort,
): Promise<Result> {
  const queries = queriesOf(entries);
  const random = randomFrom(typoSeed);
  const mistyped = queries.map(({ text, expect }) => ({
    text: withTypos(text, typosPerQuery, random),
    expect,
  }));
  const groups = [textsOf(queries), textsOf(mistyped), far];
  const [a] = await bestTrials(engine, sourceOf(entries, 0), [textsOf(queries)], [queries], effort);
  const fewShot = sourceOf(entries, aliasCount);
  const [b, c] = await bestTrials(engine, fewShot, groups, [queries, mistyped], effort);
  const { scores } = engine.description;
  return {
    name: engine.name,
    cells: [
      a ? accuracyOf(a, queries) : stopped,
      b ? accuracyOf(b, queries) : stopped,
      c ? accuracyOf(c, mistyped) : stopped,
      b ? (await nearRefusals(engine, b, entries, effort)).recall(scores) : stopped,
      b ? farRefusals(b, queries, far).recall(scores) : stopped,
    ],
    used: `A ${variantName(a?.variant)}; B ${variantName(b?.variant)}; C ${variantName(c?.variant)}`,
  };
}

function farRefusals(trial: Trial, queries: readonly Query[], far: readonly string[]): Refusals {
  const refusals = new Refusals();
  refusals.addAnswers(trial, queries);
  refusals.addRefused(trial, far);
  return refusals;
}

/** Leaves out each fold in turn. Right answers and refusals of all folds are held against one threshold. */
async function nearRefusals(
  engine: RemoteEngine,
  { variant }: Trial,
  entries: readonly FaqEntry[],
  effort: Effort,
): Promise<Refusals> {
  const refusals = new Refusals();
  for (let fold = 0; fold < foldCount; fold++) {
    const kept = entries.filter((_, place) => place % foldCount !== fold);
    const answerable = queriesOf(kept);
    const refused = textsOf(queriesOf(entries.filter((_, place) => place % foldCount === fold)));
    const groups = [textsOf(answerable), refused];
    const source = sourceOf(kept, aliasCount);
    const trial = await tryVariant(engine, variant, source, groups, effort, effort.measure / foldCount);
    refusals.addAnswers(trial, answerable);
    refusals.addRefused(trial, refused);
  }
  return refusals;
}

function textsOf(queries: readonly Query[]): string[] {
  return queries.map(({ text }) => text);
}

function sourceOf(entries: readonly FaqEntry[], aliases: number): Source {
  return { kind: 'entries', entries: withAliases(entries, aliases) };
}
