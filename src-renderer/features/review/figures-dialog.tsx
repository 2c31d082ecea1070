import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueWindow } from '#shared/contract/review'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Dialog } from '../../ui/dialog'
import { Fact, Facts } from '../../ui/facts'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { Segments } from '../../ui/segments'
import { laptopZone } from '../../ui/zoned-time'
import styles from './figures-dialog.module.css'

const periods = ['1', '7', '30', '365'] as const

/** Minutes in the unit that a person would use. */
export function useWaitWords(): (minutes: number) => string {
  const { t } = useTranslation()
  return useCallback(
    (minutes) => {
      if (minutes < 120) return t('review.figures.minutes', { count: minutes })
      if (minutes < 2880) return t('review.figures.hours', { count: Math.round(minutes / 60) })
      return t('review.figures.ofDays', { count: Math.round(minutes / 1440) })
    },
    [t],
  )
}

/** How long the queue is, how long decisions take, and who makes them. */
export function FiguresDialog({ window, onClose }: { window: QueueWindow; onClose: () => void }) {
  const { t } = useTranslation()
  const { dayAndTime, number } = useFormats()
  const waitWords = useWaitWords()
  const [period, setPeriod] = useState<(typeof periods)[number]>('7')
  const figures = useLive(orpc.review.figures, { days: Number(period) }, { keepPrevious: true })
  const within = (minutes: number | null) =>
    minutes === null ? t('review.figures.none') : waitWords(minutes)
  return (
    <Dialog title={t('review.figures.title')} opened onClose={onClose} wide>
      <div className={styles.page}>
        <Segments
          label={t('review.figures.days')}
          options={periods.map((value) => ({ value, label: t(`review.figures.period.${value}`) }))}
          value={period}
          onChange={setPeriod}
        />
        <Live query={figures}>
          {({ decided, medianMinutes, reviewers }) => (
            <>
              <Facts>
                <Fact label={t('review.figures.waiting')} value={number(window.waiting)} />
                <Fact
                  label={t('review.figures.oldest')}
                  value={window.oldest ? dayAndTime(window.oldest, laptopZone()) : ''}
                />
                <Fact label={t('review.figures.decided')} value={number(decided)} />
                <Fact label={t('review.figures.median')} value={within(medianMinutes)} />
              </Facts>
              {reviewers.length === 0 ? (
                <p>{t('review.figures.empty')}</p>
              ) : (
                <table className={styles.table}>
                  <thead>
                    <tr>
                      {(['by', 'decided', 'approved', 'changesAsked', 'rejected', 'median'] as const).map(
                        (column) => (
                          <th key={column} scope="col">
                            {t(`review.figures.${column}`)}
                          </th>
                        ),
                      )}
                    </tr>
                  </thead>
                  <tbody>
                    {reviewers.map((one) => (
                      <tr key={one.by}>
                        <th scope="row">{one.by}</th>
                        <td>{number(one.decided)}</td>
                        <td>{number(one.approved)}</td>
                        <td>{number(one.changesAsked)}</td>
                        <td>{number(one.rejected)}</td>
                        <td>{within(one.medianMinutes)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </>
          )}
        </Live>
      </div>
    </Dialog>
  )
}
