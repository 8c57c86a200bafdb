import { exitCodes, UserError } from '../errors.ts';
import { codeOf } from './dialect.ts';
import { StoreBusyError } from './errors.ts';

/** Tells an owner why the file cannot be used and what to do; a fault of another kind comes back as it is. */
export function explainSqlite(error: unknown, file: string): unknown {
  const cause = error instanceof StoreBusyError ? error.cause : error;
  const code = codeOf(cause);
  const advice = advices.find(([pattern]) => pattern.test(code))?.[1];
  return advice === undefined
    ? error
    : new UserError(`${file} ${advice.replace('CODE', code)}`, exitCodes.config, { cause });
}

const advices: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_NOTADB/, 'is not a database: move it away, or set DATA_DIR to another folder.'],
  [/^SQLITE_CORRUPT/, 'is damaged (CODE): restore it from a backup, or move it away to start empty.'],
  [/^SQLITE_(BUSY|LOCKED)/, 'is locked by another program: end that program, then start again.'],
  [/^(SQLITE_FULL|ENOSPC)/, 'cannot be written since the disk is full: make room, then start again.'],
  [
    /^(SQLITE_(CANTOPEN|READONLY|PERM|AUTH|IOERR)|E[A-Z]+$)/,
    'cannot be written (CODE): let the bot write to its folder, or set DATA_DIR to another folder.',
  ],
];
