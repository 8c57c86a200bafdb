import type { Token } from '../../../src/answer/analysis/analyser.ts';
import { tokensOf } from '../tokens.ts';

/** The words of an utterance as tokens, with a pause after each comma. */
export function spoken(utterance: string): Token[] {
  return utterance
    .split(', ')
    .flatMap((clause, place) =>
      tokensOf(clause).map((token, index): Token =>
        place > 0 && index === 0 ? { ...token, afterPause: true } : token,
      ),
    );
}
