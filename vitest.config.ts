import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Many tests wait for processes and clocks more than they compute; how long that takes is for the machine to say.
  test: { include: ['tests/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 3 },
});
