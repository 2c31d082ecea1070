import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { implement } from '@orpc/server'
import { NEVER } from 'rxjs'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { fillWithDemo, isDemo, isEmpty } from '#main/core/demo'
import { liveModel } from '#main/core/live-model'
import { systemContract } from '#shared/contract/system'
import { change } from '#shared/domain/record'
import { type CollectionName, collections } from '#shared/model/collections'
import { PROFILE_ID } from '#shared/model/profile'
import { fail } from './base'

export function systemProcedures(context: CoreContext) {
  const os = implement(systemContract)
  const { records, store } = context

  return {
    info: os.info.handler(async () => {
      const names = Object.keys(collections) as CollectionName[]
      const counts = await Promise.all(names.map((name) => records.count(name, { selector: {} })))
      return {
        version: context.version,
        dataDir: context.dataDir,
        zone: context.zone,
        now: nowOf(context),
        documents: counts.reduce((sum, count) => sum + count, 0),
      }
    }),

    clock: os.clock.handler(({ signal }) =>
      liveModel(context.clock.wasSet ?? NEVER, signal, async () => ({
        aheadMs: context.clock.now().getTime() - Date.now(),
      })),
    ),

    demo: os.demo.handler(async ({ input }) => {
      if (!(await isDemo(records)) && !(await isEmpty(records))) fail({ tag: 'not-empty' })
      const made = await fillWithDemo(records, { ...input, now: nowOf(context), zone: context.zone })
      await records.command(async (unit) => {
        const profile = await unit.one('profile', PROFILE_ID)
        if (profile) unit.put(change(profile, { demo: true }, actorOf(context)))
      })
      await context.refreshProfile()
      return made
    }),

    backup: os.backup.handler(async () => {
      const name = `barnstorm-${nowOf(context).replaceAll(/[:.]/g, '-')}.backup`
      const folder = join(context.dataDir, 'backups')
      // Where it cannot be made, the backup says why.
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {})
      const written = await store.backup(join(folder, name))
      if (written.ok) return { file: written.value.file, bytes: written.value.bytes }
      return fail({ tag: written.error.tag === 'disk-full' ? 'disk-full' : 'read-only' })
    }),
  }
}
