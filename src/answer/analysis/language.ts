import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';
import { normalise } from './normalise.ts';

/** A word in its normal form, with its Porter2 stem and whether the English lexicon lists it. */
export interface Word {
  readonly text: string;
  readonly stem: string;
  readonly english: boolean;
}

/** wink-nlp keeps every word it has not seen; past this number of them it is made anew, so that memory stays flat. */
const maxNewWords = 50_000;

type Stemmer = (word: string) => string;

/** English: splits text into words. Holds the wink-nlp model, so make one and share it. */
export class Language {
  #nlp: WinkMethods;
  readonly #lexiconSize: number;
  readonly #stem: Stemmer;

  constructor() {
    const { stem } = model.addons;
    if (!isStemmer(stem)) throw new Error('wink-eng-lite-web-model has no stemmer');
    this.#stem = stem;
    this.#nlp = winkNLP(model, []);
    this.#lexiconSize = Number(this.#nlp.readDoc('qzxvqzxv').tokens().itemAt(0).out(this.#nlp.its.uniqueId));
  }

  /** The words of an utterance in order. Punctuation, emoji and mentions are left out, contractions written out. */
  words(utterance: string): Word[] {
    const { its } = this.#nlp;
    const tokens = this.#nlp.readDoc(normalise(utterance)).tokens();
    const texts = tokens.out(its.normal);
    const ids = tokens.out(its.uniqueId);
    let newest = 0;
    const words = texts.flatMap((normal, index) => {
      const text = normal.replaceAll("'", '');
      const id = Number(ids[index]);
      newest = Math.max(newest, id);
      return text === ''
        ? []
        : { text, stem: this.#stem(text), english: id < this.#lexiconSize || /\d/.test(text) };
    });
    if (newest > this.#lexiconSize + maxNewWords) this.#nlp = winkNLP(model, []);
    return words;
  }
}

function isStemmer(value: unknown): value is Stemmer {
  return typeof value === 'function';
}
