import type { Pack } from '../../knowledge/pack.ts';
import { contentOf, type Token } from '../analysis/analyser.ts';
import { farUtterances } from './far-utterances.ts';
import { nearTemplates } from './near-templates.ts';

/** Turns text into tokens. */
interface Reader {
  analyse(text: string): Token[];
}

/** How often a template with slots is filled. */
const fillings = 2;

/**
 * Examples of what a pack does not answer, for the retriever to learn what a question beyond the pack looks like
 * (the out-of-scope class of Larson et al. 2019).
 */
export function outOfScopeExamples(
  pack: Omit<Pack, 'entries'>,
  reader: Reader,
): readonly (readonly Token[])[] {
  return [...farUtterances, ...fillTemplates(nearTemplates, slotsOf(pack))].map((utterance) =>
    reader.analyse(utterance),
  );
}

/**
 * The examples that no phrasing covers: one whose words of content all stand in one phrasing of the pack is not out of its
 * scope.
 */
export class Uncovered {
  readonly #examples: readonly (readonly Token[])[];
  /** By stem of an example: the phrasings that have it, in order. */
  readonly #phrasingsByStem: Map<string, number[]>;
  #count = 0;

  constructor(examples: readonly (readonly Token[])[]) {
    this.#examples = examples;
    this.#phrasingsByStem = new Map(
      examples.flatMap((tokens) => contentOf(tokens).map(({ stem }) => [stem, []])),
    );
  }

  /** Takes a phrasing of the pack into account. */
  add(phrasing: readonly Token[]): void {
    for (const stem of new Set(contentOf(phrasing).map((token) => token.stem))) {
      this.#phrasingsByStem.get(stem)?.push(this.#count);
    }
    this.#count++;
  }

  result(): readonly (readonly Token[])[] {
    return this.#examples.filter((tokens) => {
      const [rarest = [], ...others] = contentOf(tokens)
        .map(({ stem }) => this.#phrasingsByStem.get(stem) ?? [])
        .toSorted((a, b) => a.length - b.length);
      return !rarest.some((phrasing) => others.every((phrasings) => includes(phrasings, phrasing)));
    });
  }
}

/** Whether ascending numbers include one, by halving. */
function includes(numbers: readonly number[], wanted: number): boolean {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return numbers[from] === wanted;
}

type Slots = Readonly<Record<string, readonly string[]>>;

function slotsOf(pack: Omit<Pack, 'entries'>): Slots {
  return {
    person: pack.participants.map(({ name, aliases }) => aliases[0] ?? name),
    place: (pack.location ?? '').split(',').flatMap((part) => part.trim() || []),
    event: ['the event', ...pack.sessions.map(({ title }) => `the ${title}`)],
    thing: pack.glossary.map(({ name }) => name),
  };
}

/** Goes round the names of each slot, so that all of them come up; a template without a name for its slot is left out. */
export function fillTemplates(templates: readonly string[], slots: Slots): string[] {
  const turn = new Map<string, number>();
  return templates.flatMap((template) => {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot);
    if (names.some((slot) => !slots[slot]?.length)) return [];
    return Array.from({ length: names.length === 0 ? 1 : fillings }, () =>
      template.replace(/\{(\w+)\}/g, (_, slot: string) => {
        const values = slots[slot] ?? [];
        const next = turn.get(slot) ?? 0;
        turn.set(slot, next + 1);
        return values[next % values.length] ?? '';
      }),
    );
  });
}
