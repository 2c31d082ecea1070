import { NumberInput, Select } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { type Action, useActions } from '../../../app/actions'
import { orpc } from '../../../live/client'
import { ActionButton } from '../../../ui/action-button'
import { ChoiceCards } from '../../../ui/choice-cards'
import { useCommand } from '../../../ui/command'
import { LockFields, Made, useLock } from '../../sealed/lock-fields'
import styles from '../../sealed/sealed.module.css'

type What = 'kit' | 'results'

/** One sealed file: what goes in, and how it is locked. */
export function SealForm({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const [what, setWhat] = useState<What>(kit.state === 'preparing' ? 'kit' : 'results')
  const [part, setPart] = useState({ part: 1, parts: 1 })
  const lock = useLock()
  const seal = useCommand(orpc.sealed.kit, { quiet: true })
  const run = () =>
    lock.make((locked) =>
      seal.run({
        ...{ id: kit.id, what, lock: locked },
        part: what === 'kit' && part.parts > 1 ? part : null,
      }),
    )
  const action: Action = {
    id: 'kit.seal',
    label: 'kit.handOver.seal',
    group: 'phoneBank',
    keys: ['mod+enter'],
    enabled: !seal.pending,
    run: () => void run(),
  }
  useActions([action])
  return (
    <section className={styles.card}>
      <h2>{t('kit.handOver.notByFile')}</h2>
      <ChoiceCards
        label={t('kit.handOver.what')}
        value={what}
        onChange={setWhat}
        columns={2}
        options={[
          { value: 'kit', label: t('kit.handOver.whatKit'), description: t('kit.handOver.whatKitHint') },
          {
            value: 'results',
            label: t('kit.handOver.whatResults'),
            description: t('kit.handOver.whatResultsHint'),
          },
        ]}
      />
      {what === 'kit' ? <Parts part={part} onChange={setPart} /> : null}
      <LockFields lock={lock} />
      <ActionButton
        action={action}
        look="primary"
        loading={seal.pending}
        icon={<IconDownload size={20} stroke={1.75} aria-hidden />}
      />
      <Made lock={lock} />
    </section>
  )
}

type Part = { part: number; parts: number }

function Parts({ part: { part, parts }, onChange }: { part: Part; onChange: (part: Part) => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.row}>
      <NumberInput
        label={t('kit.handOver.parts')}
        description={t('kit.handOver.partsHint')}
        min={1}
        max={40}
        allowDecimal={false}
        clampBehavior="strict"
        value={parts}
        onChange={(value) => onChange({ part: 1, parts: typeof value === 'number' ? Math.max(1, value) : 1 })}
      />
      {parts > 1 ? (
        <Select
          label={t('kit.handOver.part')}
          allowDeselect={false}
          data={Array.from({ length: parts }, (_, index) => ({
            value: String(index + 1),
            label: t('kit.handOver.partOf', { part: index + 1, parts }),
          }))}
          value={String(part)}
          onChange={(value) => onChange({ part: Number(value ?? 1), parts })}
        />
      ) : null}
    </div>
  )
}
