/** What may open a question without being part of it: "could you remind me", "please enlighten us". */
const opening =
  /^(?:please )?(?:(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody) )?(?:please |kindly |quickly )?(?:remind|inform|enlighten|tell) (?:me|us)(?: of| about)? /;

/** What lends force to a question word, and has no content: "why on earth". */
const force =
  /(?<=\b(?:who|what|when|where|why|how) )(?:on earth|in the world|the hell|the heck|the fuck) (?=\w)/;

/**
 * What is left of an utterance without the words that wrap its question.
 *
 * All of it where nothing would be left that has content.
 */
export function withoutPreamble<T extends { readonly text: string; readonly stop: boolean }>(
  tokens: readonly T[],
): readonly T[] {
  const left = without(force, without(opening, tokens));
  return left.some(({ stop }) => !stop) ? left : tokens;
}

function without<T extends { readonly text: string }>(words: RegExp, tokens: readonly T[]): readonly T[] {
  const found = words.exec(tokens.map(({ text }) => text).join(' '));
  if (!found) return tokens;
  const start = tokensWithin(tokens, found.index);
  const end = tokensWithin(tokens, found.index + found[0].length);
  return [...tokens.slice(0, start), ...tokens.slice(end)];
}

/** How many tokens take so many characters of the text. */
function tokensWithin(tokens: readonly { readonly text: string }[], length: number): number {
  let characters = 0;
  return tokens.filter(({ text }) => {
    const starts = characters < length;
    characters += text.length + 1;
    return starts;
  }).length;
}
