import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountedForm } from '#shared/contract/accounting'
import type { IssuedForm } from '#shared/model/sheet'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { Pill, type Tone } from '../../ui/pill'
import { offerUndo } from '../../ui/undo'
import styles from './accounts.module.css'

const TONES: Record<AccountedForm['standing'], Tone> = {
  issued: 'warn',
  returned: 'plain',
  read: 'warn',
  verified: 'accent',
  unused: 'plain',
  lost: 'bad',
}
const MARKS = ['returned', 'unused', 'lost', 'issued'] as const

/** All sheets with their numbers; one that nobody has under the camera is marked by hand. */
export function AccountsForms({ forms }: { forms: AccountedForm[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [picked, setPicked] = useState(forms[0]?.form.id ?? null)
  const setState = useCommand(orpc.accounting.setState)
  const chosen = forms.find(({ form }) => form.id === picked)
  const mark = async ({ form }: AccountedForm, state: IssuedForm['state']) => {
    const result = await setState.run({ ids: [form.id], state })
    if (!result.ok) return
    const page = t('paper.page', { kind: t(`paper.kind.${form.form}`), number: form.number })
    offerUndo(t('paper.accounts.marked', { page, state: t(`paper.accounts.mark.${state}`) }), () =>
      setState.run({ ids: [form.id], state: form.state }),
    )
  }
  return (
    <div className={styles.forms}>
      <div className={styles.table}>
        <DataTable
          label={t('paper.accounts.sheets')}
          rows={forms}
          columns={useColumns()}
          idOf={({ form }) => form.id}
          selectedId={picked}
          onSelect={({ form }) => setPicked(form.id)}
          onOpen={({ pageId }) => {
            if (pageId)
              void navigate({ to: '/paper/verify/$pageId', params: { pageId }, search: (now) => now })
          }}
          empty={null}
          rowHeight={48}
        />
      </div>
      {chosen && chosen.pageId === '' ? (
        <div className={styles.marks}>
          {MARKS.filter((state) => state !== chosen.form.state).map((state) => (
            <Button key={state} variant="default" onClick={() => void mark(chosen, state)}>
              {t(`paper.accounts.mark.${state}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function useColumns(): TableColumn<AccountedForm>[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('paper.accounts.number'),
        width: '76px',
        align: 'end',
        sortBy: ({ form }) => form.number,
        cell: ({ form }) => <strong>{form.number}</strong>,
      },
      {
        id: 'form',
        header: t('paper.accounts.form'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ form }) => form.form,
        cell: ({ form }) => t(`paper.kind.${form.form}`),
      },
      {
        id: 'to',
        header: t('paper.accounts.to'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ form }) => form.issuedTo,
        cell: ({ form }) => form.issuedTo,
      },
      {
        id: 'state',
        header: t('paper.accounts.state'),
        width: '150px',
        sortBy: ({ standing }) => standing,
        cell: ({ standing }) => <Pill tone={TONES[standing]}>{t(`paper.standing.${standing}`)}</Pill>,
      },
    ],
    [t],
  )
}
