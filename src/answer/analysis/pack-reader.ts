import { askings, type Entry, type Pack } from '../../knowledge/pack.ts';
import { answerText, Analyser, type Token } from './analyser.ts';
import { Concepts } from './concepts.ts';
import type { Language, Word } from './language.ts';
import { type KnownWord, VocabularyCounter } from './vocabulary.ts';
import { stopWords } from './word-lists.ts';

/** An entry in tokens. */
export interface ReadEntry {
  /** The question and the other phrasings. */
  readonly phrasings: readonly (readonly Token[])[];
  /** The question and the answer. */
  readonly text: readonly Token[];
}

/** What makes a word an address. In what users type, addresses are left out; in an answer their words tell what it is about. */
const addressStart = /\bhttps?:\/\/(?:www\.)?|\bwww\./gi;

/** Reads a pack's text once: gives its tokens, and counts its words for the spelling. */
export class PackReader {
  readonly #language: Language;
  readonly #plain: Analyser;
  readonly #counter = new VocabularyCounter();

  constructor(language: Language, concepts: Concepts) {
    this.#language = language;
    this.#plain = new Analyser(language, concepts, []);
  }

  read({ question, location, phrasings, answer }: Entry): ReadEntry {
    const asked = askings({ question, location, phrasings }).map(({ text }) =>
      this.#plain.tokens(this.#count(text)),
    );
    const told = this.#plain.tokens(this.#count(answerText(answer).replace(addressStart, ' ')));
    return { phrasings: asked, text: [...(asked[0] ?? []), ...told] };
  }

  /**
   * The words of all entries that were read, and of the rest of the pack.
   *
   * @param extra Words besides the pack's that typos are corrected to.
   */
  vocabulary(pack: Omit<Pack, 'entries'>, extra: readonly string[]): readonly KnownWord[] {
    const texts = [
      ...pack.glossary.flatMap(({ name, alternatives }) => [name, ...alternatives]),
      ...pack.participants.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...pack.sessions.map(({ title, place }) => `${title} ${place ?? ''}`),
      pack.title,
      pack.location ?? '',
      ...extra,
      ...stopWords,
    ];
    for (const text of texts) this.#count(text);
    return this.#counter.result();
  }

  #count(text: string): readonly Word[] {
    const words = this.#language.words(text);
    this.#counter.add(words);
    return words;
  }
}

export function conceptsOf(pack: Pick<Pack, 'glossary' | 'participants'>, language: Language): Concepts {
  return new Concepts(pack, (text) => language.words(text));
}
