import { useEffect } from 'react'
import { client } from '../../live/client'
import { troubleOf } from '../../ui/trouble'

/** Before the lease of five minutes runs out (domain/sheet.ts). */
const RENEW_MS = 2 * 60_000

/** While a page is in hand, tells the other volunteers; never takes it from one of them. */
export function useLease(pageId: string, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return
    const take = () => void client.paper.take({ pageId, over: false }).catch(troubleOf)
    take()
    const again = window.setInterval(take, RENEW_MS)
    return () => {
      window.clearInterval(again)
      void client.paper.release({ pageId }).catch(troubleOf)
    }
  }, [pageId, wanted])
}
