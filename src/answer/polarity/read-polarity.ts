import type { Token } from '../analysis/analyser.ts';
import { type KindOf, takeContrast } from './contrast.ts';
import { withoutIdleNegation } from './idle-negation.ts';
import { negationOf } from './negation.ts';
import type { Polarity } from './polarity.ts';
import { modalVerb, negators, omissionVerb } from './words.ts';

const others = new Set('rather instead except excluding besides apart other'.split(' '));

/**
 * Tells what an utterance denies and sets aside, by rules over its words in order.
 *
 * @param kindOf Tells two things of a sort, which "not" between them sets against each other.
 */
export function readPolarity(tokens: readonly Token[], kindOf: KindOf): Polarity {
  const isPlain = !tokens.some(
    ({ text }) => negators.has(text) || others.has(text) || modalVerb.test(text) || omissionVerb.test(text),
  );
  if (isPlain) return { asked: tokens };
  const { asked, contrast } = takeContrast(withoutIdleNegation(tokens), kindOf);
  const negation = negationOf(asked);
  return { asked, ...(negation && { negation }), ...(contrast && { contrast }) };
}
