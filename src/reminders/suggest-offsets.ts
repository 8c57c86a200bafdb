import { longestOffset, mostOffsets, readOffsets, sizes, writeOffsets } from './offsets.ts';

const usual = [[15], [60], [1440], [0], [60, 0], [1440, 60], [1440, 60, 0]];

/** Of a choice in Discord. */
const longestText = 100;
const mostSuggestions = 25;

/** How what is being typed may go on, the likeliest first. Each can be read by `readOffsets`; none is longer than 100 letters. */
export function suggestOffsets(typed: string): string[] {
  const lists = typed.trim() === '' ? usual : continuations(typed.toLowerCase());
  const texts = lists
    .filter(({ length }) => length <= mostOffsets)
    .map((list) => writeOffsets(list))
    .filter(({ length }) => length <= longestText);
  return [...new Set(texts)].slice(0, mostSuggestions);
}

function continuations(typed: string): (readonly number[])[] {
  const [, head = '', tail = ''] = /^(?:(.*)(?:,|\sand\s))?(.*)$/s.exec(typed) ?? [];
  const written = offsetsIn(typed);
  const first = offsetsIn(head) ?? [];
  const isHeadClear = head.trim() === '' || first.length > 0;
  const ends = isHeadClear ? endings(tail.trim()).filter((minutes) => !first.includes(minutes)) : [];
  return [
    ...(written ? [written] : []),
    ...ends.map((minutes) => longestFirst([...first, minutes])),
    ...(written && !written.includes(0) ? [[...written, 0]] : []),
  ];
}

function offsetsIn(text: string): readonly number[] | undefined {
  const read = readOffsets(text);
  return read.kind === 'offsets' ? read.offsets : undefined;
}

/** Minutes that the last time of a list may turn out to be. */
function endings(tail: string): number[] {
  const [, digits, letters = ''] = /^(\d{1,5})\s*([a-z]*)$/.exec(tail) ?? [];
  if (digits === undefined) return 'at the start'.startsWith(tail) || 'start'.startsWith(tail) ? [0] : [];
  return sizes
    .filter(([name]) => `${name}s`.startsWith(letters))
    .map(([, size]) => Number(digits) * size)
    .filter((minutes) => minutes > 0 && minutes <= longestOffset)
    .toReversed();
}

function longestFirst(offsets: readonly number[]): number[] {
  return offsets.toSorted((a, b) => b - a);
}
