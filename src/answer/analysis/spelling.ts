import Fuse from 'fuse.js';
import { DeletionIndex } from './deletion-index.ts';
import { editDistance } from './edit-distance.ts';
import type { Word } from './language.ts';
import type { KnownWord } from './vocabulary.ts';

/** Shorter words have too many neighbours to be corrected safely. */
const minLength = 4;
const minLengthForTwoEdits = 6;
const minLengthOfHalf = 3;
/** Fuse.js searches patterns up to this length in one pass. */
const maxPatternLength = 32;
/** Two edits take at most two letters away and bring two in. */
const mostLettersChanged = 4;
const maxFound = 10_000;

/**
 * Corrects typos toward the words of a pack, and only words that neither the pack nor the English lexicon knows.
 *
 * One edit away: an index of what one deletion makes of each word. Next: two known words typed as one. Farther: Fuse.js on
 * the few words that share the first letter, and nearly the length and the letters.
 */
export class Spelling {
  readonly #known = new Map<string, KnownWord>();
  /** The words that something can be corrected to. */
  readonly #targets: readonly KnownWord[];
  readonly #deletions: DeletionIndex;
  /** By first letter and length. */
  readonly #shortlists = new Map<string, KnownWord[]>();
  readonly #found = new Map<string, readonly Word[] | undefined>();

  constructor(vocabulary: readonly KnownWord[]) {
    for (const known of vocabulary) this.#known.set(known.word.text, known);
    this.#targets = vocabulary.filter(({ word: { text } }) => text.length >= minLength && !/\d/.test(text));
    this.#deletions = new DeletionIndex(this.#targets.map(({ word }) => word.text));
    for (const known of this.#targets) {
      const { text } = known.word;
      if (text.length >= minLengthForTwoEdits - 1)
        push(this.#shortlists, shortlistOf(text, text.length), known);
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
    if (/\d/.test(word.text)) return [word];
    if (word.text.length < minLength) return (!word.english && this.#swapped(word.text)) || [word];
    if (word.english) return (boldly && this.#oneEditAway(word.text)) || [word];
    return this.#meantBy(word.text) ?? [word];
  }

  /** All letters in another order tell more than two words in a row do: "vietman" is no "viet man". */
  #meantBy(text: string): readonly Word[] | undefined {
    const near = this.#oneEditAway(text);
    if (near) return near;
    const farther = this.#twoEditsAway(text);
    const isReordered = farther?.[0] !== undefined && sorted(farther[0].text) === sorted(text);
    return isReordered ? farther : (this.#split(text) ?? farther ?? this.#splitWithSlip(text));
  }

  /** A short word with two letters swapped, which is the only slip that leaves enough of it. */
  #swapped(text: string): readonly Word[] | undefined {
    for (let at = 0; text.length >= minLengthOfHalf && at + 1 < text.length; at++) {
      const swapped = `${text.slice(0, at)}${text.charAt(at + 1)}${text.charAt(at)}${text.slice(at + 2)}`;
      const known = this.#known.get(swapped);
      if (known) return [known.word];
    }
    return undefined;
  }

  #oneEditAway(text: string): readonly Word[] | undefined {
    const near = this.#deletions.near(text).flatMap((place) => this.#targets[place] ?? []);
    return likeliest(
      near.filter(({ word }) => editDistance(text, word.text, 1) <= 1),
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

  /** Two words run together, with a slip in the second: "lakesdie" of "lake side" is found by its halves. */
  #splitWithSlip(text: string): readonly Word[] | undefined {
    for (let at = minLength; at <= text.length - minLength; at++) {
      const left = this.#known.get(text.slice(0, at));
      const right = left && this.#oneEditAway(text.slice(at));
      if (left && right) return [left.word, ...right];
    }
    return undefined;
  }

  /** The slow way, so its findings are kept; they start anew before they grow large. */
  #twoEditsAway(text: string): readonly Word[] | undefined {
    if (text.length < minLengthForTwoEdits) return undefined;
    if (this.#found.has(text)) return this.#found.get(text);
    const near = new Fuse(this.#shortlist(text), {
      keys: ['word.text'],
      threshold: 0.6,
      ignoreLocation: true,
    }).search(text.slice(0, maxPatternLength), { limit: 8 });
    const within = near.map(({ item }) => item).filter(({ word }) => editDistance(text, word.text, 2) <= 2);
    const meant = likeliest(within, text);
    if (this.#found.size >= maxFound) this.#found.clear();
    this.#found.set(text, meant);
    return meant;
  }

  /** The words that two edits could make of this one, and others that are as like it. */
  #shortlist(text: string): KnownWord[] {
    const letters = lettersOf(text);
    const lengths = [-2, -1, 0, 1, 2].map((difference) => text.length + difference);
    return lengths
      .flatMap((length) => this.#shortlists.get(shortlistOf(text, length)) ?? [])
      .filter(({ word }) => bitCount(letters ^ lettersOf(word.text)) <= mostLettersChanged);
  }
}

function sorted(text: string): string {
  return text.split('').toSorted().join('');
}

function shortlistOf(text: string, length: number): string {
  return `${text.slice(0, 1)}${length}`;
}

/** Which letters a word has, as bits; those beyond a to z share bits. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let place = 0; place < text.length; place++) letters |= 1 << (text.charCodeAt(place) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Among equally near words: the one that keeps most of what was typed, then the more frequent. */
function likeliest(candidates: readonly KnownWord[], text: string): readonly Word[] | undefined {
  const rank = ({ word, count }: KnownWord) => keptLetters(text, word.text) + 0.4 * (count / (count + 1));
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

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
