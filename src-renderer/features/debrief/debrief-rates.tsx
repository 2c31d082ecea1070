import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DebriefModel } from '#shared/contract/debrief'
import { useFormats } from '../../ui/format'
import { Pill, type Tone } from '../../ui/pill'
import styles from './debrief.module.css'

/** What the room did, against what good barnstorms reach. */
export function DebriefRates({ model }: { model: DebriefModel }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const { heads, counts, people, rates, stories } = model
  return (
    <section className={styles.card} aria-labelledby="debrief-rates">
      <h2 id="debrief-rates">{t('debrief.room')}</h2>
      <dl className={styles.counts}>
        <Count label={t('debrief.heads')} value={heads === null ? t('debrief.notCounted') : number(heads)} />
        <Count label={t('debrief.hosts')} value={number(counts.hosts)}>
          <Rate {...rates.hosts} />
        </Count>
        <Count label={t('debrief.signUps')} value={number(counts.signUps)}>
          <Rate {...rates.signUps} />
        </Count>
        <Count label={t('debrief.events')} value={number(counts.events)} />
        <Count label={t('debrief.people')} value={number(people)} />
        {stories.hands === null ? null : <Count label={t('debrief.hands')} value={number(stories.hands)} />}
        {stories.voices === null ? null : (
          <Count label={t('debrief.voices')} value={number(stories.voices)} />
        )}
      </dl>
    </section>
  )
}

function Count({ label, value, children }: { label: string; value: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        {children}
      </dd>
    </div>
  )
}

const tones: Record<DebriefModel['rates']['hosts']['standing'], Tone> = {
  unknown: 'plain',
  below: 'warn',
  within: 'accent',
  above: 'accent',
}

function Rate({ rate, target, standing }: DebriefModel['rates']['hosts']) {
  const { t } = useTranslation()
  const { percent } = useFormats()
  const aim = t('debrief.target', { from: percent(target.from), to: percent(target.to) })
  return (
    <span className={styles.rate}>
      {rate === null ? null : (
        <Pill tone={tones[standing]}>{t(`debrief.standing.${standing}`, { rate: percent(rate) })}</Pill>
      )}
      <span>{aim}</span>
    </span>
  )
}
