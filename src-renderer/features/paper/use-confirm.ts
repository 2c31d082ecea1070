import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import { offerUndo, say } from '../../ui/undo'
import { usePageName } from './page-name'

const route = getRouteApi('/paper/verify/$pageId')

/** The page confirmed last on this screen: one key on the next page takes it back. */
let lastConfirmed: { pageId: string; name: string } | null = null

/** Confirms the page, goes on with the next at once, and takes back. */
export function useConfirm({ page }: PageModel, settled: () => Promise<void>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = route.useSearch()
  const nameOf = usePageName()
  const confirm = useCommand(orpc.paper.confirm)
  const undo = useCommand(orpc.paper.undo)
  const busy = useRef(false)
  const goTo = (pageId: string) =>
    pageId
      ? navigate({ to: '/paper/verify/$pageId', params: { pageId }, search, replace: true })
      : navigate({ to: '/paper', search })

  const takeBack = async ({ pageId, name }: { pageId: string; name: string }) => {
    if (lastConfirmed?.pageId === pageId) lastConfirmed = null
    const result = await undo.run({ pageId })
    if (!result.ok) return
    const { kept } = result.value
    say(
      [
        t('paper.verify.did.undone', { page: name }),
        ...(kept > 0 ? [t('paper.verify.did.kept', { count: kept })] : []),
      ].join(' '),
    )
    await goTo(pageId)
  }

  return {
    pending: confirm.pending,
    async run() {
      // A second Enter in the same moment means nothing.
      if (busy.current) return
      busy.current = true
      await settled()
      const result = await confirm.run({ pageId: page.id })
      busy.current = false
      if (!result.ok) return
      const { people, known, signUps, next } = result.value
      const done = { pageId: page.id, name: nameOf(page) }
      lastConfirmed = done
      await goTo(next)
      offerUndo(t('paper.verify.did.confirmed', { page: done.name, people, known, signUps }), () =>
        takeBack(done),
      )
    },
    async takeBackLast() {
      if (lastConfirmed) await takeBack(lastConfirmed)
    },
  }
}
