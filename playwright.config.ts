import { defineConfig } from '@playwright/test'

/**
 * Each story is written once and runs on both shells: `tests/e2e/support/test.ts` hides which one it is.
 * Without a display, Electron needs `xvfb-run -a`; `npm test -- electron` sees to it.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/e2e/support/build.ts',
  fullyParallel: true,
  forbidOnly: true,
  // A machine that does other work may miss a deadline once; a story that needed its second try is named as flaky.
  retries: 1,
  workers: 2,
  // Generous: on a busy machine of two cores the core alone takes five seconds to start.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  projects: [
    // What only a window of its own has: keychain, menu bar, place on the screen.
    { name: 'chromium', testIgnore: '**/electron.spec.ts' },
    // What axe looks at is the same page in both shells.
    {
      name: 'electron',
      testIgnore: ['**/axe.spec.ts', '**/event-screens.spec.ts'],
      // Long stories in Spanish are the same page in both shells.
      grepInvert: /barnstorm of 90 minutes in Spanish|in es an evening of two callers/,
    },
  ],
})
