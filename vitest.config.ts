import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,property,integration}/**/*.test.ts'],
    setupFiles: ['tests/support/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Stories of several processes wait more than they work: one of them never keeps the rest from running.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
