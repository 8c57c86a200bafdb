import type { Temporal } from 'temporal-polyfill';

/** Everything one summit's folder holds, parsed and checked. Immutable, and safe to share. */
export interface Pack {
  /** The folder's name. */
  readonly id: string;
  readonly title: string;
  readonly location?: string;
  /** IANA name. Without one, wall times are kept as if in UTC and shown as "local time". */
  readonly timezone?: string;
  readonly participants: readonly Participant[];
  readonly glossary: readonly Term[];
  readonly sources: readonly Source[];
  /** In the order of their start. */
  readonly sessions: readonly Session[];
  readonly commemorate?: 'yearly';
  /** In the order of the files' names and of the entries in them. */
  readonly entries: readonly Entry[];
}

export interface Participant {
  readonly name: string;
  readonly role?: string;
  readonly aliases: readonly string[];
}

/** A word of the field with its other spellings, abbreviations and synonyms. */
export interface Term {
  readonly name: string;
  readonly alternatives: readonly string[];
}

export interface Source {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  /** ISO date: `2019-02-23`, or only a year or a month. */
  readonly published: string;
  readonly url?: string;
}

export type SessionStatus = 'planned' | 'held' | 'moved' | 'cancelled';

export interface Session {
  readonly id: string;
  readonly title: string;
  readonly start: Temporal.ZonedDateTime;
  readonly end?: Temporal.ZonedDateTime;
  readonly place?: string;
  readonly status: SessionStatus;
  readonly note?: string;
  readonly source?: Source;
}

export interface Entry {
  readonly id: string;
  readonly topic: string;
  readonly question: string;
  readonly phrasings: readonly Phrasing[];
  readonly answer: Answer;
  readonly related: readonly string[];
  readonly source?: Source;
  readonly location: Location;
}

/** All that asks for an entry: its question, then the other phrasings. */
export function askings({
  question,
  location,
  phrasings,
}: Pick<Entry, 'question' | 'location' | 'phrasings'>): Phrasing[] {
  return [{ text: question, location }, ...phrasings];
}

export interface Phrasing {
  readonly text: string;
  readonly location: Location;
}

export interface Answer {
  /** The first paragraph. */
  readonly short: Passage;
  /** The other blocks, in order. */
  readonly detail: readonly Passage[];
}

/** One block of an answer, as Markdown and as the plain text of it. */
export interface Passage {
  readonly markdown: string;
  readonly text: string;
}

/** A place in a file of the pack. Lines count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
}
