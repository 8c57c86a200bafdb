import type { Log } from '../../../src/log.ts';

/** A log whose lines are "level: message". */
export function logInto(lines: string[]): Log {
  const write = (level: string) => (first: unknown, second?: unknown) =>
    void lines.push(`${level}: ${String(typeof first === 'string' ? first : second)}`);
  return () => ({ debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') });
}
