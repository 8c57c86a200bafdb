import type { Scenario } from '../../src/evaluation/scenarios.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { aliasCount, foldCount, queriesOf, withAliases } from '../datasets/faq-layouts.ts';
import { packOf } from '../datasets/pack-of.ts';
import type { Query } from '../datasets/query.ts';
import type { Dataset } from '../datasets/read-dataset.ts';
import { withTypos } from '../datasets/typos.ts';
import { randomFrom } from '../random.ts';

/** A pack, and what is asked of it; a query that expects nothing is to be refused. */
export interface FitTrial {
  readonly pack: Pack;
  readonly queries: readonly Query[];
  /** What all queries together count. */
  readonly weight: number;
}

const typosPerQuery = 2;
/** One setting of a dataset counts so much in the fit; the settings are those of the benchmark. */
const weights = { zeroShot: 500, fewShot: 1000, mistyped: 1000, intents: 700, near: 1000, scenarios: 3000 };

/** @param far Utterances that no entry of any dataset answers. */
export function trialsOf(dataset: Dataset, far: readonly string[]): FitTrial[] {
  return dataset.kind === 'faq' ? faqTrials(dataset.entries, far) : intentTrials(dataset);
}

/** What stands alone and is no smalltalk, of the scenarios that are not held out. */
export function scenarioTrial(pack: Pack, scenarios: readonly Scenario[]): FitTrial {
  const ids = new Set(pack.entries.map(({ id }) => id));
  const queries = scenarios.flatMap(({ heldOut, after, at, group, ask, expect }): Query[] => {
    if (heldOut || after !== undefined || at !== undefined || group === 'negation') return [];
    if (expect === 'abstain') return [{ text: ask, expect: [] }];
    const known = typeof expect === 'string' ? [] : expect.filter((id) => ids.has(id));
    return known.length > 0 ? [{ text: ask, expect: known }] : [];
  });
  return { pack, queries, weight: weights.scenarios };
}

function faqTrials(
  entries: Extract<Dataset, { kind: 'faq' }>['entries'],
  far: readonly string[],
): FitTrial[] {
  const random = randomFrom(1);
  const queries = queriesOf(entries);
  const refused = far.map(toRefuse);
  const mistyped = queries.map((query) => ({ ...query, text: withTypos(query.text, typosPerQuery, random) }));
  const fewShot = packOf(withAliases(entries, aliasCount));
  const trials: FitTrial[] = [
    { pack: packOf(withAliases(entries, 0)), queries: [...queries, ...refused], weight: weights.zeroShot },
    { pack: fewShot, queries: [...queries, ...refused], weight: weights.fewShot },
    { pack: fewShot, queries: mistyped, weight: weights.mistyped },
  ];
  for (const [aliases, weight] of [
    [0, weights.near / 2],
    [aliasCount, weights.near],
  ] as const) {
    trials.push(...leaveOut(withAliases(entries, aliases), queries, weight));
  }
  return trials;
}

function intentTrials({ intents, outOfScope }: Extract<Dataset, { kind: 'intents' }>): FitTrial[] {
  const entries = intents.map(({ id, examples: [question = id, ...aliases] }) => ({
    id,
    question,
    aliases,
    answer: '',
  }));
  const queries = intents.flatMap(({ id, queries: texts }) => texts.map((text) => ({ text, expect: [id] })));
  return [
    { pack: packOf(entries), queries: [...queries, ...outOfScope.map(toRefuse)], weight: weights.intents },
    ...leaveOut(entries, queries, weights.near / 2),
  ];
}

/** Each fold of the entries left out in turn: what asks for them is to be refused. */
function leaveOut(
  entries: Parameters<typeof packOf>[0],
  queries: readonly Query[],
  weight: number,
): FitTrial[] {
  return Array.from({ length: foldCount }, (_, fold) => {
    const kept = entries.filter((__, place) => place % foldCount !== fold);
    const ids = new Set(kept.map(({ id }) => id));
    return {
      pack: packOf(kept),
      queries: queries.map((query) =>
        query.expect.some((id) => ids.has(id)) ? query : toRefuse(query.text),
      ),
      weight: weight / foldCount,
    };
  });
}

function toRefuse(text: string): Query {
  return { text, expect: [] };
}

/** How many phrasings an entry of the pack has on average, its question included. */
export function phrasingsPerEntry({ entries }: Pack): number {
  return entries.reduce((sum, { phrasings }) => sum + 1 + phrasings.length, 0) / entries.length;
}
