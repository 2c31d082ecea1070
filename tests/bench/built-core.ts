import { execFileSync } from 'node:child_process'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'

/** A core as everybody runs it, from the build and in a process of its own, with an organizer at it. */
export async function startBuiltCore(dataDir: string): Promise<CoreChild> {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' })
  const core = await startCoreChild(dataDir)
  await core.client.profile.save({
    name: 'Rosa',
    roles: ['organizer'],
    language: 'en',
    mainRole: 'organizer',
  })
  return core
}
