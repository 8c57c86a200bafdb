import { below, pick, type Random } from '../random.ts';

/** From this length on a word is still to be recognised with a letter wrong. */
const minLetters = 4;

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');

/**
 * Mistypes a text: each typo inserts, deletes, substitutes or swaps one letter of a random word. They fall on words of
 * four letters or more when there are such, each on another word as long as there is one.
 */
export function withTypos(text: string, count: number, random: Random): string {
  const originals = text.split(' ');
  const words = [...originals];
  const long = places(words, minLetters);
  const candidates = long.length > 0 ? long : places(words, 1);
  let free = candidates;
  for (let typo = 0; typo < count && candidates.length > 0; typo++) {
    if (free.length === 0) free = candidates;
    const place = pick(free, random);
    free = free.filter((other) => other !== place);
    words[place] = mistyped(words[place] ?? '', originals[place] ?? '', random);
  }
  return words.join(' ');
}

function places(words: readonly string[], min: number): number[] {
  return words.flatMap((word, place) => (letterCount(word) >= min ? [place] : []));
}

function letterCount(word: string): number {
  return word.match(/\p{L}/gu)?.length ?? 0;
}

/** The word with one typo among its letters; another word than it is, and than it was before all typos. */
function mistyped(word: string, original: string, random: Random): string {
  const core: string | undefined = (word.match(/\p{L}+/gu) ?? []).toSorted((a, b) => b.length - a.length)[0];
  if (core === undefined) return word;
  for (;;) {
    const edited = withEdit(core, random);
    const result = word.replace(core, edited);
    if (edited !== '' && result !== word && result !== original) return result;
  }
}

/** One letter inserted, deleted, substituted or swapped with the next; may be the same text again. */
function withEdit(text: string, random: Random): string {
  const at = below(text.length, random);
  const letter = pick(letters, random);
  const before = text.slice(0, at);
  const after = text.slice(at + 1);
  return pick(
    [
      before + letter + text.slice(at),
      before + after,
      before + letter + after,
      before + after.slice(0, 1) + text.charAt(at) + after.slice(1),
    ],
    random,
  );
}
