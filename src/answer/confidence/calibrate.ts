import { noProgress, type Progress } from '../../progress.ts';
import type { Token } from '../analysis/analyser.ts';
import { type AnswerTypesOf, learnRanker, Ranker } from '../ranker.ts';
import { type Corpus, isLarge, phrasingsPerEntry } from '../retrieval/corpus.ts';
import { featuresOf } from './confidence.ts';
import { type HeldOut, holdOut } from './hold-out.ts';
import { fitLogistic, type LogisticModel, type Observation, plus } from './logistic.ts';
import { forHeldOut, forQuestions, shippedFor } from './shipped.ts';

/** With fewer phrasings held out there is nothing to learn from. */
const enoughToFit = 30;
/** How strongly the fit is drawn to the shipped model, in units of an observation. */
const ridge = 100;
/** In a large pack one fold gives enough. */
const foldsOf = (entryCount: number) => (isLarge(entryCount) ? 1 : 2);
/** The mix of questions that the fit stands for, and how many observations it may count as. */
const mix = { in: 0.65, near: 0.2, far: 0.15 };
const mostObservations = 600;

/**
 * Fits the confidence model to a pack by leaving out: phrasings, which are to be found again; whole entries, whose
 * phrasings are to be refused; and examples out of scope.
 *
 * What the fit differs from the shipped fit to held-out phrasings is what the pack differs from others, and is added to the
 * shipped model.
 *
 * @param read The tokens of a row of the corpus.
 */
export function calibrate(
  corpus: Corpus,
  answerTypesOf: AnswerTypesOf,
  read: (row: number) => readonly Token[],
  progress: Progress = noProgress,
): LogisticModel {
  const phrasings = phrasingsPerEntry(corpus);
  const shipped = shippedFor(forQuestions, phrasings);
  const expected = shippedFor(forHeldOut, phrasings);
  const observations = observe(corpus, answerTypesOf, read, progress);
  const fitted = observations.length > 0 ? fitLogistic(observations, expected, ridge) : expected;
  return plus(shipped, plus(fitted, expected, -1));
}

/** What came of the phrasings that were held out, weighed to the mix; nothing where too few could be held out. */
export function observe(
  corpus: Corpus,
  answerTypesOf: AnswerTypesOf,
  read: (row: number) => readonly Token[],
  progress: Progress = noProgress,
): Observation[] {
  const outcomes = Array.from({ length: foldsOf(corpus.entryCount) }, (_, fold) => {
    const split = holdOut(corpus, fold);
    if (split.entries.length === 0) return [];
    const ranker = new Ranker(corpus.alphabet, learnRanker(corpus, split, progress), answerTypesOf);
    return split.heldOut.flatMap(({ row, kind }) => {
      const tokens = read(row);
      const [best] = ranker.rank(tokens, tokens, 5);
      if (!best || tokens.length === 0) return [];
      const outcome = kind === 'in' && best.entry === corpus.entryOf[row];
      return [{ kind, features: featuresOf(best.evidence), outcome }];
    });
  }).flat();
  const countOf = (wanted: HeldOut['kind']) => outcomes.filter(({ kind }) => kind === wanted).length;
  const counts = { in: countOf('in'), near: countOf('near'), far: countOf('far') };
  if (counts.in < enoughToFit || counts.near < enoughToFit) return [];
  const total = Math.min(mostObservations, outcomes.length);
  return outcomes.map(({ kind, features, outcome }) => ({
    features,
    outcome,
    weight: (mix[kind] * total) / counts[kind],
  }));
}
