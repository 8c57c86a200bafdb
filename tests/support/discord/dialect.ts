import { isObject, type JsonObject } from './json.ts';
import type { Reply } from './rest/route.ts';

/** How a server that others have written differs from Discord. Nothing of it is checked: a test says what it needs. */
export interface Dialect {
  /** What paths start with, before the version; /api when left out. */
  readonly base?: string;
  /** Answers in place of a route, for example one that is not there. */
  readonly instead?: (route: string, body: JsonObject) => Reply | undefined;
  /** Words the answer of a route otherwise. */
  readonly reply?: (route: string, reply: Reply) => Reply;
  /** Words an event otherwise. */
  readonly event?: (name: string, data: JsonObject) => JsonObject;
  /** READY holds the servers themselves, and no GUILD_CREATE follows. */
  readonly wholeGuilds?: boolean;
  /** Things that no client knows come with each session: other events, other opcodes. */
  readonly strange?: boolean;
  /** No rate-limit headers, and a 429 that tells the time to wait only here. */
  readonly retryAfter?: 'header' | 'body' | 'nowhere';
}

/** Routes that are not there. */
export function missing(status: number, ...routes: readonly string[]): NonNullable<Dialect['instead']> {
  return (route) =>
    routes.some((one) => route.startsWith(one))
      ? { status, body: { message: `${status}: not here`, code: 0 } }
      : undefined;
}

/** Fields of a body that are refused, on the routes that start so. */
export function refusing(
  start: string,
  fields: readonly string[],
  { named = false } = {},
): NonNullable<Dialect['instead']> {
  return (route, body) => {
    const refused = route.startsWith(start) ? fields.find((field) => deep(body, field)) : undefined;
    if (refused === undefined) return undefined;
    return { status: 400, body: { message: named ? `unknown field ${refused}` : 'Bad Request', code: 0 } };
  };
}

/** The first answer of several. */
export function either(...all: readonly NonNullable<Dialect['instead']>[]): NonNullable<Dialect['instead']> {
  return (route, body) => {
    for (const one of all) {
      const reply = one(route, body);
      if (reply) return reply;
    }
    return undefined;
  };
}

/** The object without these fields. */
export function without(data: JsonObject, ...fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([field]) => !fields.includes(field)));
}

/** A list without anything in it asks for nothing. */
function deep(body: JsonObject, field: string): boolean {
  const { data } = body;
  const value = body[field];
  const isSaid = value !== undefined && !(Array.isArray(value) && value.length === 0);
  return isSaid || (isObject(data) && deep(data, field));
}
