import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import Fuse from 'fuse.js';
import type { Pack } from '../knowledge/pack.ts';
import { sampleQuestions } from '../pack-questions.ts';
import { shortened } from './messages/message.ts';
import { TrigramIndex } from './trigram-index.ts';

/** Discord's limits: options, and characters of each. */
const most = { options: 25, characters: 100 } as const;

/** Fuse takes about as long for few questions and a long text as for many and a short one; trigrams choose those that it sees. */
export const shortlist = { forShort: 300, forLong: 50, longFrom: 5 } as const;

/** So many questions are taken into an index at once: about 10 milliseconds' worth. */
export const slice = 1500;

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

  /** Makes all that the first search would leave for later, and has the searches compiled. */
  prepare(pack: Pack): void {
    this.#indexOf(pack).extend();
    for (const { question } of pack.entries.slice(0, 20)) this.of(pack, question);
  }

  /** Makes the index of a pack in slices, while other work goes on. */
  begin(pack: Pack): void {
    this.#indexOf(pack);
  }

  #search(pack: Pack, text: string): string[] {
    const { forShort, forLong, longFrom } = shortlist;
    const limit = text.length < longFrom ? forShort : forLong;
    const candidates = this.#indexOf(pack).nearest(text, limit);
    const fuse = new Fuse(candidates, { threshold: 0.5, ignoreLocation: true });
    return fuse.search(text, { limit: most.options }).map(({ item }) => item);
  }

  #indexOf(pack: Pack): TrigramIndex {
    const known = this.#indexes.get(pack);
    if (known) return known;
    const index = new TrigramIndex(pack.entries.map(({ question }) => question));
    this.#indexes.set(pack, index);
    index.extend(slice);
    void completeInTurns(index);
    return index;
  }
}

/** Lets other work go on between slices. Never rejects. */
async function completeInTurns(index: TrigramIndex): Promise<void> {
  for (; !index.isComplete; index.extend(slice)) await nextTurn();
}
