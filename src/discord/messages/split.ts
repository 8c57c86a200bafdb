/** Discord's limit for the content of a message. */
export const maxContent = 2000;

/** Where a text may be broken, the best first. */
const breaks = ['\n\n', '\n', ' '] as const;

/**
 * Parts of `most` characters at most, broken between paragraphs where that is possible, else lines, else words; no part shorter
 * than half of that, where a lesser break makes it longer.
 */
export function splitAtParagraphs(text: string, most = maxContent): readonly [string, ...string[]] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const end = endOfPart(rest, most);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  const [first, ...others] = parts;
  return first === undefined ? [rest] : [first, ...others, rest];
}

function endOfPart(text: string, most: number): number {
  const window = text.slice(0, most + 1);
  for (const least of [most / 2, 1]) {
    for (const mark of breaks) {
      const end = window.lastIndexOf(mark);
      if (end >= least && window.slice(0, end).trim() !== '') return end;
    }
  }
  return /[\uD800-\uDBFF]$/.test(text.slice(0, most)) ? most - 1 : most;
}
