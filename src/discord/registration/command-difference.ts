import { isDeepStrictEqual } from 'node:util';
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { isRecord } from '../compatible/ids.ts';

export type CommandData = RESTPostAPIApplicationCommandsJSONBody;

/** A command as Discord has it, whatever else it says of it. */
export interface RegisteredCommand {
  readonly id: string;
  readonly name: string;
  readonly type: number;
}

/** The fields of a command that are ours to say. */
const ours: ReadonlySet<string> = new Set([
  'name',
  'type',
  'description',
  'options',
  'default_member_permissions',
  'nsfw',
  'integration_types',
  'contexts',
]);

/** Discord always tells these of a command; where they are missing, another server tells what it likes. */
const toldByDiscord = ['version', 'default_member_permissions', 'integration_types', 'contexts'];

/** What has to be written so that what is registered is what is wanted. */
export interface Difference {
  /** New, or other than what is registered under their name and type. */
  readonly write: readonly CommandData[];
  /** Ids of registered commands that are not wanted any more. */
  readonly remove: readonly string[];
}

export function differenceOf(
  wanted: readonly CommandData[],
  registered: readonly RegisteredCommand[],
): Difference {
  const there = new Map(registered.map((command) => [nameOf(command), command]));
  const names = new Set(wanted.map(nameOf));
  return {
    write: wanted.filter((command) => {
      const known = there.get(nameOf(command));
      return !known || !isSame(essence(command), essence(known), isAllTold(known));
    }),
    remove: registered.filter((command) => !names.has(nameOf(command))).map(({ id }) => id),
  };
}

function nameOf({ name, type }: { readonly name: string; readonly type?: number | undefined }): string {
  return `${type ?? 1} ${name}`;
}

/** What we say about a command. Discord adds ids and versions, and writes out or leaves out what is the default. */
function essence(command: object): unknown {
  const said = Object.entries({ type: 1, ...command }).filter(([key]) => ours.has(key));
  return withoutDefaults(Object.fromEntries(said));
}

function isAllTold(registered: object): boolean {
  return toldByDiscord.every((field) => field in registered);
}

/** What is not told is taken to be as it was written: nothing would be gained by writing it at each start. */
function isSame(wanted: unknown, known: unknown, isTold: boolean): boolean {
  if (isTold) return isDeepStrictEqual(wanted, known);
  if (Array.isArray(wanted) && Array.isArray(known)) {
    return wanted.length === known.length && wanted.every((held, place) => isSame(held, known[place], false));
  }
  if (isRecord(wanted) && isRecord(known)) {
    return Object.entries(wanted).every(([key, held]) => !(key in known) || isSame(held, known[key], false));
  }
  return String(wanted) === String(known);
}

function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults).toSorted(numerically);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, held]) => !isDefault(held));
  return Object.fromEntries(kept.map(([key, held]) => [key, withoutDefaults(held)]));
}

function isDefault(value: unknown): boolean {
  const nothing = value === null || value === undefined || value === false || value === '';
  return nothing || (Array.isArray(value) && value.length === 0);
}

/** Lists of numbers are sets; options and choices keep their order. */
function numerically(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : 0;
}
