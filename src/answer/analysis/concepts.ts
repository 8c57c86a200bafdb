import type { Pack } from '../../knowledge/pack.ts';
import type { Word } from './language.ts';

/** One spelling of a concept, as the stems of its words. */
interface Spelling {
  readonly stems: readonly string[];
  readonly concept: string;
}

export interface Match {
  readonly concept: string;
  /** In words. */
  readonly length: number;
}

/**
 * The pack's glossary and participants: whatever a concept is called, it becomes the same one token.
 *
 * "dprk", "nk" and "north korea" are all `@north korea`. The longest spelling that fits wins, so that "kim yo jong" is
 * not taken for "kim".
 */
export class Concepts {
  readonly #byFirstStem = new Map<string, Spelling[]>();

  constructor(pack: Pick<Pack, 'glossary' | 'participants'>, split: (text: string) => Word[]) {
    const named = [
      ...pack.glossary.map(({ name, alternatives }) => ({ name, spellings: [name, ...alternatives] })),
      ...pack.participants.map(({ name, aliases }) => ({ name, spellings: [name, ...aliases] })),
    ];
    for (const { name, spellings } of named) {
      const concept = `@${split(name)
        .map(({ text }) => text)
        .join(' ')}`;
      for (const spelling of spellings)
        this.#add({ stems: split(spelling).map(({ stem }) => stem), concept });
    }
    for (const spellings of this.#byFirstStem.values())
      spellings.sort((a, b) => b.stems.length - a.stems.length);
  }

  /**
   * The concept whose spelling starts at `index`, and how many words it takes.
   *
   * A spelling that starts one word later and reaches farther has precedence: "the north koreans" is not "the north".
   */
  at(words: readonly Word[], index: number): Match | undefined {
    const match = this.#longest(words, index);
    const next = match && match.length > 1 ? this.#longest(words, index + 1) : undefined;
    return match && next && next.length >= match.length ? undefined : match;
  }

  #longest(words: readonly Word[], index: number): Match | undefined {
    const found = this.#byFirstStem
      .get(words[index]?.stem ?? '')
      ?.find(({ stems }) => stems.every((stem, offset) => words[index + offset]?.stem === stem));
    return found && { concept: found.concept, length: found.stems.length };
  }

  /** The first definition of a spelling stands. */
  #add(spelling: Spelling): void {
    const [first] = spelling.stems;
    if (first === undefined) return;
    const known = this.#byFirstStem.get(first) ?? [];
    if (known.some(({ stems }) => stems.join(' ') === spelling.stems.join(' '))) return;
    this.#byFirstStem.set(first, [...known, spelling]);
  }
}
