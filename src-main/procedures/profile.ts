import { implement } from '@orpc/server'
import { actorOf, type CoreContext } from '#main/core/context'
import { isDemo } from '#main/core/demo'
import { liveModel } from '#main/core/live-model'
import { profileContract } from '#shared/contract/profile'
import { change, create, isLive, remove, restore } from '#shared/domain/record'
import { PROFILE_ID } from '#shared/model/profile'

export function profileProcedures(context: CoreContext) {
  const os = implement(profileContract)
  const { records } = context
  const draftId = (form: string) => `draft:${form.replaceAll(/[^A-Za-z0-9_.:-]/g, '_').slice(0, 110)}`

  return {
    live: os.live.handler(({ signal }) =>
      liveModel(
        records.changes(['device'], ({ id }) => id === PROFILE_ID),
        signal,
        () => records.one('profile', PROFILE_ID),
      ),
    ),

    save: os.save.handler(async ({ input }) => {
      const actor = { ...actorOf(context), name: input.name }
      const demo = await isDemo(records)
      const profile = await records.command(async (unit) => {
        const known = await unit.one('profile', PROFILE_ID)
        const fields = { ...input, demo }
        const next = known
          ? change(known, fields, actor)
          : create('profile', { ...fields, id: PROFILE_ID }, actor)
        unit.put(next)
        return next
      })
      await context.refreshProfile()
      return profile
    }),

    draft: {
      get: os.draft.get.handler(async ({ input }) => {
        const draft = await records.one('draft', draftId(input.form))
        return draft && isLive(draft) ? draft.values : null
      }),

      save: os.draft.save.handler(({ input }) =>
        records.command(async (unit) => {
          const known = await unit.one('draft', draftId(input.form))
          const actor = actorOf(context)
          unit.put(
            known
              ? change(restore(known, actor), { values: input.values }, actor)
              : create('draft', { ...input, id: draftId(input.form) }, actor),
          )
        }),
      ),

      clear: os.draft.clear.handler(({ input }) =>
        records.command(async (unit) => {
          const known = await unit.one('draft', draftId(input.form))
          if (known && isLive(known)) unit.put({ ...remove(known, actorOf(context)), values: {} })
        }),
      ),
    },
  }
}
