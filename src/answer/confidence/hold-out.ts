import { type Corpus, phrasingsPerEntry } from '../retrieval/corpus.ts';
import { mixedBits } from '../retrieval/mixed-bits.ts';

/** A phrasing that was held out: what asks for an entry, for one that was held out as a whole, or for something far. */
export interface HeldOut {
  readonly row: number;
  readonly kind: 'in' | 'near' | 'far';
}

/** What is left to learn from, and what was held out. */
export interface Split {
  readonly rows: Int32Array;
  readonly entries: Int32Array;
  readonly heldOut: readonly HeldOut[];
}

/** A large pack stands in for itself with so many of its entries. */
const mostEntries = 10_000;
/** At most so many of a kind are held out, which is enough to fit a few weights. */
const enough = { entries: 150, in: 400, near: 400 };
const entryShare = 1 / 5;
const phrasingShare = 1 / 4;
const outOfScopeShare = 0.3;

/**
 * Splits a corpus, or a sample of a large one: some entries are held out whole, of the others some phrasings, but never the last one, and some of the
 * examples out of scope.
 *
 * Deterministic, and another split for each `fold`.
 */
export function holdOut(corpus: Corpus, fold: number): Split {
  const { entryOf, entryCount } = corpus;
  const draw = (place: number, salt: number, share: number) => scrambled(place, fold * 8 + salt) < share;
  const size = Math.min(entryCount, mostEntries);
  const rowsPerEntry = phrasingsPerEntry(corpus);
  const entriesPart = Math.min(entryShare, enough.entries / size);
  const phrasingPart = Math.min(phrasingShare, enough.in / (size * rowsPerEntry));
  const nearPart = Math.min(1, enough.near / (entriesPart * size * rowsPerEntry));
  const isSampled = places(entryCount, (entry) => draw(entry, 4, size / entryCount));
  const isOut = places(entryCount, (entry) => draw(entry, 0, entriesPart));
  const rows: number[] = [];
  const heldOut: HeldOut[] = [];
  let kept = 0;
  for (let row = 0; row < entryOf.length; row++) {
    const entry = entryOf[row] ?? 0;
    if (entry !== entryOf[row - 1]) kept = 0;
    const isLast = kept === 0 && entry !== entryOf[row + 1];
    if (entry === entryCount) {
      if (draw(row, 1, outOfScopeShare)) heldOut.push({ row, kind: 'far' });
      else rows.push(row);
    } else if (isSampled[entry] === 0) {
      continue;
    } else if (isOut[entry] === 1) {
      if (draw(row, 2, nearPart)) heldOut.push({ row, kind: 'near' });
    } else if (!isLast && draw(row, 3, phrasingPart)) {
      heldOut.push({ row, kind: 'in' });
    } else {
      rows.push(row);
      kept++;
    }
  }
  const entries = Int32Array.from(isOut.keys()).filter(
    (entry) => isSampled[entry] === 1 && isOut[entry] === 0,
  );
  return { rows: Int32Array.from(rows), entries, heldOut };
}

/** Marks the places for which something holds. */
function places(count: number, holds: (place: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: count }, (_, place) => Number(holds(place)));
}

/** From 0 to below 1, the same for the same numbers. */
function scrambled(place: number, salt: number): number {
  const bits = Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  return (mixedBits(bits) >>> 0) / 2 ** 32;
}
