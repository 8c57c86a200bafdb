import type { ChatInputCommandInteraction } from 'discord.js';
import type { Temporal } from 'temporal-polyfill';
import type { Preferences, QuietHours } from '../../reminders/preferences.ts';
import type { Services } from '../command.ts';
import { respondInTime } from '../interactions/in-time.ts';
import { echoed } from '../messages/escape.ts';
import { type BotMessage, say, shortened } from '../messages/message.ts';
import { readClockTime } from './clock-reading.ts';
import { preferencesText } from './zone-message.ts';
import type { ZoneSearch } from './zone-search.ts';

/** What the options of `/remind zone` come to. */
export type TimeRead =
  | { readonly kind: 'change'; readonly change: Partial<Preferences> }
  | { readonly kind: 'refusal'; readonly sentence: string };

interface Given {
  readonly zone: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** `/remind zone` shows and changes what a person has told about their own time. */
export async function tellZone(interaction: ChatInputCommandInteraction, services: Services): Promise<void> {
  await respondInTime(interaction, told(interaction, services));
}

/** @param known What is stored so far: the other end of quiet hours, where one is given. */
export function readTime(
  given: Given,
  known: Preferences,
  zones: ZoneSearch,
  now: Temporal.Instant,
): TimeRead {
  const zone = readZone(given.zone, zones, now);
  if (zone === 'unknown') {
    return refusal(`I know no time zone like “${quoted(given.zone)}”. Try a city, a country, or UTC+7.`);
  }
  const quietHours = readQuietHours(given, known.quietHours);
  if (typeof quietHours === 'string') return refusal(quietHours);
  return {
    kind: 'change',
    change: {
      ...(zone !== undefined && { zone: zone.id }),
      ...(quietHours !== undefined && { quietHours }),
    },
  };
}

async function told(
  { options, user }: ChatInputCommandInteraction,
  { reminders, zones, clock }: Services,
): Promise<BotMessage> {
  const [zone, from, to] = ['zone', 'quiet-from', 'quiet-to'].map((name) => options.getString(name));
  const given = { zone: zone ?? null, from: from ?? null, to: to ?? null };
  const known = await reminders.preferences(user.id);
  const now = clock.now();
  const read = readTime(given, known, zones, now);
  if (read.kind === 'refusal') return say(read.sentence);
  const isChange = Object.keys(read.change).length > 0;
  const saved = isChange ? await reminders.savePreferences(user.id, read.change) : known;
  return say(preferencesText(saved, now));
}

function readZone(
  text: string | null,
  zones: ZoneSearch,
  now: Temporal.Instant,
): { readonly id: string | null } | 'unknown' | undefined {
  if (text === null) return undefined;
  if (isOff(text)) return { id: null };
  const id = zones.find(text, now);
  return id === undefined ? 'unknown' : { id };
}

/** The new ones, null to have none, a sentence where they cannot be read, nothing where they stay. */
function readQuietHours(
  { from, to }: Given,
  known: QuietHours | null,
): QuietHours | null | string | undefined {
  if (from === null && to === null) return undefined;
  if ([from, to].some((text) => text !== null && isOff(text))) return null;
  const [start, end] = [readEnd(from, known?.from), readEnd(to, known?.to)];
  if (typeof start === 'string') return start;
  if (typeof end === 'string') return end;
  if (!start || !end) return 'Quiet hours need a start and an end: give both quiet-from and quiet-to.';
  if (start.equals(end)) return 'Quiet hours cannot start and end at the same time.';
  return { from: start, to: end };
}

function readEnd(
  text: string | null,
  known: Temporal.PlainTime | undefined,
): Temporal.PlainTime | string | undefined {
  if (text === null) return known;
  return (
    readClockTime(text) ?? `I cannot read “${quoted(text)}” as a time of day. For example: 22:00 or 10pm`
  );
}

function isOff(text: string): boolean {
  return ['off', 'none', 'no', 'clear'].includes(text.trim().toLowerCase());
}

function refusal(sentence: string): TimeRead {
  return { kind: 'refusal', sentence };
}

function quoted(text: string | null): string {
  return echoed(shortened(text ?? '', 100));
}
