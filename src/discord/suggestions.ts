import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import Fuse from 'fuse.js';
import type { Pack } from '../knowledge/pack.ts';
import { sampleQuestions } from '../pack-questions.ts';
import { shortened } from './messages/message.ts';
import { TrigramIndex } from './trigram-index.ts';

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

  /** Makes what the first search would take long to make, and has the searches compiled. */
  prepare(pack: Pack): void {
    for (const { question } of pack.entries.slice(0, 20)) this.of(pack, question);
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
