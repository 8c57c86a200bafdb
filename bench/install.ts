import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';

/**
 * Installs the libraries of this folder when they are missing.
 *
 * @throws {UserError} When that fails; npm has said why.
 */
export function installLibraries(progress: (text: string) => void): void {
  const folder = import.meta.dirname;
  if (existsSync(path.join(folder, 'node_modules'))) return;
  progress('installing the libraries (npm ci --prefix bench)');
  const { status } = spawnSync('npm', ['ci', '--prefix', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new UserError(
      'The libraries could not be installed: mend what npm names above, then run it again.',
      exitCodes.failed,
    );
  }
}
