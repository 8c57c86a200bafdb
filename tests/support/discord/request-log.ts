import type { Json } from './json.ts';

/** A request that the bot made. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the API's base, for example /channels/1/messages. */
  readonly path: string;
  readonly query: string;
  /** "METHOD /template"; undefined when the stand-in has no such route. */
  readonly route: string | undefined;
  readonly body: Json | undefined;
  readonly files: readonly string[];
  readonly status: number;
  /** Discord's error code, for a refusal that has one. */
  readonly code: number | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The last requests, one a line, for an error's message. */
export function describe(requests: readonly LoggedRequest[], count = 8): string {
  if (requests.length === 0) return '\nThe bot has made no request.';
  const lines = requests.slice(-count).map(({ method, path, status, code, body }) => {
    const text = body === undefined ? '' : ` ${JSON.stringify(body).slice(0, 160)}`;
    return `  ${method} ${path} → ${status}${code === undefined ? '' : ` (${code})`}${text}`;
  });
  return `\nThe last requests:\n${lines.join('\n')}`;
}
