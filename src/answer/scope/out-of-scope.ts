import type { Pack } from '../../knowledge/pack.ts';
import { contentOf, type Analyser, type Token } from '../analysis/analyser.ts';
import { farUtterances } from './far-utterances.ts';
import { nearTemplates } from './near-templates.ts';

/** How often a template with slots is filled. */
const fillings = 2;

/**
 * Examples of what a pack does not answer, for the retriever to learn what a question beyond the pack looks like
 * (the out-of-scope class of Larson et al. 2019).
 *
 * @param answered The content of each phrasing of the pack: an example that one of them covers whole is left out.
 */
export function outOfScopeExamples(
  pack: Pack,
  analyser: Analyser,
  answered: readonly (readonly Token[])[],
): readonly (readonly Token[])[] {
  const vocabulary = new Set(answered.flatMap((tokens) => tokens.map(({ stem }) => stem)));
  const phrasings = answered.map((tokens) => new Set(contentOf(tokens).map(({ stem }) => stem)));
  return [...farUtterances, ...fillTemplates(nearTemplates, slotsOf(pack))]
    .map((utterance) => analyser.analyse(utterance))
    .filter((tokens) => {
      const content = contentOf(tokens);
      if (!content.every(({ stem }) => vocabulary.has(stem))) return true;
      return !phrasings.some((phrasing) => content.every(({ stem }) => phrasing.has(stem)));
    });
}

type Slots = Readonly<Record<string, readonly string[]>>;

function slotsOf(pack: Pack): Slots {
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
