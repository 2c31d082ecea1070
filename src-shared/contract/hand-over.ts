import { z } from 'zod'
import { instant } from '#shared/model/base'
import { procedure } from './base'
import { lock } from './sealed'

/** What came, or would come, of a file of work. Taking the same file again adds nothing. */
export const takenWork = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  /** Known already, and nothing newer in the file. */
  known: z.number().int(),
  /** Records that were changed here and there in the same place: both versions are kept. */
  conflicts: z.number().int(),
  /** Records that are the team's, on a host's laptop: they were not taken. */
  notForHere: z.number().int(),
  madeAt: instant,
  madeBy: z.string(),
})
export type TakenWork = z.infer<typeof takenWork>

/** The work of one laptop in a sealed file, for where there is no network at all. */
export const handOverContract = {
  /** Everything of this laptop but its kits and its pictures of paper. */
  make: procedure.input(z.object({ lock })).output(z.instanceof(File)),
  /** With `isTrial` nothing is written. `passphrase` is '' where the file was sealed for this laptop. */
  take: procedure
    .input(z.object({ file: z.instanceof(Blob), passphrase: z.string().max(200), isTrial: z.boolean() }))
    .output(takenWork),
}
