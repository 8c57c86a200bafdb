import { openApi, type OpenApi } from './openapi.ts';
import type { LoggedRequest } from './request-log.ts';
import { traceTo } from './trace.ts';

/** Checks every request against Discord's description of its API, and writes it down, as far as it is told where. */
export class Audit {
  readonly violations: string[] = [];
  readonly #description: OpenApi | undefined;
  readonly #checkReplies: boolean;
  readonly #write: ((request: LoggedRequest) => void) | undefined;

  constructor(files: {
    readonly openapi: string | undefined;
    readonly trace: string | undefined;
    readonly checkReplies: boolean;
  }) {
    this.#checkReplies = files.checkReplies;
    this.#description = files.openapi ? openApi(files.openapi) : undefined;
    this.#write = files.trace ? traceTo(files.trace) : undefined;
  }

  /** @param reply The answer's body, to be checked as well when the stand-in is tested itself. */
  add(request: LoggedRequest, reply: unknown): void {
    const { method, path, route, body } = request;
    this.#write?.(request);
    if (route === undefined) this.violations.push(`the stand-in has no route for ${method} ${path}`);
    else if (this.#description) {
      this.violations.push(...this.#description.check(method, path, body));
      if (this.#checkReplies) {
        this.violations.push(...this.#description.checkReply(method, path, request.status, reply));
      }
    }
  }

  addBug(error: Error): void {
    this.violations.push(`the stand-in failed: ${error.stack ?? error.message}`);
  }

  /** @throws Error when there is any violation. */
  assertNone(): void {
    if (this.violations.length === 0) return;
    throw new Error(
      [`${this.violations.length} invalid requests:`, ...this.violations.slice(0, 10)].join('\n'),
    );
  }
}
