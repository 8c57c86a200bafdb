import type { Language } from '../../src/answer/analysis/language.ts';
import { observe } from '../../src/answer/confidence/calibrate.ts';
import { featuresOf } from '../../src/answer/confidence/confidence.ts';
import type { Observation } from '../../src/answer/confidence/logistic.ts';
import { richnessOf } from '../../src/answer/confidence/shipped.ts';
import { answerTypesOf, readCorpus } from '../../src/answer/index-pack.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { type FitTrial, phrasingsPerEntry } from './trials.ts';

/** Held-out phrasings are many and alike, so all of a trial's count as so many of them do. */
const heldOutShare = 0.3;

/** What the engine makes of the queries of a trial. */
export function observeQueries({ pack, queries, weight }: FitTrial, language: Language): Observation[] {
  const base = new KnowledgeBase(pack, language);
  const phrasings = phrasingsPerEntry(pack);
  return queries.flatMap(({ text, expect }) => {
    const [best] = base.rank(base.analyser.analyseUtterance(text));
    if (!best) return [];
    return {
      features: withRichness(featuresOf(best.evidence), phrasings),
      outcome: expect.includes(best.entry.id),
      weight: weight / queries.length,
    };
  });
}

/** What it makes of phrasings of the pack itself that are held out. */
export function observeHeldOut({ pack }: FitTrial, language: Language): Observation[] {
  const { corpus, read } = readCorpus(pack, language);
  const phrasings = phrasingsPerEntry(pack);
  return observe(corpus, answerTypesOf(pack), read).map(({ features, outcome, weight }) => ({
    features: withRichness(features, phrasings),
    outcome,
    weight: weight * heldOutShare,
  }));
}

/** The features, and once more in proportion to how rich in phrasings the pack is: what a `ShippedModel` adds up. */
function withRichness(features: readonly number[], phrasings: number): number[] {
  const richness = richnessOf(phrasings);
  return [...features, richness, ...features.map((feature) => feature * richness)];
}
