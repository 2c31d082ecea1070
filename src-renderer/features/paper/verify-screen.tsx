import { getRouteApi } from '@tanstack/react-router'
import type { PageModel } from '#shared/contract/paper'
import { client, orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Live } from '../../ui/live'
import { OtherPage } from './other-page'
import { usePicture } from './use-picture'
import { usePictureWords } from './use-picture-words'
import { VerifiedPage } from './verified-page'
import { VerifyPage } from './verify-page'

const route = getRouteApi('/paper/verify/$pageId')

/** One page of paper in hand: its picture beside what was read. */
export function VerifyScreen() {
  const { pageId } = route.useParams()
  const model = useLive(orpc.paper.page, { pageId }, { forget: true })
  return <Live query={model}>{(found) => <OnePage key={pageId} model={found} />}</Live>
}

function OnePage({ model }: { model: PageModel }) {
  const pictureWords = usePictureWords()
  const { page, hasPicture } = model
  const url = usePicture([page.id, page.picture], () => client.paper.picture({ pageId: page.id }), hasPicture)
  if (page.state === 'verified') return <VerifiedPage model={model} url={url} />
  if (page.form === 'other') return <OtherPage model={model} url={url} />
  return (
    <>
      <VerifyPage model={model} url={url} />
      {hasPicture ? null : <p role="status">{pictureWords(model)}</p>}
    </>
  )
}
