import type { Token } from '../analysis/analyser.ts';
import { questionWords } from '../analysis/word-lists.ts';

/** A group of features that is brought to unit length on its own, and then counts with its weight. */
export interface Block {
  readonly weight: number;
  /** Keys of features, each as often as it occurs; whole numbers below 2^51. */
  readonly keys: readonly number[];
}

/** Gives a word its number, below 2^24. */
export type Numbering = (word: string) => number;

const kinds = { content: 0, word: 1, neighbours: 2, letters: 3, asked: 4, askedOf: 5 } as const;
const questionWeight = 0.5;

/**
 * What an utterance is compared by: content words; all words with their neighbours; the question word with each content
 * word, since "who ate" and "what did they eat" differ in little else; and runs of three letters, for spellings that
 * nobody foresaw.
 *
 * @param withLetters Letters are worth their cost in small packs alone.
 */
export function featureBlocks(tokens: readonly Token[], number: Numbering, withLetters: boolean): Block[] {
  const words = tokens.map(({ stem }) => number(stem));
  const content = words.filter((_, place) => !tokens[place]?.stop);
  const topic = content.length > 0 ? content : words;
  const blocks = [
    { weight: 1, keys: topic.map((word) => key(kinds.content, word)) },
    { weight: 1, keys: [...words.map((word) => key(kinds.word, word)), ...neighbours(words)] },
    { weight: questionWeight, keys: questions(tokens, topic, number) },
  ];
  if (withLetters) blocks.push({ weight: 1, keys: tokens.flatMap(({ text }) => letterKeys(text)) });
  return blocks;
}

function neighbours(words: readonly number[]): number[] {
  return words.slice(1).map((word, place) => key(kinds.neighbours, words[place], word));
}

function questions(tokens: readonly Token[], topic: readonly number[], number: Numbering): number[] {
  const place = tokens.findIndex(({ text }) => questionWords.has(text));
  const word = tokens[place]?.text;
  if (word === undefined) return [];
  const asked = number(word === 'how' ? `${word} ${tokens[place + 1]?.text ?? ''}` : word);
  return [key(kinds.asked, asked), ...topic.map((about) => key(kinds.askedOf, asked, about))];
}

/** The runs of three UTF-16 code units of a word, its ends included. */
function letterKeys(word: string): number[] {
  const padded = ` ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, start) => {
    const middle = padded.charCodeAt(start + 1);
    return key(
      kinds.letters,
      padded.charCodeAt(start) * 2 ** 8 + (middle >> 8),
      (middle & 0xff) * 2 ** 16 + padded.charCodeAt(start + 2),
    );
  });
}

function key(kind: number, first = 0, second = 0): number {
  return (kind * 2 ** 24 + first) * 2 ** 24 + second;
}
