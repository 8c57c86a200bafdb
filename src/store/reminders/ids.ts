import { randomInt } from 'node:crypto';

const characters = '0123456789abcdefghijklmnopqrstuvwxyz';

/** So many letters and digits that nobody guesses. */
export function randomId(length: number): string {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join('');
}
