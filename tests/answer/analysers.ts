import { Analyser } from '../../src/answer/analysis/analyser.ts';
import type { Language } from '../../src/answer/analysis/language.ts';
import { conceptsOf, PackReader } from '../../src/answer/analysis/pack-reader.ts';
import type { Pack } from '../../src/knowledge/pack.ts';

/**
 * The analyser of a pack, which corrects typos toward the pack's words.
 *
 * @param extra Words besides the pack's that typos are corrected to.
 */
export function analyserOf(pack: Pack, language: Language, extra: readonly string[] = []): Analyser {
  const concepts = conceptsOf(pack, language);
  const reader = new PackReader(language, concepts);
  for (const entry of pack.entries) reader.read(entry);
  return new Analyser(language, concepts, reader.vocabulary(pack, extra));
}
