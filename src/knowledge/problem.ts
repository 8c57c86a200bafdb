import type { Location } from './pack.ts';

/** One thing that is wrong in a pack. */
export interface Problem {
  readonly location: Location;
  /** What is wrong, and what to write instead. */
  readonly message: string;
  /** `broken` keeps a pack from loading; `ambiguous` fails the check alone. */
  readonly kind: 'broken' | 'ambiguous';
}

export function broken(location: Location, message: string): Problem {
  return { location, message, kind: 'broken' };
}

export function ambiguous(location: Location, message: string): Problem {
  return { location, message, kind: 'ambiguous' };
}

/** `file:line: message`, sorted by file and line. */
export function formatProblems(problems: readonly Problem[]): string[] {
  return problems
    .toSorted(({ location: a }, { location: b }) =>
      a.file === b.file ? a.line - b.line : a.file.localeCompare(b.file, 'en'),
    )
    .map(({ location, message }) => `${location.file}:${location.line}: ${message}`);
}
