import { askings, type Entry, type Location, type Pack } from '../knowledge/pack.ts';
import { ambiguous, type Problem } from '../knowledge/problem.ts';
import type { Token } from './analysis/analyser.ts';
import type { KnowledgeBase } from './knowledge-base.ts';

interface Asked {
  readonly text: string;
  readonly entry: Entry;
  readonly location: Location;
  readonly tokens: readonly Token[];
}

/** Articles and forms of "be", "do" and "have": phrasings that differ in nothing else are nearly the same. */
const slight = new Set(
  `a an the is are was were be been being am do does did has have had of to in on at please`.split(' '),
);

/**
 * The places where a pack asks nearly the same thing twice: phrasings of different entries that differ in little, and
 * entries that the engine cannot tell apart even though it has learned from their own phrasings.
 */
export function findAmbiguities(base: KnowledgeBase): Problem[] {
  const asked = everythingAsked(base.pack, base);
  return [...similarPhrasings(asked), ...indistinguishableEntries(asked, base)];
}

function everythingAsked(pack: Pack, { analyser }: KnowledgeBase): Asked[] {
  return pack.entries.flatMap((entry) =>
    askings(entry).map(({ text, location }) => ({
      text,
      entry,
      location,
      tokens: analyser.analyseUtterance(text),
    })),
  );
}

function similarPhrasings(asked: readonly Asked[]): Problem[] {
  const first = new Map<string, Asked>();
  return asked.flatMap((phrasing) => {
    const key = phrasing.tokens
      .filter(({ text }) => !slight.has(text))
      .map(({ stem }) => stem)
      .toSorted()
      .join(' ');
    const twin = first.get(key);
    if (!twin) first.set(key, phrasing);
    if (!twin || twin.entry === phrasing.entry || key === '') return [];
    const { file, line } = twin.location;
    return [
      ambiguous(
        phrasing.location,
        `"${phrasing.text}" is nearly "${twin.text}" of \`${twin.entry.id}\` (${file}:${line}); keep it in one entry, or add the word that tells them apart`,
      ),
    ];
  });
}

function indistinguishableEntries(asked: readonly Asked[], base: KnowledgeBase): Problem[] {
  const missed = asked.flatMap(({ text, entry, location, tokens }) => {
    const [best] = base.rank(tokens);
    return best && best.entry !== entry ? [{ text, entry, location, other: best.entry }] : [];
  });
  return base.pack.entries.flatMap((entry) => {
    const own = missed.filter((miss) => miss.entry === entry);
    const question = own.find(({ text }) => text === entry.question);
    const mostly = own.length * 2 > entry.phrasings.length + 1 ? own[0] : undefined;
    const miss = question ?? mostly;
    if (!miss) return [];
    return [
      ambiguous(
        entry.location,
        `the engine cannot tell \`${entry.id}\` from \`${miss.other.id}\`: it answers "${miss.text}" with the latter; merge the two, or word the questions and phrasings further apart`,
      ),
    ];
  });
}
