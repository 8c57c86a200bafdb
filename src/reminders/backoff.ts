/** Milliseconds. */
const first = 1000;
const longest = 60_000;

/**
 * How long to wait after a failed attempt: exponential with full jitter, so that what failed together does not come back
 * together.
 *
 * @param attempts That have failed before this one.
 * @param atLeast Milliseconds that were asked for.
 * @param random From 0 to 1.
 * @returns Milliseconds.
 */
export function backoff(attempts: number, atLeast: number | null, random: () => number): number {
  const spread = Math.round(random() * Math.min(longest, first * 2 ** Math.min(attempts, 10)));
  return atLeast === null ? spread : Math.ceil(atLeast) + Math.min(spread, first);
}
