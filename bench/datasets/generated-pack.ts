import type { BenchEntry } from '../engine.ts';
import { below, pick, type Random, randomFrom, shuffled } from '../random.ts';
import { withTypos } from './typos.ts';
import { vocabularyOf, zipfPlace } from './vocabulary.ts';

/** A query for a generated pack, and the entry that it was made from. */
export interface GeneratedQuery {
  readonly text: string;
  readonly expect: string;
}

/** What an entry is about, from which all its text is made. */
interface Subject {
  /** Two words that no other entry has together. */
  readonly own: readonly string[];
  /** Two or three words by Zipf's law, shared with many. */
  readonly shared: readonly string[];
}

const openers = [
  'how do i get',
  'where is',
  'why is there',
  'what about',
  'who has',
  'when is',
  'is there',
  'can i have',
];
const joiners = ['for', 'of', 'with', 'in', 'and', 'near', 'without', 'at', 'or', 'after'];
const starts = ['It is', 'You find', 'There is', 'People say that there is', 'We have', 'They keep'];
const links = [
  'beside the',
  'after the',
  'for every',
  'and then the',
  'from the',
  'together with the',
  'under the',
];

const querySeed = 2;
const aliasCount = 3;
const sentences = { least: 10, most: 18 } as const;

/** The pack with this many entries; always the same one. Each has a question, three aliases and an answer. */
export function generatedEntries(size: number): BenchEntry[] {
  const subjects = new Subjects(size);
  return Array.from({ length: size }, (_, place) => {
    const random = randomFrom(place);
    const subject = subjects.at(place);
    return {
      id: idAt(place),
      question: asking(subject, random),
      aliases: Array.from({ length: aliasCount }, () => asking(subjects.reworded(subject, random), random)),
      answer: subjects.answer(subject, random),
    };
  });
}

/**
 * Questions of users for a generated pack, always the same ones: in other words, half of them with one of the entry's two
 * own words left out, three in ten with a typo. The entries are picked at random, and may be picked again.
 */
export function generatedQueries(size: number, count: number): GeneratedQuery[] {
  const subjects = new Subjects(size);
  const random = randomFrom(querySeed);
  return Array.from({ length: count }, () => {
    const place = below(size, random);
    const { own, shared } = subjects.reworded(subjects.at(place), random);
    const kept = random() < 0.5 ? own : [pick(own, random)];
    const text = asking({ own: kept, shared: shared.slice(below(2, random)) }, random);
    return { text: random() < 0.3 ? withTypos(text, 1, random) : text, expect: idAt(place) };
  });
}

function idAt(place: number): string {
  return `entry-${place}`;
}

/** A question of 6 to 12 words, less where words were left out; without a question mark. */
function asking({ own, shared }: Subject, random: Random): string {
  const [first = '', ...others] = shuffled([...own, ...shared], random);
  return others.reduce(
    (text, word) => `${text} ${pick(joiners, random)} ${word}`,
    `${pick(openers, random)} ${first}`,
  );
}

class Subjects {
  readonly #words: readonly string[];

  /** The vocabulary grows with the pack as in natural text (Heaps' law). */
  constructor(size: number) {
    this.#words = vocabularyOf(Math.round(60 * size ** 0.6), randomFrom(1));
  }

  /** Own words come from the rare half of the vocabulary, at a distance that tells apart those that share one. */
  at(place: number): Subject {
    const half = Math.floor(this.#words.length / 2);
    const distance = 1 + Math.floor(place / half);
    const rare = [place % half, (place + distance) % half].map((rank) => this.#word(half + rank));
    const random = randomFrom(-1 - place);
    return { own: rare, shared: Array.from({ length: 2 + below(2, random) }, () => this.#frequent(random)) };
  }

  /** In other words: each of the shared ones is left out, or has another frequent word in its place, now and then. */
  reworded({ own, shared }: Subject, random: Random): Subject {
    const kept = shared.filter(() => random() < 0.8);
    const others = kept.length > 0 ? kept : shared.slice(0, 1);
    return { own, shared: others.map((word) => (random() < 0.7 ? word : this.#frequent(random))) };
  }

  /** Two sentences of about 30 words together. */
  answer({ own, shared }: Subject, random: Random): string {
    const words = shuffled([...own, ...shared], random);
    return [words.slice(0, 2), words.slice(2)].map((part) => this.#sentence(part, random)).join(' ');
  }

  #sentence(words: readonly string[], random: Random): string {
    const length = sentences.least + below(sentences.most - sentences.least, random);
    let text = `${pick(starts, random)} ${words.join(' ')}`;
    for (let count = text.split(' ').length; count < length; count = text.split(' ').length) {
      text += ` ${pick(links, random)} ${this.#frequent(random)}`;
    }
    return `${text}.`;
  }

  #frequent(random: Random): string {
    return this.#word(zipfPlace(this.#words.length, random));
  }

  #word(rank: number): string {
    return this.#words[rank] ?? '';
  }
}
