import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';
import { normalise } from './normalise.ts';
import { placeNames } from './place-names.ts';
import { isStopWord } from './word-lists.ts';

/** A word in its normal form, with its Porter2 stem. */
export interface Word {
  readonly text: string;
  readonly stem: string;
  /** Carries grammar or talk, and no topic. */
  readonly stop: boolean;
  /** The English lexicon lists it, or it names a place: no typo. */
  readonly english: boolean;
}

type Stemmer = (word: string) => string;

/** wink-eng-lite-web-model makes these rules about twice as long with each call, until no string can hold them. */
const entityRules: unknown = typeof model.metaCER === 'function' ? model.metaCER() : undefined;

const lastingModel = { ...model, metaCER: () => entityRules };

/** English: splits text into words. Holds the wink-nlp model, so make one and share it. */
export class Language {
  #nlp: WinkMethods;
  readonly #mostWords: number;
  readonly #lexiconSize: number;
  readonly #stem: Stemmer;
  readonly #places = placeNames();
  readonly #known = new Map<string, readonly Word[]>();

  /** @param mostWords wink-nlp and the memory of words keep every word that they have not seen; past this number both start anew. */
  constructor(mostWords = 150_000) {
    this.#mostWords = mostWords;
    const { stem } = model.addons;
    if (!isStemmer(stem)) throw new Error('wink-eng-lite-web-model has no stemmer');
    this.#stem = stem;
    this.#nlp = winkNLP(lastingModel, []);
    this.#lexiconSize = Number(this.#nlp.readDoc('qzxvqzxv').tokens().itemAt(0).out(this.#nlp.its.uniqueId));
  }

  /** The words of an utterance in order. Punctuation, emoji and mentions are left out, contractions written out. */
  words(utterance: string): Word[] {
    const words: Word[] = [];
    for (const word of normalise(utterance).split(' ')) {
      for (const read of this.#known.get(word) ?? this.#read(word)) words.push(read);
    }
    return words;
  }

  #read(word: string): readonly Word[] {
    if (this.#known.size >= this.#mostWords) {
      this.#known.clear();
      this.#nlp = winkNLP(lastingModel, []);
    }
    const { its } = this.#nlp;
    const tokens = this.#nlp.readDoc(word).tokens();
    const ids = tokens.out(its.uniqueId);
    const words = tokens.out(its.normal).flatMap((normal, index) => {
      const text = normal.replaceAll("'", '');
      if (text === '') return [];
      return {
        text,
        stem: this.#stem(text),
        stop: isStopWord(text),
        english: Number(ids[index]) < this.#lexiconSize || /\d/.test(text) || this.#places.has(text),
      };
    });
    this.#known.set(word, words);
    return words;
  }
}

function isStemmer(value: unknown): value is Stemmer {
  return typeof value === 'function';
}
