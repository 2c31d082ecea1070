import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { bundleOfKit, takeBundle } from '#main/core/kit-exchange'
import { deskOfKit } from '#main/core/kits'
import { sealKeyOf } from '#main/core/seal-key'
import { open, seal } from '#main/exchange/sealed'
import { fileName } from '#main/print/print'
import { sealedContract } from '#shared/contract/sealed'
import { clockOffMinutes } from '#shared/domain/kit-file'
import { found, requireRight, unwrap } from './base'

/** What a sealed file is called follows from what is in it. */
export const sealedFile = (bytes: Uint8Array<ArrayBuffer>, name: readonly string[]): File =>
  new File([bytes], `${fileName(name.filter(Boolean).join(' '))}.barnstorm`, {
    type: 'application/octet-stream',
  })

export function sealedProcedures(context: CoreContext) {
  const os = implement(sealedContract)
  const { records, kits } = context
  const actor = () => actorOf(context)

  return {
    recipient: os.recipient.handler(async () => {
      const { recipient } = await sealKeyOf(records, actor())
      return { recipient }
    }),

    kit: os.kit.handler(async ({ input }) => {
      requireRight(context, 'run-phone-banks')
      const { id, what, lock, part } = input
      const kit = found(await records.one('kit', id))
      const { desk } = await deskOfKit(records, id, actor())
      const bundle = await bundleOfKit(records, kit, what, {
        part,
        desk,
        actor: actor(),
        app: context.version,
      })
      const bytes = unwrap(await seal(bundle, lock))
      return sealedFile(bytes, [
        kit.title,
        what,
        part ? `${part.part}-${part.parts}` : '',
        nowOf(context).slice(0, 10),
      ])
    }),

    open: os.open.handler(async ({ input }) => {
      requireRight(context, 'call')
      const bytes = new Uint8Array(await input.file.arrayBuffer())
      const { identity } = await sealKeyOf(records, actor())
      const bundle = unwrap(await open(bytes, { passphrase: input.passphrase, identity }))
      const taken = unwrap(await takeBundle(records, bundle, { actor, batchKey: bundle.madeBy }))
      const book = await kits.of(taken.kitId)
      return {
        ...taken,
        calledTwice: book?.calledTwice().length ?? 0,
        clockOffMinutes: clockOffMinutes(taken.madeAt, nowOf(context)),
      }
    }),
  }
}
