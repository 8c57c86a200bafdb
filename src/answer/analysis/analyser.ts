import { type Answer, askings, type Pack } from '../../knowledge/pack.ts';
import { Concepts } from './concepts.ts';
import type { Language, Word } from './language.ts';
import { Spelling } from './spelling.ts';
import { isStopWord, stopWords } from './word-lists.ts';

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

  /** @param extraVocabulary Words besides the pack's that typos are corrected to. */
  constructor(language: Language, pack: Pack, extraVocabulary: readonly string[] = []) {
    this.#language = language;
    this.#concepts = new Concepts(pack, (text) => language.words(text));
    this.#spelling = new Spelling(this.#vocabulary(pack, extraVocabulary));
  }

  /** For text of the pack, which is taken as it stands. */
  analyse(text: string): Token[] {
    return this.#tokens(this.#language.words(text));
  }

  /**
   * For text of users: typos are corrected first.
   *
   * @param boldly Takes more for typos, as `Spelling.correct` tells.
   */
  analyseUtterance(utterance: string, boldly = false): Token[] {
    const words = this.#language.words(utterance);
    return this.#tokens(words.flatMap((word) => this.#spelling.correct(word, boldly)));
  }

  #tokens(words: readonly Word[]): Token[] {
    const tokens: Token[] = [];
    for (let index = 0; index < words.length;) {
      const match = this.#concepts.at(words, index);
      const spelling = words
        .slice(index, index + (match?.length ?? 1))
        .map(({ text }) => text)
        .join(' ');
      tokens.push(
        match
          ? { text: spelling, stem: match.concept, stop: false }
          : { text: spelling, stem: words[index]?.stem ?? spelling, stop: isStopWord(spelling) },
      );
      index += match?.length ?? 1;
    }
    return tokens;
  }

  #vocabulary(pack: Pack, extra: readonly string[]): Map<Word, number> {
    const texts = [
      ...pack.entries.flatMap((entry) => [
        ...askings(entry).map(({ text }) => text),
        answerText(entry.answer),
      ]),
      ...pack.glossary.flatMap(({ name, alternatives }) => [name, ...alternatives]),
      ...pack.participants.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...pack.sessions.map(({ title, place }) => `${title} ${place ?? ''}`),
      pack.title,
      pack.location ?? '',
      ...extra,
      ...stopWords,
    ];
    const counts = new Map<string, { word: Word; count: number }>();
    for (const word of texts.flatMap((text) => this.#language.words(text))) {
      const known = counts.get(word.text);
      if (known) known.count++;
      else counts.set(word.text, { word, count: 1 });
    }
    return new Map([...counts.values()].map(({ word, count }) => [word, count]));
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
