import type { KitLack } from '#shared/contract/kit'
import type { Kit, KitDesk, KitTotals } from '#shared/model/kit'
import type { Script } from '#shared/model/script'

/** As `kit.one` sends it. */
export type KitModel = {
  kit: Kit
  totals: KitTotals
  script: Script | null
  lacks: KitLack[]
  desk: Pick<KitDesk, 'desk' | 'part' | 'parts'>
}
