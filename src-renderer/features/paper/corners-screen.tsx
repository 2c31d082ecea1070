import { Button } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formKinds } from '#shared/domain/paper-kinds'
import type { IssuedForm, PrintedKind } from '#shared/model/sheet'
import { type Action, useActions } from '../../app/actions'
import { client, orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { ChoiceCards } from '../../ui/choice-cards'
import { useCommand } from '../../ui/command'
import { Notice } from '../../ui/notice'
import { PageHeader } from '../../ui/page-header'
import { Segments } from '../../ui/segments'
import { Hand, WorkPage } from '../../ui/split'
import styles from './corners.module.css'
import { CornersOnPhoto, type Four, START } from './corners-on-photo'
import { usePicture } from './use-picture'

const route = getRouteApi('/paper/corners/$intakeId/$index')
const SIZES = ['letter', 'a4'] as const

/** A torn or cut-off sheet: somebody shows where its corners are, and it is read like any other. */
export function CornersScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { intakeId, index } = route.useParams()
  const place = { id: intakeId, index: Number(index) }
  const url = usePicture(['photo', intakeId, index], () => client.intake.photo(place), true)
  const [corners, setCorners] = useState<Four>(START)
  const [form, setForm] = useState<PrintedKind>('sign-in')
  const [paper, setPaper] = useState<IssuedForm['paper']>('letter')
  const [failed, setFailed] = useState(false)
  const placed = useCommand(orpc.intake.placed, { quiet: true })
  const asOther = useCommand(orpc.intake.asOther)
  const goTo = (pageId: string) =>
    void navigate({ to: '/paper/verify/$pageId', params: { pageId }, search: {} })
  const read: Action = {
    id: 'paper.read',
    label: 'paper.corners.read',
    group: 'paper',
    keys: ['mod+enter'],
    enabled: !placed.pending,
    run: async () => {
      setFailed(false)
      const result = await placed.run({ ...place, corners, form, paper })
      if (result.ok) goTo(result.value.pageId)
      else setFailed(true)
    },
  }
  const byHand = async () => {
    const result = await asOther.run({ ...place, corners: corners === START ? null : corners })
    if (result.ok) goTo(result.value.pageId)
  }
  useActions([read])
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/paper" params={{}} label={t('paper.action.back')} />}
        title={t('paper.corners.title')}
        subtitle={t('paper.corners.body')}
      />
      <div className={styles.desk}>
        <div className={styles.photo}>
          {url ? <CornersOnPhoto url={url} corners={corners} onMove={setCorners} /> : null}
        </div>
        <Hand
          label={t('paper.corners.form')}
          foot={
            <div className={styles.foot}>
              <ActionButton action={read} look="primary" loading={placed.pending} />
              <Button variant="subtle" onClick={() => void byHand()}>
                {t('paper.intake.byHand')}
              </Button>
            </div>
          }
        >
          <div className={styles.choices}>
            {failed ? <Notice tone="bad" title={t('paper.corners.failed')} /> : null}
            <ChoiceCards
              label={t('paper.corners.form')}
              value={form}
              onChange={setForm}
              options={formKinds.map((kind) => ({ value: kind, label: t(`paper.kind.${kind}`) }))}
            />
            <Segments
              label={t('paper.corners.paperSize')}
              options={SIZES.map((value) => ({ value, label: t(`paper.print.sizes.${value}`) }))}
              value={paper}
              onChange={setPaper}
            />
          </div>
        </Hand>
      </div>
    </WorkPage>
  )
}
