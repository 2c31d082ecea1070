import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { KitReport } from '#shared/contract/after'
import { outcomeKeys } from '#shared/domain/call-keys'
import { fullName } from '#shared/domain/person'
import { languageNow } from '../../../app/i18n'
import { useFormats } from '../../../ui/format'
import { outcomeLabel } from '../call/outcome-words'
import styles from './after.module.css'

/** The report as it stands in the PDF: the same numbers, in the same order. */
export function ReportCards({ report }: { report: KitReport }) {
  const { t } = useTranslation()
  const { number, time } = useFormats()
  const { kit, totals, rounds, callers, answers, signUps, calledTwice, guests } = report
  const tally = (one: { calls: number; talks: number; yeses: number }) =>
    [
      t('call.calls', { count: one.calls }),
      t('call.talks', { count: one.talks }),
      t('call.yeses', { count: one.yeses }),
    ].join(' · ')
  if (totals.calls === 0) return <p className={styles.hint}>{t('after.report.none')}</p>
  return (
    <>
      <Card title={t('after.report.outcomes')}>
        {report.firstCallAt && report.lastCallAt ? (
          <p className={styles.hint}>
            {t('after.report.when', {
              first: time(report.firstCallAt, kit.zone),
              last: time(report.lastCallAt, kit.zone),
            })}
          </p>
        ) : null}
        <Lines
          lines={outcomeKeys.flatMap(({ outcome }) => {
            const count = totals.byOutcome[outcome] ?? 0
            return count > 0 ? [{ id: outcome, words: t(outcomeLabel(outcome)), value: number(count) }] : []
          })}
        />
      </Card>
      {callers.length > 0 ? (
        <Card title={t('after.report.callers')}>
          <Lines
            lines={callers.map((row) => ({ id: row.caller.id, words: row.caller.name, value: tally(row) }))}
          />
        </Card>
      ) : null}
      {rounds.length > 0 ? (
        <Card title={t('after.report.rounds')}>
          <Lines
            lines={rounds.map((round) => ({
              id: String(round.number),
              words: t('after.report.roundOf', { number: round.number }),
              value: tally(round),
            }))}
          />
        </Card>
      ) : null}
      {answers.length > 0 ? (
        <Card title={t('after.report.answers')}>
          {answers.map(({ stepId, step, answers: given }) => (
            <div key={stepId}>
              <h3>{step}</h3>
              <Lines
                lines={given.map(({ answerId, label, count }) => ({
                  id: answerId,
                  words: label[languageNow()] || label.en,
                  value: number(count),
                }))}
              />
            </div>
          ))}
        </Card>
      ) : null}
      <Card title={t('after.report.guests')}>
        <p>{t('after.report.guestsLine', guests)}</p>
        {signUps.length > 0 ? (
          <>
            <h3>{t('after.report.signUps')}</h3>
            <Lines
              lines={signUps.map(({ eventId, title, count }) => ({
                id: eventId,
                words: title,
                value: number(count),
              }))}
            />
          </>
        ) : null}
      </Card>
      {calledTwice.length > 0 ? (
        <Card title={t('after.report.calledTwice')}>
          <p className={styles.hint}>{t('after.report.calledTwiceBody')}</p>
          <Lines
            lines={calledTwice.map(({ contact, conversations }) => ({
              id: contact.id,
              words: fullName(contact),
              value: conversations
                .map(({ callerName, outcome }) => `${callerName}: ${t(outcomeLabel(outcome))}`)
                .join(' · '),
            }))}
          />
        </Card>
      ) : null}
    </>
  )
}

const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.card} aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)

const Lines = ({ lines }: { lines: { id: string; words: string; value: string }[] }) => (
  <ul className={styles.lines}>
    {lines.map(({ id, words, value }) => (
      <li key={id} className={styles.line}>
        <span>{words}</span>
        <strong>{value}</strong>
      </li>
    ))}
  </ul>
)
