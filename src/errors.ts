/** Exit codes of the process, after sysexits.h where it has a fitting one. */
export const exitCodes = { ok: 0, failed: 1, usage: 64, software: 70, config: 78 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * A fault whose message is written for the person at the other end.
 *
 * Everything else that is thrown is a fault of ours: people see a reference, the log has the rest.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
