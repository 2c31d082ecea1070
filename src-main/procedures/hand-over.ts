import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { bundleOfWork, takeWork } from '#main/core/hand-over'
import { sealKeyOf } from '#main/core/seal-key'
import { open, seal } from '#main/exchange/sealed'
import { handOverContract } from '#shared/contract/hand-over'
import { fail, unwrap } from './base'
import { sealedFile } from './sealed'

export function handOverProcedures(context: CoreContext) {
  const os = implement(handOverContract)
  const { records } = context
  const actor = () => actorOf(context)

  /** A laptop that knows no server is the team's, unless only a host works there. */
  const isOfTeam = (): boolean =>
    context.sync.isOfTeam() ?? (context.profile()?.roles ?? []).some((role) => role !== 'host')

  /** Made-up people stay where they are, and no real ones come among them. */
  function requireReal(): void {
    if (context.profile()?.demo) fail({ tag: 'demo-stays-here' })
  }

  return {
    make: os.make.handler(async ({ input }) => {
      requireReal()
      const bundle = await bundleOfWork(context, actor(), context.version)
      if (bundle.records.length === 0) fail({ tag: 'nothing-here' })
      const name = [context.profile()?.name ?? '', nowOf(context).slice(0, 10)]
      return sealedFile(unwrap(await seal(bundle, input.lock)), name)
    }),

    take: os.take.handler(async ({ input: { file, passphrase, isTrial } }) => {
      requireReal()
      const { identity } = await sealKeyOf(records, actor())
      const bytes = new Uint8Array(await file.arrayBuffer())
      const bundle = unwrap(await open(bytes, { passphrase, identity }))
      return unwrap(await takeWork(context, bundle, { actor, isOfTeam: isOfTeam(), isTrial }))
    }),
  }
}
