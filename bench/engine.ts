import type { Pack } from '../src/knowledge/pack.ts';

/** What every engine indexes: the text of one entry, without markup. */
export interface BenchEntry {
  readonly id: string;
  readonly question: string;
  readonly aliases: readonly string[];
  /** May be empty. */
  readonly answer: string;
}

/** The entries, and the pack that they come from if they come from one. */
export interface Corpus {
  readonly entries: readonly BenchEntry[];
  readonly pack?: Pack;
}

/** An entry found. Scores of one engine can be compared with each other only; higher is better. */
export interface Hit {
  readonly id: string;
  readonly score: number;
}

/** Finds entries, best first, each once. */
export type Search = (query: string) => readonly Hit[] | Promise<readonly Hit[]>;

/** How entries are cut into documents; `layouts.ts` tells. */
export type Layout = 'entry' | 'one field' | 'phrasings' | 'phrasings and answers';

/** One way to use an engine. */
export interface Variant {
  readonly layout: Layout;
  /** One of the engine's configurations. */
  readonly configuration: string;
}

export interface Engine {
  /** The ones worth trying, the one that costs least first. */
  readonly layouts: readonly Layout[];
  /** Names of ways to set up and to ask, the one that costs least first. */
  readonly configurations: readonly string[];
  /**
   * What the scores tell: the probability of being right, relevance on a scale that depends on the query's length, or
   * nothing but the order.
   */
  readonly scores: 'probability' | 'relevance' | 'order';
  build(corpus: Corpus, variant: Variant): Promise<Search>;
}

/** The costliest last: first by layout, then by configuration. */
export function variantsOf({
  layouts,
  configurations,
}: Pick<Engine, 'layouts' | 'configurations'>): Variant[] {
  return layouts.flatMap((layout) => configurations.map((configuration) => ({ layout, configuration })));
}
