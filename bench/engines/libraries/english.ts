import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';

const stopWords = new Set(stopwords);

/** The words of a text in lower case, without punctuation; what follows an apostrophe is a word of its own. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** Porter's stem of a word in lower case. */
export function stemOf(word: string): string {
  return stemmer(word);
}

/** The stems of a text's words without stop words; of all words when there are no others. */
export function stemsOf(text: string): string[] {
  const words = wordsOf(text);
  const content = words.filter((word) => !isStopWord(word));
  return (content.length > 0 ? content : words).map(stemOf);
}
