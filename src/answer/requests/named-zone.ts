/** A zone that a text names, and what is left of the text without it. */
export interface NamedZone {
  /** An IANA name, or an offset such as `+05:30`; null for the speaker's own. */
  readonly zone: string | null;
  readonly rest: string;
}

/** Where the pack's clock hangs. */
interface Home {
  readonly timezone?: string | undefined;
  readonly location?: string | undefined;
}

/** What people write for a zone, whatever the season: "EST" in summer means New York's time. */
const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    utc: 'UTC',
    gmt: 'UTC',
    zulu: 'UTC',
    est: 'America/New_York',
    edt: 'America/New_York',
    et: 'America/New_York',
    eastern: 'America/New_York',
    central: 'America/Chicago',
    cst: 'America/Chicago',
    cdt: 'America/Chicago',
    mountain: 'America/Denver',
    mst: 'America/Denver',
    mdt: 'America/Denver',
    pacific: 'America/Los_Angeles',
    pst: 'America/Los_Angeles',
    pdt: 'America/Los_Angeles',
    bst: 'Europe/London',
    uk: 'Europe/London',
    wet: 'Europe/Lisbon',
    cet: 'Europe/Paris',
    cest: 'Europe/Paris',
    eet: 'Europe/Athens',
    eest: 'Europe/Athens',
    msk: 'Europe/Moscow',
    ist: 'Asia/Kolkata',
    ict: 'Asia/Bangkok',
    sgt: 'Asia/Singapore',
    hkt: 'Asia/Hong_Kong',
    kst: 'Asia/Seoul',
    jst: 'Asia/Tokyo',
    aest: 'Australia/Sydney',
    aedt: 'Australia/Sydney',
    nzst: 'Pacific/Auckland',
    nzdt: 'Pacific/Auckland',
  }),
);
const offset = /\b(?:utc|gmt) ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?\b/;
const abbreviated = new RegExp(
  `(?<![\\w'])(?:${[...abbreviations.keys()].join('|')})(?: time)?\\b(?! ?[+-] ?\\d)`,
);
/** Words of everyday speech are a zone only before "time". */
const needsTime = /^(?:eastern|central|mountain|pacific|uk|wet|et)$/;

/** Reads a zone: "UTC", "GMT+7", "Tokyo time", "local time", "my time". Nothing where none is named, or none that is known. */
export function readZone(text: string, home: Home): NamedZone | undefined {
  const own = /\b(?:in |by )?(?:my|our) (?:own )?(?:local )?time(?: ?zone)?\b/.exec(text);
  if (own) return { zone: null, rest: cut(text, own) };
  const shifted = offset.exec(text);
  const zone = shifted && offsetZone(shifted);
  if (shifted && zone) return { zone, rest: cut(text, shifted) };
  const local = /\b(?:in |by )?(?:local|summit|venue|event) time\b/.exec(text);
  if (local && home.timezone) return { zone: home.timezone, rest: cut(text, local) };
  return ianaName(text) ?? cityTime(text, home) ?? abbreviation(text);
}

/** "GMT+7" is east of Greenwich, and `Etc/GMT-7` in the IANA's names. */
function offsetZone([, sign = '+', hours = '', minutes]: RegExpExecArray): string | undefined {
  const number = Number(hours);
  if (number > 14) return undefined;
  if (minutes !== undefined && minutes !== '00') return `${sign}${hours.padStart(2, '0')}:${minutes}`;
  if (number === 0) return 'UTC';
  return number > 12 && sign === '-' ? undefined : `Etc/GMT${sign === '+' ? '-' : '+'}${number}`;
}

function abbreviation(text: string): NamedZone | undefined {
  const found = abbreviated.exec(text);
  const name = found?.[0].replace(/ time$/, '') ?? '';
  if (!found || (needsTime.test(name) && !found[0].endsWith(' time'))) return undefined;
  const zone = abbreviations.get(name);
  return zone === undefined ? undefined : { zone, rest: cut(text, found) };
}

/** "asia/tokyo", as the IANA writes it. */
function ianaName(text: string): NamedZone | undefined {
  const found = /\b[a-z]{3,}(?:\/[a-z][a-z_-]*)+/.exec(text);
  const zone = found && Intl.supportedValuesOf('timeZone').find((name) => name.toLowerCase() === found[0]);
  return zone ? { zone, rest: cut(text, found) } : undefined;
}

/** The one to three words before "time" that name the pack's place or the city of an IANA zone. */
function cityTime(text: string, { timezone, location }: Home): NamedZone | undefined {
  const found = /\b(?:in )?((?:[\p{L}]+ ){1,3})time\b/u.exec(text);
  if (!found) return undefined;
  const words = (found[1] ?? '').trim().split(' ');
  const places = (location ?? '')
    .toLowerCase()
    .split(',')
    .map((place) => place.trim());
  for (let from = 0; from < words.length; from++) {
    const name = words.slice(from).join(' ');
    const zone = timezone !== undefined && places.includes(name) ? timezone : zoneOfCity(name);
    if (zone !== undefined) return { zone, rest: text.replace(`${name} time`, ' ') };
  }
  return undefined;
}

function zoneOfCity(name: string): string | undefined {
  const ending = `/${name.replaceAll(' ', '_')}`;
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(ending));
}

function cut(text: string, { index, 0: found }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + found.length)}`;
}
