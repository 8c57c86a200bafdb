/** What goes wrong with a request. */
export type Fault =
  /** Answered with this status and no effect, as by a server in trouble. */
  | { readonly status: number }
  /** Refused with 429; seconds. */
  | { readonly retryAfter: number; readonly scope?: 'user' | 'global' | 'shared' }
  /** Carried out and answered after so many milliseconds. */
  | { readonly delay: number }
  /** The connection is reset before anything was done. */
  | { readonly lost: 'request' }
  /**
   * Carried out; then the connection is reset (`reply`), or stays open until it is closed, without an answer (`silence`) or with
   * the head of one (`body`).
   */
  | { readonly lost: 'reply' | 'silence' | 'body' };

export interface FaultRule {
  /**
   * The route: "METHOD /template", with the names of its parameters as in the stand-in or `*` for each, or `*` for a
   * whole part at the end. For example `POST /channels/:channel/messages`, `POST /channels/*`, `*`.
   */
  readonly on: string;
  /** How often; for ever when left out, until `stop()`. */
  readonly times?: number;
  /** Lets so many requests through first. */
  readonly after?: number;
  readonly with: Fault;
}

export interface ActiveFault {
  /** How many requests it has hit. */
  readonly hits: number;
  stop(): void;
}

/** The faults that a test has ordered. */
export class Faults {
  readonly #active = new Set<{ rule: FaultRule; pattern: RegExp; seen: number; hits: number }>();

  add(rule: FaultRule): ActiveFault {
    const entry = { rule, pattern: patternOf(rule.on), seen: 0, hits: 0 };
    this.#active.add(entry);
    return {
      get hits() {
        return entry.hits;
      },
      stop: () => this.#active.delete(entry),
    };
  }

  /** The fault that this request meets. */
  take(method: string, path: string): Fault | undefined {
    for (const entry of this.#active) {
      if (!entry.pattern.test(`${method} ${path}`)) continue;
      entry.seen += 1;
      if (entry.seen <= (entry.rule.after ?? 0)) continue;
      if (entry.rule.times !== undefined && entry.hits >= entry.rule.times) continue;
      entry.hits += 1;
      return entry.rule.with;
    }
    return undefined;
  }
}

function patternOf(on: string): RegExp {
  if (on === '*') return /^/;
  const source = on
    .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/:[a-z]+/g, '[^/]+')
    .replace(/\*$/, '.*')
    .replaceAll(/\/\*(?=\/)/g, '/[^/]+');
  return new RegExp(`^${source}$`);
}
