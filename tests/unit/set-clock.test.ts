import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstValueFrom, NEVER } from 'rxjs'
import { expect, test } from 'vitest'
import { clockSetBy } from '#main/core/set-clock'

const HOUR_MS = 3_600_000

test('a clock without a file yet is that of the laptop; once set, it says so and runs on from there', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'barnstorm-clock-')), 'ahead')
  const clock = clockSetBy(file)
  expect(clock.now().getTime() - Date.now()).toBeLessThan(HOUR_MS / 2)
  const told = firstValueFrom(clock.wasSet ?? NEVER)
  writeFileSync(file, String(HOUR_MS))
  await told
  expect(clock.now().getTime() - Date.now()).toBeGreaterThan(HOUR_MS / 2)
})
