import type { Answer } from '../../knowledge/pack.ts';
import type { Concepts } from './concepts.ts';
import type { Language, Word } from './language.ts';
import { Spelling } from './spelling.ts';
import type { KnownWord } from './vocabulary.ts';
import { isStopWord } from './word-lists.ts';

/** A word of an utterance, or several that name one concept of the pack. */
export interface Token {
  /** As it was understood: corrected, lower case. */
  readonly text: string;
  /** What is compared: a Porter2 stem, or `@` and the concept's name. */
  readonly stem: string;
  /** Carries grammar or talk, and no topic. */
  readonly stop: boolean;
}

/** Turns text into tokens, the pack's own and the users' alike. */
export class Analyser {
  readonly #language: Language;
  readonly #concepts: Concepts;
  readonly #spelling: Spelling;
  readonly #tokenByWord = new WeakMap<Word, Token>();

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
    return this.tokens(words.flatMap((word) => this.#spelling.correct(word, boldly)));
  }

  /** For words that are read already. */
  tokens(words: readonly Word[]): Token[] {
    const tokens: Token[] = [];
    for (let index = 0; index < words.length;) {
      const match = this.#concepts.at(words, index);
      const word = words[index];
      if (match) {
        const spelling = words.slice(index, index + match.length).map(({ text }) => text);
        tokens.push({ text: spelling.join(' '), stem: match.concept, stop: false });
      } else if (word) tokens.push(this.#tokenOf(word));
      index += match?.length ?? 1;
    }
    return tokens;
  }

  /** One token a word, shared, since a large pack has millions of them. */
  #tokenOf(word: Word): Token {
    const known = this.#tokenByWord.get(word);
    if (known) return known;
    const token = { text: word.text, stem: word.stem, stop: isStopWord(word.text) };
    this.#tokenByWord.set(word, token);
    return token;
  }
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
