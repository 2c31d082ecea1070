import { z } from 'zod'
import { instant } from '#shared/model/base'
import { kitDesk } from '#shared/model/kit'
import { procedure } from './base'

/** How a sealed file is locked or opened: a passphrase that both know, or the key of the laptop it is for. */
export const lock = z.discriminatedUnion('by', [
  z.object({ by: z.literal('passphrase'), passphrase: z.string().max(200) }),
  /** The other laptop's `sealed.recipient`, as `age1…`. */
  z.object({ by: z.literal('recipient'), recipient: z.string().trim().max(200) }),
])

/** What came out of a sealed file. Opening the same file again adds nothing. */
export const openedFile = z.object({
  kitId: z.string(),
  title: z.string(),
  what: z.enum(['kit', 'results']),
  /** Records in the file by kind. */
  records: z.record(z.string(), z.number().int()),
  added: z.number().int(),
  /** Known already, and the same. */
  known: z.number().int(),
  /** Known, and brought up to date or merged. */
  merged: z.number().int(),
  /** Contacts that two laptops have called; their conversations are all kept. */
  calledTwice: z.number().int(),
  part: z.object({ part: z.number().int(), parts: z.number().int() }).nullable(),
  madeAt: instant,
  madeBy: z.string(),
  /** By this laptop's clock the file was made so many minutes from now: one of two clocks is off. 0 = no. */
  clockOffMinutes: z.number().int(),
})
export type OpenedFile = z.infer<typeof openedFile>

export const sealedContract = {
  /** Public key of this laptop: who has it can seal a file that only this laptop opens. */
  recipient: procedure.output(z.object({ recipient: z.string() })),
  /**
   * The whole kit, or what came of it, as one sealed file. `part` is set where several laptops get a part of the list
   * each: make one file for each part.
   */
  kit: procedure
    .input(
      z.object({
        id: z.string(),
        what: z.enum(['kit', 'results']),
        lock,
        part: z.object({ part: kitDesk.shape.part, parts: kitDesk.shape.parts }).nullable(),
      }),
    )
    .output(z.instanceof(File)),
  /** All or nothing. `passphrase` is '' where the file was sealed for this laptop. */
  open: procedure
    .input(z.object({ file: z.instanceof(Blob), passphrase: z.string().max(200) }))
    .output(openedFile),
}
