import { askings, type Entry, type Phrasing } from './pack.ts';
import { broken, type Problem } from './problem.ts';

type Asked = Pick<Entry, 'id' | 'question' | 'location' | 'phrasings'>;

/** The same words in two entries; which of them is meant, nobody can tell. */
export function askedTwice(entries: readonly Asked[]): Problem[] {
  const isSuspect = suspects(entries);
  const first = new Map<string, { readonly id: string; readonly asking: Phrasing }>();
  let place = 0;
  return entries.flatMap((entry) =>
    askings(entry).flatMap((asking) => {
      if (!isSuspect(place++)) return [];
      const words = wordsOf(asking.text);
      const twin = first.get(words);
      if (!twin) first.set(words, { id: entry.id, asking });
      if (!twin || twin.id === entry.id || words === '') return [];
      const { file, line } = twin.asking.location;
      return broken(
        asking.location,
        `"${asking.text}" is already asked at ${file}:${line} in \`${twin.id}\`; keep it in one of the two entries`,
      );
    }),
  );
}

/**
 * Picks the few askings that may stand twice by a hash of their words: to keep the words of all would take more memory
 * than the pack.
 *
 * @returns Whether the asking at a place in the order of all may.
 */
function suspects(entries: readonly Asked[]): (place: number) => boolean {
  const count = entries.reduce((sum, { phrasings }) => sum + 1 + phrasings.length, 0);
  const slots = new Uint32Array(count);
  const taken = new Uint8Array(8 * count + 1);
  let place = 0;
  const note = (text: string) => {
    const slot = hashOf(wordsOf(text)) % taken.length;
    slots[place++] = slot;
    taken[slot] = Math.min((taken[slot] ?? 0) + 1, 2);
  };
  for (const { question, phrasings } of entries) {
    note(question);
    for (const { text } of phrasings) note(text);
  }
  return (at) => taken[slots[at] ?? 0] === 2;
}

function wordsOf(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(lower)) return lower;
  return lower.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}

/** FNV-1a with 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
