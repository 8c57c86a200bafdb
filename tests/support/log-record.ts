import type { Log } from '../../src/log.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** A log that keeps what it was told. */
export class LogRecord {
  /** Level and message of each line. */
  readonly lines: [Level, string][] = [];
  readonly fields: unknown[] = [];

  readonly log: Log = () => ({
    debug: this.#at('debug'),
    info: this.#at('info'),
    warn: this.#at('warn'),
    error: this.#at('error'),
  });

  #at(level: Level) {
    return (fields: unknown, message?: unknown) => {
      this.lines.push([level, String(message ?? fields)]);
      this.fields.push(fields);
    };
  }
}
