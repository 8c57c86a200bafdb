import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Many tests wait for processes and clocks more than they compute.
  test: { include: ['tests/**/*.test.ts'], testTimeout: 20_000, maxWorkers: 3 },
});
