/** Is told how far a piece of work has come. Cheap to call often. */
export interface Progress {
  /**
   * @param step What is being done, such as `reading entries`. Steps follow one another; each counts from 0, also where it comes again.
   * @param done In the unit of `total`.
   */
  report(step: string, done: number, total: number): void;
}

export const noProgress: Progress = { report: () => {} };

/** What `ProgressLine` needs of `process.stderr`. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Milliseconds. */
const patience = 1000;
const interval = { terminal: 250, file: 2000 };

/**
 * Shows progress with an estimate of the time left, once the work has taken a second: on a terminal as one line that is
 * written over, elsewhere as a line every two seconds.
 *
 * Whoever makes one calls `end` when the work is done or has failed.
 */
export class ProgressLine implements Progress {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #start: number;
  #step: { readonly name: string; readonly start: number; done: number } | undefined;
  #written = -Infinity;
  /** The length of what stands on the terminal's line. */
  #width = 0;

  /** @param now A clock in milliseconds that never goes back. */
  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#start = now();
  }

  report(step: string, done: number, total: number): void {
    const now = this.#now();
    if (this.#step?.name !== step || done < this.#step.done) this.#step = { name: step, start: now, done };
    this.#step.done = done;
    const terminal = this.#stream.isTTY === true;
    if (now - this.#start < patience) return;
    if (now - this.#written < (terminal ? interval.terminal : interval.file)) return;
    this.#written = now;
    const line = describeProgress(step, done, total, now - this.#step.start);
    this.#stream.write(terminal ? `\r${line.padEnd(this.#width)}` : `${line}\n`);
    if (terminal) this.#width = line.length;
  }

  /** Clears the line on a terminal. Another report after it starts anew. */
  end(): void {
    if (this.#width > 0) this.#stream.write(`\r${' '.repeat(this.#width)}\r`);
    this.#width = 0;
  }
}

/**
 * `reading entries: 40%, about 12 s left`; without an estimate where there is nothing to go by.
 *
 * @param elapsed Milliseconds since the step began.
 */
export function describeProgress(step: string, done: number, total: number, elapsed: number): string {
  const percent = total > 0 ? Math.min((100 * done) / total, 100) : 100;
  const line = `${step}: ${Math.floor(percent)}%`;
  if (percent < 1 || percent === 100 || elapsed < enoughToGoBy) return line;
  return `${line}, about ${inWords((elapsed * (100 - percent)) / percent)} left`;
}

/** Milliseconds of a step: before that, an estimate would be a guess. */
const enoughToGoBy = 300;

function inWords(milliseconds: number): string {
  const seconds = Math.max(Math.round(milliseconds / 1000), 1);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
