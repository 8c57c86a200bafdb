/** A part of a count, from 0 to 1. */
export interface Part {
  readonly part: number;
  readonly count: number;
}

/** The standard error of a part, taken as a binomial proportion. */
export function standardError({ part, count }: Part): number {
  return count === 0 ? 0 : Math.sqrt((part * (1 - part)) / count);
}

/** The part of the items for which the predicate holds; 0 of none. */
export function partOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): Part {
  const count = items.length;
  return { part: count === 0 ? 0 : items.filter(holds).length / count, count };
}
