import { months } from './calendar-names.ts';
import type { Source } from './knowledge/pack.ts';

/** "23 February 2019", "February 2019" or "2019": no more exact than what is given. */
export function publicationDate(published: string): string {
  const [year = '', month, day] = published.split('-');
  const monthName = months[Number(month) - 1];
  return [day && String(Number(day)), monthName, year].filter(Boolean).join(' ');
}

/** "Hanoi Times, 1 March 2019; Yonhap, 1 March 2019". Empty without sources. */
export function sourceLine(sources: readonly Source[]): string {
  return sources.map(({ publisher, published }) => `${publisher}, ${publicationDate(published)}`).join('; ');
}

/** With the title, and the address where there is one: for lists of sources. */
export function fullSource({ publisher, title, published, url }: Source): string {
  return `${publisher}: “${title}”, ${publicationDate(published)}${url ? `, ${url}` : ''}`;
}
