import type { Backend } from '../backend.ts';
import type { Json, JsonObject } from '../json.ts';
import type { StoredFile } from '../world/message.ts';

export interface RestRequest {
  /** What the route's template calls `:name`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  /** The body when it is not an object: bulk writes of commands send a list. */
  readonly rawBody: Json | undefined;
  readonly files: readonly StoredFile[];
}

export interface Reply {
  readonly status: number;
  /** No body when undefined. */
  readonly body?: unknown;
}

export type Handler = (backend: Backend, request: RestRequest) => Reply;

export interface Route {
  readonly method: string;
  /** For example /channels/:channel/messages. */
  readonly template: string;
  readonly handler: Handler;
  /** Reached with a token in the path instead of the bot's. */
  readonly open: boolean;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };

/** @param line For example 'POST /channels/:channel/messages'. */
export function route(line: string, handler: Handler, { open = false } = {}): Route {
  const [method = '', template = ''] = line.split(' ');
  return { method, template, handler, open };
}

/** A path parameter that the template is known to have. */
export function param({ params }: RestRequest, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`the route has no parameter :${name}`);
  return value;
}
