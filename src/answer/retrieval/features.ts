import { contentOf, type Token } from '../analysis/analyser.ts';
import { questionWords } from '../analysis/word-lists.ts';

/** A group of features that is brought to unit length on its own, and then counts with its weight. */
export interface Block {
  readonly weight: number;
  /** A feature stands as often as it occurs. */
  readonly features: readonly string[];
}

const questionWeight = 0.7;
const gramLength = 3;

/**
 * What an utterance is compared by: content words; all words with their neighbours; letters, for spellings that nobody
 * foresaw; and the question word with each content word, since "who ate" and "what did they eat" differ in little else.
 *
 * @param gramsOf Another way to `letterGrams`, such as one that remembers.
 */
export function featureBlocks(tokens: readonly Token[], gramsOf = letterGrams): Block[] {
  const stems = tokens.map(({ stem }) => stem);
  const content = contentOf(tokens).map(({ stem }) => stem);
  return [
    { weight: 1, features: content.map((stem) => `=${stem}`) },
    { weight: 1, features: [...stems, ...bigrams(stems)] },
    { weight: 1, features: tokens.flatMap(({ text }) => gramsOf(text)) },
    { weight: questionWeight, features: questions(tokens, content) },
  ];
}

function bigrams(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`);
}

function questions(tokens: readonly Token[], content: readonly string[]): string[] {
  const place = tokens.findIndex(({ text }) => questionWords.has(text));
  const word = tokens[place]?.text;
  if (word === undefined) return [];
  const asked = word === 'how' ? `${word} ${tokens[place + 1]?.text ?? ''}` : word;
  return [`?${asked}`, ...content.map((stem) => `?${asked} ${stem}`)];
}

/** The runs of three letters of a word, its ends included. */
export function letterGrams(word: string): readonly string[] {
  const padded = ` ${word} `;
  const count = Math.max(0, padded.length - gramLength + 1);
  return Array.from({ length: count }, (_, start) => `#${padded.slice(start, start + gramLength)}`);
}
