import Fuse from 'fuse.js';
import type { Temporal } from 'temporal-polyfill';
import { isTimeZone } from '../../knowledge/time-zone.ts';
import { cityZones, newNames } from './zone-names.ts';

interface Zone {
  readonly id: string;
  /** The name that JavaScript engines list, perhaps an older one. */
  readonly listed: string;
  /** Cities, countries and names by which people know it. */
  readonly words: readonly string[];
}

/** Fuse's measure, 0 for the same: so unlike may be what is offered, and so unlike what is taken without having been chosen. */
const unlike = { offered: 0.3, taken: 0.15 } as const;
/** Letters from which on what is typed is taken for the opening of a name, and for a misspelt one: "us" opens Ushuaia, and is in Lusaka. */
const fewest = { opening: 3, misspelt: 5 } as const;

const regional = /^(?:utc|gmt|z)?\s*([+-−])\s*(\d{1,2})(?::?(\d{2}))?$/i;

/** Time zones by the names that people give them. */
export class ZoneSearch {
  #zones: readonly Zone[] | undefined;
  #fuse: Fuse<Zone> | undefined;

  /** IANA names, the most alike first; where an offset such as UTC+7 is typed, those whose clocks now show it. */
  like(typed: string, now: Temporal.Instant, most = 25): string[] {
    return this.#like(typed, now, 'offered').slice(0, most);
  }

  /** The one that is meant, as far as can be told. */
  find(typed: string, now: Temporal.Instant): string | undefined {
    const text = typed.trim().replaceAll(' ', '_');
    const lower = text.toLowerCase();
    const known = this.#all().find(({ id, listed }) =>
      [id, listed].some((name) => name.toLowerCase() === lower),
    );
    if (known) return known.id;
    const [best] = this.#like(typed, now, 'taken');
    return best ?? (isTimeZone(text) ? text : undefined);
  }

  #like(typed: string, now: Temporal.Instant, use: keyof typeof unlike): string[] {
    const text = typed.trim();
    const offset = minutesOf(text);
    return offset === undefined ? this.#named(text, use) : this.#at(offset, now);
  }

  #named(text: string, use: keyof typeof unlike): string[] {
    if (text === '') return this.#all().map(({ id }) => id);
    const lower = text.toLowerCase();
    const same = this.#all().filter(({ words }) => words.some((word) => word.toLowerCase() === lower));
    const opening = this.#all()
      .filter(({ words }) => words.some((word) => opens(word, lower)))
      .toSorted((a, b) => likelihood(b, lower) - likelihood(a, lower));
    this.#fuse ??= new Fuse(this.#all(), {
      keys: ['words'],
      threshold: unlike.offered,
      includeScore: true,
      ignoreLocation: true,
      ignoreFieldNorm: true,
    });
    const alike = this.#fuse
      .search(text.slice(0, 60))
      .filter(({ score = 0 }) => score <= unlike[use])
      .map(({ item }) => item);
    const isOffered = use === 'offered';
    const found = [
      ...same,
      ...(isOffered || text.length >= fewest.opening ? opening : []),
      ...(isOffered || text.length >= fewest.misspelt ? alike : []),
    ];
    return [...new Set(found.map(({ id }) => id))];
  }

  #at(minutes: number, now: Temporal.Instant): string[] {
    const fixed = minutes % 60 === 0 && Math.abs(minutes) <= 12 * 60 ? fixedZone(minutes / 60) : [];
    const ids = this.#all().map(({ id }) => id);
    return [...fixed, ...ids.filter((id) => now.toZonedDateTimeISO(id).offsetNanoseconds === minutes * 60e9)];
  }

  #all(): readonly Zone[] {
    this.#zones ??= zonesWithWords();
    return this.#zones;
  }
}

function opens(word: string, text: string): boolean {
  return word.toLowerCase().startsWith(text);
}

/** The city that a zone is named after is likelier than what else lies in it, and a zone of large cities than others. */
function likelihood({ id, words: [city = ''] }: Zone, text: string): number {
  return (opens(city, text) ? 2 : 0) + (id in cityZones ? 1 : 0);
}

/** The database's own names for fixed offsets count the other way round. */
function fixedZone(hours: number): string[] {
  return [hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`];
}

function minutesOf(text: string): number | undefined {
  if (/^(?:utc|gmt)$/i.test(text)) return 0;
  const [, sign, hours, minutes = '0'] = regional.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '+' ? size : -size;
}

function zonesWithWords(): Zone[] {
  const countries = countriesOfZones();
  return Intl.supportedValuesOf('timeZone').map((old) => {
    const id = newNames[old] ?? old;
    const words = [
      cityOf(id),
      cityOf(old),
      ...(cityZones[id] ?? []),
      ...(countries.get(old) ?? []),
      id.replaceAll('_', ' '),
      generalName(old),
    ];
    return { id, listed: old, words: [...new Set(words)] };
  });
}

function cityOf(id: string): string {
  return id.split('/').at(-1)?.replaceAll('_', ' ') ?? id;
}

/** "Indochina Time". */
function generalName(id: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: id, timeZoneName: 'longGeneric' });
  return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? id;
}

/** Only countries with one zone: the others' names tell no more than a continent does. */
function countriesOfZones(): Map<string, string[]> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const zones = new Map<string, string[]>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    const [zone, ...others] = name === undefined ? [] : zonesOfCountry(code);
    if (name === undefined || zone === undefined || others.length > 0) continue;
    zones.set(zone, [...(zones.get(zone) ?? []), name]);
  }
  return zones;
}

/** TypeScript does not know `getTimeZones` yet; Node has had it since 18 as one or the other. */
function zonesOfCountry(code: string): readonly string[] {
  const locale: Intl.Locale & {
    readonly timeZones?: readonly string[];
    readonly getTimeZones?: () => readonly string[];
  } = new Intl.Locale(`und-${code}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
