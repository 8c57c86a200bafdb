import type { LeftOut } from './plan.ts';

/** What kept the bot from finishing. It goes on by itself. */
export type Halt =
  /** The bot may not make or change events there. */
  | 'no-permission'
  /** Discord, the connection or the store. */
  | 'away'
  /** Another process goes on with it. */
  | 'taken over';

/** What was done to a server's events: titles of sessions. */
export interface Report {
  readonly created: string[];
  readonly changed: string[];
  /** Shown as cancelled in Discord. */
  readonly cancelled: string[];
  readonly deleted: string[];
  /** As they should be. */
  readonly kept: string[];
  readonly leftOut: { readonly title: string; readonly why: LeftOut }[];
  halt: { readonly why: Halt; readonly cause: unknown } | null;
}

export function newReport(): Report {
  return { created: [], changed: [], cancelled: [], deleted: [], kept: [], leftOut: [], halt: null };
}

/** Whether another try may come to more. */
export function isUnfinished({ halt, leftOut }: Report): boolean {
  return halt !== null || leftOut.some(({ why }) => passing.has(why));
}

const passing: ReadonlySet<LeftOut> = new Set(['full', 'refused', 'forbidden']);
