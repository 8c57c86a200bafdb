import { contentOf, type Token } from '../analysis/analyser.ts';

/** A group of features that is brought to unit length on its own, and then counts with its weight. */
export interface Block {
  readonly weight: number;
  readonly counts: ReadonlyMap<string, number>;
}

const questionWeight = 0.7;
const questionWords: ReadonlySet<string> = new Set([
  'who',
  'whom',
  'whose',
  'what',
  'when',
  'where',
  'why',
  'how',
  'which',
]);
const shortestGram = 2;
const longestGram = 5;

/**
 * What an utterance is compared by: content words; all words with their neighbours; letters, for spellings that nobody
 * foresaw; and the question word with each content word, since "who ate" and "what did they eat" differ in little else.
 */
export function featureBlocks(tokens: readonly Token[]): Block[] {
  const stems = tokens.map(({ stem }) => stem);
  const content = contentOf(tokens).map(({ stem }) => stem);
  return [
    { weight: 1, counts: count(content.map((stem) => `=${stem}`)) },
    { weight: 1, counts: count([...stems, ...bigrams(stems)]) },
    { weight: 1, counts: count(tokens.flatMap(({ text }) => letterGrams(text))) },
    { weight: questionWeight, counts: count(questions(tokens, content)) },
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

function letterGrams(word: string): string[] {
  const padded = ` ${word} `;
  const grams: string[] = [];
  for (let length = shortestGram; length <= Math.min(longestGram, padded.length); length++) {
    for (let start = 0; start + length <= padded.length; start++)
      grams.push(`#${padded.slice(start, start + length)}`);
  }
  return grams;
}

function count(features: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}
