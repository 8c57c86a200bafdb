/** Draws numbers from 0 to below 1. */
export type Random = () => number;

/** Numbers that are the same ones for the same seed (a permuted congruential generator, O'Neill 2014: PCG-RXS-M-XS-32). */
export function randomFrom(seed: number): Random {
  let state = (Math.imul(seed, 747_796_405) + 2_891_336_453) >>> 0;
  return () => {
    state = (Math.imul(state, 747_796_405) + 2_891_336_453) >>> 0;
    const mixed = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277_803_737) >>> 0;
    return (((mixed >>> 22) ^ mixed) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to below `limit`. */
export function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

/** @throws {RangeError} When there is nothing to pick from. */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[below(items.length, random)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** The items in random order. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}

/** One of each list in turn, each list in random order, each item once; short lists are through before long ones. */
export function interleaved<Item>(lists: readonly (readonly Item[])[], random: Random): Item[] {
  const mixed = lists.map((list) => shuffled(list, random));
  const longest = Math.max(0, ...mixed.map(({ length }) => length));
  return [
    ...new Set(
      Array.from({ length: longest }, (_, turn) =>
        mixed.flatMap((list) => list.slice(turn, turn + 1)),
      ).flat(),
    ),
  ];
}
