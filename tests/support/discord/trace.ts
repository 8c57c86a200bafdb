import { appendFileSync } from 'node:fs';
import type { LoggedRequest } from './request-log.ts';

/** Writes requests to a file, one JSON object a line. */
export function traceTo(file: string): (request: LoggedRequest) => void {
  return ({ method, path, status, body }) => {
    appendFileSync(file, `${JSON.stringify({ method, path, status, body })}\n`);
  };
}
