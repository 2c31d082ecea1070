import { IconPlus } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '#shared/domain/access'
import type { PickedReason } from '#shared/domain/canned-reasons'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { useProfile } from '../../app/profile'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { PageHeader } from '../../ui/page-header'
import { Split, WorkPage } from '../../ui/split'
import { Loading } from '../../ui/states'
import { PolicyForm } from './policy-form'
import styles from './queue-list.module.css'
import { ReasonForm } from './reason-form'
import { useReasons } from './reasons'

const route = getRouteApi('/review/reasons')
const POLICY = 'policy'

/** What moderators say again and again, and what this program does not list: shared by all moderators. */
export function ReasonsScreen() {
  const { t } = useTranslation()
  const reasons = useReasons()
  return (
    <WorkPage>
      <PageHeader
        title={t('review.reasons.title')}
        subtitle={t('review.reasons.subtitle')}
        before={<BackLink to="/review" label={t('review.reasons.back')} />}
      />
      {reasons ? <Reasons reasons={reasons} /> : <Loading />}
    </WorkPage>
  )
}

type Row = { id: string; label: string; about: string }

function Reasons({ reasons }: { reasons: PickedReason[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const { id = reasons[0]?.id ?? POLICY } = route.useSearch()
  const pick = (picked: string) =>
    void navigate({ to: '/review/reasons', search: { id: picked }, replace: true })
  const add: Action = {
    id: 'review.new-reason',
    label: 'review.reasons.new',
    group: 'review',
    keys: ['n'],
    enabled: may(roles, 'review'),
    run: () => pick(`reason:${newKey()}`),
  }
  useActions([add])
  const rows = useMemo(
    (): Row[] => [
      ...(['request-changes', 'reject'] as const).flatMap((asking) =>
        reasons
          .filter((reason) => reason.asking === asking)
          .map((reason) => ({
            id: reason.id,
            label: reason.label[languageNow()] || t('review.reasons.untitled'),
            about: t(`review.reasons.askings.${asking}`),
          })),
      ),
      { id: POLICY, label: t('review.reasons.policy'), about: t('review.reasons.policyHint') },
    ],
    [reasons, t],
  )
  const columns = useMemo(
    (): TableColumn<Row>[] => [
      {
        id: 'reason',
        header: t('review.reasons.list'),
        width: 'minmax(0, 1fr)',
        cell: ({ label, about }) => (
          <span className={styles.one}>
            <span className={styles.title}>{label}</span>
            <span className={styles.rest}>{about}</span>
          </span>
        ),
      },
    ],
    [t],
  )
  const reason = reasons.find((one) => one.id === id)
  return (
    <Split
      list="narrow"
      above={<ActionButton action={add} icon={<IconPlus size={20} stroke={1.75} aria-hidden />} />}
      rows={
        <DataTable
          label={t('review.reasons.list')}
          rows={rows}
          columns={columns}
          idOf={(row) => row.id}
          selectedId={id}
          onSelect={(row) => pick(row.id)}
          empty={null}
          rowHeight={64}
        />
      }
      hand={
        id === POLICY ? (
          <PolicyForm />
        ) : (
          <ReasonForm
            key={id}
            id={id}
            known={reason}
            place={reasons.filter(({ asking }) => asking === 'request-changes').length + 1}
            onRemoved={() => void navigate({ to: '/review/reasons', replace: true })}
          />
        )
      }
    />
  )
}
