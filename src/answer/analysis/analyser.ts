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
  /** Comes after a comma, a full stop or the like; told for utterances only. */
  readonly afterPause?: true;
}

const pause = /[.,;:!?\u2026]+(?=\s|$)|\s[-\u2013\u2014]+(?=\s)|[()\n]+/;

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
    const pauses = this.#pauses(utterance, words.length);
    const corrected: Word[] = [];
    const afterPause = new Set<number>();
    words.forEach((word, place) => {
      if (pauses.has(place)) afterPause.add(corrected.length);
      corrected.push(...this.#spelling.correct(word, boldly));
    });
    return this.#tokens(corrected, afterPause);
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

  #tokens(words: readonly Word[], pauses?: ReadonlySet<number>): Token[] {
    const tokens: Token[] = [];
    for (let index = 0; index < words.length;) {
      const match = this.#concepts.at(words, index);
      const spelling = words
        .slice(index, index + (match?.length ?? 1))
        .map(({ text }) => text)
        .join(' ');
      tokens.push({
        text: spelling,
        stem: match?.concept ?? words[index]?.stem ?? spelling,
        stop: !match && isStopWord(spelling),
        ...(pauses?.has(index) && { afterPause: true }),
      });
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
