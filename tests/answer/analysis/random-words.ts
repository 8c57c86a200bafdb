const letters = 'abcde';

function pick(random: () => number, count: number): number {
  return Math.floor(random() * count);
}

function letter(random: () => number): string {
  return letters[pick(random, letters.length)] ?? 'a';
}

/** A word of few different letters, so that many such words are near each other. */
export function randomWord(random: () => number, least: number, most: number): string {
  return Array.from({ length: least + pick(random, most - least + 1) }, () => letter(random)).join('');
}

/** A word with one letter left out, brought in, replaced, or swapped with the next. */
export function edited(word: string, random: () => number): string {
  const place = pick(random, word.length);
  const [before, after] = [word.slice(0, place), word.slice(place)];
  switch (pick(random, 4)) {
    case 0:
      return before + after.slice(1);
    case 1:
      return before + letter(random) + after;
    case 2:
      return before + letter(random) + after.slice(1);
    default:
      return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
  }
}
