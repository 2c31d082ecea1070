import { useTranslation } from 'react-i18next'
import type { PageEvent } from '#shared/contract/paper'
import { useFormats } from '../../ui/format'
import { KeyHint } from '../../ui/key-hint'
import styles from './verify.module.css'

/** Which event the people on a host form sign up for, where the form alone does not settle it. */
export function EventChoice({ event, onChoose }: { event: PageEvent; onChoose: (index: number) => boolean }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  return (
    <section className={styles.who}>
      <h3>{t('paper.verify.event.title')}</h3>
      {event.startsAt === null ? <p>{t('paper.verify.event.none')}</p> : null}
      <ul className={styles.choices} data-tall>
        {event.choices.map(({ event: one, reason }, index) => (
          <li key={one.id}>
            <button type="button" className={styles.choice} onClick={() => onChoose(index)}>
              <KeyHint keys={String(index + 1)} />
              <span>
                {one.title}, {dayAndTime(one.startsAt, one.zone)} · {t(`paper.verify.event.${reason}`)}
              </span>
            </button>
          </li>
        ))}
        {event.startsAt ? (
          <li>
            <button type="button" className={styles.choice} onClick={() => onChoose(event.choices.length)}>
              <KeyHint keys={String(event.choices.length + 1)} />
              {t('paper.verify.event.new', { when: dayAndTime(event.startsAt, event.zone) })}
            </button>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
