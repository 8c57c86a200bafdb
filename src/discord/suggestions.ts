import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import Fuse from 'fuse.js';
import type { Pack } from '../knowledge/pack.ts';
import { sampleQuestions } from '../pack-questions.ts';
import { shortened } from './messages/message.ts';

/** Discord's limits: options, and characters of each. */
const most = { options: 25, characters: 100 } as const;

/** Fuse searches so many questions in about a millisecond; of more, trigrams choose those. */
const shortlist = 300;

/** Questions of a pack that resemble what somebody has typed so far. */
export class Suggestions {
  readonly #indexes = new WeakMap<Pack, TrigramIndex>();

  /** At most 25, the most alike first; samples while nothing is typed. A question longer than an option is left out. */
  of(pack: Pack, typed: string): ApplicationCommandOptionChoiceData<string>[] {
    const text = typed.trim().slice(0, most.characters);
    const found = text === '' ? sampleQuestions(pack, most.options) : this.#search(pack, text);
    return found.slice(0, most.options).map((question) => ({
      name: shortened(question, most.characters),
      value: question.slice(0, most.characters),
    }));
  }

  #search(pack: Pack, text: string): string[] {
    const candidates = this.#indexOf(pack).nearest(text, shortlist);
    const fuse = new Fuse(candidates, { threshold: 0.5, ignoreLocation: true });
    return fuse.search(text, { limit: most.options }).map(({ item }) => item);
  }

  #indexOf(pack: Pack): TrigramIndex {
    const index = this.#indexes.get(pack) ?? new TrigramIndex(pack.entries.map(({ question }) => question));
    this.#indexes.set(pack, index);
    return index;
  }
}

/** Which questions hold which three letters in a row. */
class TrigramIndex {
  readonly #questions: readonly string[];
  readonly #places = new Map<string, number[]>();

  constructor(questions: readonly string[]) {
    this.#questions = questions;
    for (const [place, question] of questions.entries()) {
      for (const gram of trigrams(question)) {
        const places = this.#places.get(gram);
        if (places) places.push(place);
        else this.#places.set(gram, [place]);
      }
    }
  }

  nearest(text: string, limit: number): readonly string[] {
    if (this.#questions.length <= limit) return this.#questions;
    const shared = new Map<number, number>();
    for (const gram of trigrams(text)) {
      for (const place of this.#places.get(gram) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
    }
    return [...shared]
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .flatMap(([place]) => this.#questions[place] ?? []);
  }
}

function trigrams(text: string): Set<string> {
  const padded = ` ${text.toLowerCase().replaceAll(/\s+/g, ' ')} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)));
}
