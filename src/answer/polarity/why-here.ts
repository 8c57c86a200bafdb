import type { Token } from '../analysis/analyser.ts';
import type { Polarity } from './polarity.ts';
import { prepositions } from './words.ts';

/**
 * "why is it not in Basel", "why not Basel": asks why the event is where it is. "why not Bern", of what is in Bern, does so too.
 *
 * @param place Where the event is.
 * @param names Stems that stand for the event as a whole; what is asked of anything else stays as it is.
 */
export function whyHere(polarity: Polarity, place: readonly Token[], names: ReadonlySet<string>): Polarity {
  const { asked, negation, ...rest } = polarity;
  if (!negation?.asksWhy || negation.alternative.length === 0 || place.length === 0) return polarity;
  const { alternative } = negation;
  const left = asked.filter((token) => token.text !== 'not' && !alternative.includes(token));
  const isAboutEvent = left.every(({ stop, stem }) => stop || names.has(stem));
  const isPlace = left.length === 1 || prepositions.has(left.at(-1)?.text ?? '');
  if (!isAboutEvent || !isPlace || alternative.some(({ text }) => /\d/.test(text))) return polarity;
  const stems = new Set(place.map(({ stem }) => stem));
  const isHere = alternative.some(({ stem }) => stems.has(stem));
  if (isHere) return left.length === 1 ? { ...rest, asked: [...left, ...alternative] } : polarity;
  return { ...rest, negation, asked: [...left, ...place] };
}
