/** Any JSON value, before somebody has looked at it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is something else. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as a list; an empty one when it is something else. */
export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The value as text; empty when it is something else. */
export function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function asNumber(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}

/** A value as the type that Discord's API gives it, once the rules have looked at it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- said once, where the value is used
export function asApi<Type>(value: unknown): Type {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the border between checked JSON and the API's types
  return value as Type;
}

/** An object of the API's types as plain JSON, which it is. */
export function toJson(value: object): JsonObject {
  return asApi<JsonObject>(value);
}

/** How many characters Discord counts in a text: code points. */
export function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
