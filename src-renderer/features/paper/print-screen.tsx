import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '#shared/domain/access'
import type { IssuedForm } from '#shared/model/sheet'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { ChoiceCards } from '../../ui/choice-cards'
import { useCommand } from '../../ui/command'
import { downloadFile } from '../../ui/download'
import { useDraftForm } from '../../ui/draft-form'
import { Notice } from '../../ui/notice'
import { PageHeader } from '../../ui/page-header'
import { Segments } from '../../ui/segments'
import { Hand, Split, WorkPage } from '../../ui/split'
import { MeetingSelect } from './meeting-select'
import { PaperNav } from './paper-nav'
import styles from './print.module.css'
import { useMeeting } from './use-meeting'
import { usePicture } from './use-picture'

/** Call sheets are printed where the contacts are: in the phone bank. */
const KINDS = ['host', 'sign-in', 'walk-in'] as const
const LANGUAGES = ['en', 'es', 'both'] as const
const SIZES = ['letter', 'a4'] as const

type Order = {
  form: (typeof KINDS)[number]
  language: IssuedForm['language']
  paper: IssuedForm['paper']
  copies: number
  issuedTo: string
}

/** Forms to hand out: which, how many, in which language; what comes out stands beside it. */
export function PrintScreen() {
  const { t, i18n } = useTranslation()
  const choice = useMeeting()
  const meetingId = choice.meeting?.id ?? ''
  return (
    <WorkPage>
      <PageHeader
        title={t('paper.print.title')}
        actions={
          <>
            <PaperNav meetingId={choice.meeting?.id} />
            <MeetingSelect choice={choice} />
          </>
        }
      />
      {choice.isReady ? (
        <Print key={meetingId} meetingId={meetingId} language={i18n.language === 'es' ? 'es' : 'en'} />
      ) : null}
    </WorkPage>
  )
}

function Print({ meetingId, language }: { meetingId: string; language: 'en' | 'es' }) {
  const { t } = useTranslation()
  const { roles } = useProfile()
  const initial: Order = { form: 'host', language, paper: 'letter', copies: 20, issuedTo: '' }
  const form = useDraftForm<Order>({ form: `paper-print:${meetingId}`, initial })
  const [made, setMade] = useState<File | null>(null)
  const print = useCommand(orpc.paper.print)
  const order = form.values
  const make: Action = {
    id: 'paper.make',
    label: 'paper.print.make',
    group: 'paper',
    keys: ['mod+enter'],
    enabled: form.ready && !print.pending && may(roles, 'enter-people'),
    run: () => void run(),
  }
  useActions([make])
  const run = async () => {
    const result = await form.submit(() => print.run({ ...order, key: newKey(), meetingId }))
    if (!result.ok) return
    setMade(result.value.file)
    downloadFile(result.value.file)
  }
  return (
    <Split
      list="wide"
      rows={
        <Hand
          label={t('paper.print.title')}
          foot={
            <div className={styles.foot}>
              <ActionButton
                action={make}
                look="primary"
                loading={print.pending}
                icon={<IconPrinter size={22} stroke={1.75} aria-hidden />}
              />
              <Numbers meetingId={meetingId} form={order.form} copies={order.copies} />
            </div>
          }
        >
          <div className={styles.order}>
            {made ? (
              <Notice tone="accent" title={t('paper.print.made', { name: made.name })}>
                <div>
                  <Button
                    variant="default"
                    leftSection={<IconDownload size={20} stroke={1.75} aria-hidden />}
                    onClick={() => downloadFile(made)}
                  >
                    {t('paper.print.saveAgain')}
                  </Button>
                </div>
              </Notice>
            ) : null}
            <ChoiceCards
              label={t('paper.print.which')}
              value={order.form}
              onChange={(kind) => form.set('form', kind)}
              options={KINDS.map((kind) => ({
                value: kind,
                label: t(`paper.kind.${kind}`),
                description: t(`paper.kindWhat.${kind}`),
              }))}
            />
            <p className={styles.elsewhere}>
              <Link to="/phone-bank">{t('paper.print.callSheets')}</Link>
            </p>
            <div className={styles.pair}>
              <Segments
                label={t('paper.print.language')}
                options={LANGUAGES.map((value) => ({ value, label: t(`paper.print.languages.${value}`) }))}
                value={order.language}
                onChange={(value) => form.set('language', value)}
              />
              <Segments
                label={t('paper.print.size')}
                options={SIZES.map((value) => ({ value, label: t(`paper.print.sizes.${value}`) }))}
                value={order.paper}
                onChange={(value) => form.set('paper', value)}
              />
            </div>
            <div className={styles.pair}>
              <NumberInput
                label={t('paper.print.copies')}
                min={1}
                max={500}
                clampBehavior="strict"
                allowDecimal={false}
                value={order.copies}
                disabled={!form.ready}
                onChange={(value) => form.set('copies', typeof value === 'number' ? Math.max(1, value) : 1)}
              />
              <TextInput
                label={t('paper.print.issuedTo')}
                description={t('paper.print.issuedToHint')}
                maxLength={200}
                value={order.issuedTo}
                disabled={!form.ready}
                onChange={({ currentTarget }) => form.set('issuedTo', currentTarget.value)}
              />
            </div>
          </div>
        </Hand>
      }
      hand={<Preview meetingId={meetingId} order={order} />}
    />
  )
}

function Numbers({ meetingId, form, copies }: { meetingId: string; form: Order['form']; copies: number }) {
  const { t } = useTranslation()
  const { data } = useQuery({
    ...orpc.paper.nextNumber.queryOptions({ input: { meetingId, form } }),
    gcTime: 0,
  })
  if (!data) return null
  const from = data.number
  return (
    <span>
      {copies === 1
        ? t('paper.print.number', { from })
        : t('paper.print.numbers', { from, to: from + copies - 1 })}
    </span>
  )
}

function Preview({ meetingId, order }: { meetingId: string; order: Order }) {
  const { t } = useTranslation()
  const { form, language, paper } = order
  const url = usePicture(
    ['print', meetingId, form, language, paper],
    () => client.paper.preview({ meetingId, form, language, paper }),
    true,
  )
  return (
    <Hand label={t('paper.print.preview')} foot={<p>{t('paper.print.advice')}</p>}>
      {url ? (
        <img className={styles.preview} src={url} alt={t('paper.print.preview')} />
      ) : (
        <p role="status">{t('paper.print.drawing')}</p>
      )}
    </Hand>
  )
}
