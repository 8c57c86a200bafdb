import Fuse from 'fuse.js';
import type { Word } from './language.ts';
import { editDistance } from './edit-distance.ts';

/** Shorter words have too many neighbours to be corrected safely. */
const minLength = 4;
const minLengthForTwoEdits = 6;
const minLengthOfHalf = 3;
/** Fuse.js searches patterns up to this length in one pass. */
const maxPatternLength = 32;
const maxFound = 10_000;

interface Known {
  readonly word: Word;
  readonly count: number;
}

/**
 * Corrects typos toward the words of a pack, and only words that neither the pack nor the English lexicon knows.
 *
 * One edit away: an index of all strings that one deletion makes of a word (SymSpell: Garbe 2012). Next: two known words
 * typed as one. Farther: Fuse.js on the words that share the first letter.
 */
export class Spelling {
  readonly #known = new Map<string, Known>();
  readonly #byDeletion = new Map<string, Known[]>();
  readonly #byInitial = new Map<string, Known[]>();
  readonly #found = new Map<string, readonly Word[] | undefined>();
  readonly #fuses = new Map<string, Fuse<Known>>();

  /** @param counts The vocabulary: each word with the number of times it occurs. */
  constructor(counts: Iterable<readonly [Word, number]>) {
    for (const [word, count] of counts) {
      const known = { word, count };
      this.#known.set(word.text, known);
      if (word.text.length < minLength || /\d/.test(word.text)) continue;
      for (const key of deletions(word.text)) push(this.#byDeletion, key, known);
      push(this.#byInitial, word.text.slice(0, 1), known);
    }
  }

  /**
   * The words meant: mostly the word itself, or one correction, or two words that were run together.
   *
   * @param boldly Also takes an English word that the pack does not have for a slip, if one edit makes it one that it has
   *   ("diner" for "dinner").
   */
  correct(word: Word, boldly = false): readonly Word[] {
    const known = this.#known.get(word.text);
    if (known) return [known.word];
    if (word.text.length < minLength || /\d/.test(word.text)) return [word];
    if (word.english) return (boldly && this.#oneEditAway(word.text)) || [word];
    const meant = this.#oneEditAway(word.text) ?? this.#split(word.text) ?? this.#twoEditsAway(word.text);
    return meant ?? [word];
  }

  #oneEditAway(text: string): readonly Word[] | undefined {
    const near = new Set(deletions(text).flatMap((key) => this.#byDeletion.get(key) ?? []));
    return likeliest(
      [...near].filter(({ word }) => editDistance(text, word.text, 1) <= 1),
      text,
    );
  }

  #split(text: string): readonly Word[] | undefined {
    for (let at = minLengthOfHalf; at <= text.length - minLengthOfHalf; at++) {
      const left = this.#known.get(text.slice(0, at));
      const right = this.#known.get(text.slice(at));
      if (left && right) return [left.word, right.word];
    }
    return undefined;
  }

  /** The slow way, so its findings are kept; they start anew before they grow large. */
  #twoEditsAway(text: string): readonly Word[] | undefined {
    if (text.length < minLengthForTwoEdits) return undefined;
    if (this.#found.has(text)) return this.#found.get(text);
    const near = this.#fuseFor(text.slice(0, 1)).search(text.slice(0, maxPatternLength), { limit: 8 });
    const within = near.map(({ item }) => item).filter(({ word }) => editDistance(text, word.text, 2) <= 2);
    const meant = likeliest(within, text);
    if (this.#found.size >= maxFound) this.#found.clear();
    this.#found.set(text, meant);
    return meant;
  }

  #fuseFor(initial: string): Fuse<Known> {
    const known = this.#fuses.get(initial);
    if (known) return known;
    const words = this.#byInitial.get(initial) ?? [];
    const long = words.filter(({ word }) => word.text.length >= minLengthForTwoEdits - 1);
    const fuse = new Fuse(long, { keys: ['word.text'], threshold: 0.6, ignoreLocation: true });
    this.#fuses.set(initial, fuse);
    return fuse;
  }
}

/** Among equally near words: the one that keeps most of what was typed, then the more frequent. */
function likeliest(candidates: readonly Known[], text: string): readonly Word[] | undefined {
  const rank = ({ word, count }: Known) => keptLetters(text, word.text) + 0.4 * (count / (count + 1));
  const [best] = candidates.toSorted((a, b) => rank(b) - rank(a) || (a.word.text < b.word.text ? -1 : 1));
  return best && [best.word];
}

/** How many of the letters typed are meant, in any order; a wrong first letter is the least likely slip. */
function keptLetters(typed: string, meant: string): number {
  const left = meant.split('');
  const kept = typed.split('').filter((letter) => {
    const place = left.indexOf(letter);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
  return kept.length + (typed[0] === meant[0] ? 0.5 : 0);
}

function deletions(text: string): string[] {
  const keys = [text];
  for (let at = 0; at < text.length; at++) keys.push(text.slice(0, at) + text.slice(at + 1));
  return keys;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
