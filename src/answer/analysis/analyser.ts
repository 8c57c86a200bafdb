import type { Answer } from '../../knowledge/pack.ts';
import type { Concepts } from './concepts.ts';
import type { Language, Word } from './language.ts';
import { Spelling } from './spelling.ts';
import type { KnownWord } from './vocabulary.ts';

/**
 * A word of an utterance, or several that name one concept of the pack. Words serve as tokens as they are, shared, since a large
 * pack has millions of them.
 */
export interface Token {
  /** As it was understood: corrected, lower case. */
  readonly text: string;
  /** What is compared: a Porter2 stem, or `@` and the concept's name. */
  readonly stem: string;
  /** Carries grammar or talk, and no topic. */
  readonly stop: boolean;
  /** Comes after a comma, a full stop or the like; told for utterances only. */
  readonly afterPause?: true;
}

const pause = /[.,;:!?\u2026]+(?=\s|$)|\s[-\u2013\u2014]+(?=\s)|[()\n]+/;

/** Turns text into tokens, the pack's own and the users' alike. */
export class Analyser {
  readonly #language: Language;
  readonly #concepts: Concepts;
  readonly #spelling: Spelling;

  /** @param vocabulary The words that typos are corrected to. */
  constructor(language: Language, concepts: Concepts, vocabulary: readonly KnownWord[]) {
    this.#language = language;
    this.#concepts = concepts;
    this.#spelling = new Spelling(vocabulary);
  }

  /** For text of the pack, which is taken as it stands. */
  analyse(text: string): Token[] {
    return this.tokens(this.#language.words(text));
  }

  /**
   * For text of users: typos are corrected first.
   *
   * @param boldly Takes more for typos, as `Spelling.correct` tells.
   */
  analyseUtterance(utterance: string, boldly = false): Token[] {
    const words = this.#language.words(utterance);
    const pauses = this.#pauses(utterance, words.length);
    const corrected: Word[] = [];
    const afterPause = new Set<number>();
    words.forEach((word, place) => {
      if (pauses.has(place)) afterPause.add(corrected.length);
      corrected.push(...this.#spelling.correct(word, boldly));
    });
    return this.tokens(corrected, afterPause);
  }

  /** The places of the words that come after a pause; none when the clauses do not have the words of the whole. */
  #pauses(utterance: string, count: number): ReadonlySet<number> {
    const clauses = utterance.split(pause);
    if (clauses.length === 1) return new Set();
    const places: number[] = [];
    let place = 0;
    for (const clause of clauses) {
      if (place > 0) places.push(place);
      place += this.#language.words(clause).length;
    }
    return new Set(place === count ? places : []);
  }

  /**
   * For words that are read already.
   *
   * @param pauses The places of the words that come after a pause.
   */
  tokens(words: readonly Word[], pauses?: ReadonlySet<number>): Token[] {
    const tokens: Token[] = [];
    for (let index = 0; index < words.length;) {
      const match = this.#concepts.at(words, index);
      const token = match
        ? conceptToken(match.concept, words.slice(index, index + match.length))
        : words[index];
      if (token) tokens.push(pauses?.has(index) ? { ...token, afterPause: true } : token);
      index += match?.length ?? 1;
    }
    return tokens;
  }
}

function conceptToken(concept: string, spoken: readonly Word[]): Token {
  return { text: spoken.map(({ text }) => text).join(' '), stem: concept, stop: false };
}

/** The tokens that carry the topic; all of them when none does. */
export function contentOf(tokens: readonly Token[]): readonly Token[] {
  const content = tokens.filter(({ stop }) => !stop);
  return content.length > 0 ? content : tokens;
}

/** All of an answer as one text. */
export function answerText({ short, detail }: Answer): string {
  return [short.text, ...detail.map(({ text }) => text)].join('\n');
}
