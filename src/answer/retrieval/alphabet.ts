import type { FeatureTable } from './feature-table.ts';
import type { Lexicon } from './lexicon.ts';

/** What features are made of: the words and features that the pack has, and whether letters count. */
export interface Alphabet {
  readonly lexicon: Lexicon;
  readonly table: FeatureTable;
  readonly withLetters: boolean;
}
