import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Of what the tests' processes and threads load again and again. */
const compiled = path.resolve(import.meta.dirname, 'node_modules/.cache/compiled');

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    env: { NODE_COMPILE_CACHE: compiled },
    // Many tests wait for processes and clocks more than they compute; how long that takes is for the machine to say.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
    // No test replaces a module or a global for longer than it lasts, and loading everything for each file takes longer than most tests.
    isolate: false,
  },
});
