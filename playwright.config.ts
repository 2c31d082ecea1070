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
    // The page is the same in both shells. Here again is what the shell has a part in (the key, windows, files, keys that
    // a menu could take, the core's process and its lines to other laptops), and each great evening from beginning to end.
    {
      name: 'electron',
      testMatch: [
        ...['electron', 'shell', 'first-run', 'settings', 'keyboard', 'run', 'projector-contacts'],
        ...['main-job', 'barnstorm', 'paper', 'phonebank', 'phonebank-files', 'review-story', 'room'],
      ].map((story) => `**/${story}.spec.ts`),
      // An evening again, in Spanish; a hundred decisions by keyboard; what has no part of the shell.
      grepInvert:
        /barnstorm of 90 minutes in Spanish|in es an evening of two callers|a hundred events|in es two laptops share|no room/,
    },
  ],
})
