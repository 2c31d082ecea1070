import { implement } from '@orpc/server'
import { actorOf, type CoreContext } from '#main/core/context'
import { liveModel } from '#main/core/live-model'
import { loadScripts, scriptVersions } from '#main/core/scripts'
import { type ScriptFields, scriptContract } from '#shared/contract/script'
import { change } from '#shared/domain/record'
import { nextScript } from '#shared/domain/script-version'
import type { Script } from '#shared/model/script'
import { found, requireRight, unwrap } from './base'

export function scriptProcedures(context: CoreContext) {
  const os = implement(scriptContract)
  const { records, kits } = context

  /** The next version, which stands from now on. Sending it twice makes it once. */
  const save = (command: { key: string; kitId: string; basedOn: string; fields: ScriptFields }) => {
    requireRight(context, 'run-phone-banks')
    return records.command(async (unit): Promise<Script> => {
      const known = await unit.one('script', `script:${command.key}`)
      if (known) return known
      const kit = found(await unit.one('kit', command.kitId))
      const before = await unit.one('script', kit.scriptId)
      const script = unwrap(nextScript(kit, before, command, actorOf(context)))
      unit.put(script)
      unit.put(change(kit, { scriptId: script.id }, actorOf(context)))
      return script
    })
  }

  return {
    templates: os.templates.handler(() => loadScripts()),

    live: os.live.handler(({ input, signal }) =>
      liveModel(kits.changes(input.kitId), signal, async () => {
        const kit = await records.one('kit', input.kitId)
        const versions = await scriptVersions(records, input.kitId)
        return { script: versions.find(({ id }) => id === kit?.scriptId) ?? null, versions }
      }),
    ),

    save: os.save.handler(({ input }) => save(input)),

    revert: os.revert.handler(async ({ input }) => {
      const kit = found(await records.one('kit', input.kitId))
      const fields = found(await records.one('script', input.scriptId))
      return save({ ...input, basedOn: kit.scriptId, fields })
    }),
  }
}
