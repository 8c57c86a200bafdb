import { createRequire } from 'node:module';
import type { Logger, pino, SerializedError } from 'pino';
import type { Config } from './config.ts';

/** What is told to operators, as JSON lines on standard error. */
export type Log = () => Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A log that loads its library with the first line, since most runs write none. */
export function lazyLog(level: Config['logLevel']): Log {
  let logger: Logger | undefined;
  return () => (logger ??= openLog(level));
}

function openLog(level: Config['logLevel']): Logger {
  const library: { pino: typeof pino } = createRequire(import.meta.url)('pino');
  const serializers = {
    err: (error: unknown) =>
      error instanceof Error ? discreet(library.pino.stdSerializers.err(error)) : error,
  };
  return library.pino({ level, serializers }, library.pino.destination({ dest: 2, sync: true }));
}

/** What only a request's receiver is to know: what was said, and the tokens of interactions. */
const confidential: ReadonlySet<string> = new Set(['requestBody', 'rawError']);
const interactionToken = /(\/(?:interactions|webhooks)\/\d+)\/[\w.-]+/g;

/** An error without what users have written, which discord.js attaches to those of requests. */
function discreet(error: SerializedError): object {
  const told = Object.entries(error).filter(([name]) => !confidential.has(name));
  return Object.fromEntries(
    told.map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(interactionToken, '$1/…') : value,
    ]),
  );
}
