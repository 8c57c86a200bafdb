import { createRequire } from 'node:module';
import type { Logger, pino } from 'pino';
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
  return library.pino({ level }, library.pino.destination({ dest: 2, sync: true }));
}
