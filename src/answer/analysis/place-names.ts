const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/**
 * Single words of the names of countries and of the cities that time zones are named after, lower case: they are no typos,
 * though an English lexicon lists few of them.
 */
export function placeNames(): ReadonlySet<string> {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const countries = letters.flatMap((first) => letters.map((second) => regions.of(first + second) ?? ''));
  const cities = Intl.supportedValuesOf('timeZone').map((zone) => zone.slice(zone.lastIndexOf('/') + 1));
  const words = [...countries, ...cities].flatMap((name) =>
    name
      .normalize('NFD')
      .toLowerCase()
      .split(/[^\p{L}\p{M}]+/u),
  );
  return new Set(words.map((word) => word.replace(/\p{M}/gu, '')).filter((word) => word.length > 3));
}
