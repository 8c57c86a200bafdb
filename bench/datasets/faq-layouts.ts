import type { BenchEntry } from '../engine.ts';
import type { Query } from './query.ts';
import type { FaqEntry } from './read-dataset.ts';

/** So many paraphrases are indexed where there are aliases; the others are the queries. */
export const aliasCount = 3;
/** Near-domain queries: each fold of the entries is left out in turn. */
export const foldCount = 5;

/** The paraphrases that are never indexed. */
export function queriesOf(entries: readonly FaqEntry[]): Query[] {
  return entries.flatMap(({ id, paraphrases }) =>
    paraphrases.slice(aliasCount).map((text) => ({ text, expect: [id] })),
  );
}

export function withAliases(entries: readonly FaqEntry[], aliases: number): BenchEntry[] {
  return entries.map(({ id, question, answer, paraphrases }) => ({
    id,
    question,
    aliases: paraphrases.slice(0, aliases),
    answer,
  }));
}
