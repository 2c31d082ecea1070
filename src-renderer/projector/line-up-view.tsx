import type { HostCard } from '#shared/contract/projector'
import { countdown } from '#shared/domain/countdown'
import type { Language } from '#shared/model/base'
import { Dial } from '../ui/dial'
import { formatsFor } from '../ui/format'
import { useNow } from '../ui/use-now'
import { FitText } from './fit-text'
import { Frame, type Shown } from './frame'
import styles from './line-up-view.module.css'
import { useRoomWords } from './room-words'

/** Who stands in front, with what and when, for how much longer, and who comes next. */
export function LineUpView({ model }: { model: Shown<'line-up'> }) {
  const { words } = useRoomWords(model.language)
  const { now, next, waiting, done, language } = model
  return (
    <Frame model={model} title={model.segment?.title ?? model.title}>
      {now ? (
        <div className={styles.now}>
          <div className={styles.card}>
            <FitText largest={15} smallest={7}>
              {now.hostName}
            </FitText>
            <Events card={now} language={language} />
          </div>
          <Timer startedAt={now.startedAt} seconds={now.seconds} formNumber={now.formNumber} model={model} />
        </div>
      ) : (
        <FitText largest={18} smallest={8} align="center">
          {waiting === 0 && done > 0 ? words('waiting', { count: 0 }) : words('lineUp')}
        </FitText>
      )}
      {next ? (
        <p className={styles.next}>
          <span>
            {words('next')}: <strong>{next.hostName}</strong>
          </span>
          <span>{words('waiting', { count: waiting })}</span>
        </p>
      ) : null}
    </Frame>
  )
}

function Events({ card, language }: { card: HostCard; language: Language }) {
  const { words } = useRoomWords(language)
  return (
    <ul className={styles.events}>
      {card.events.map((event) => (
        <li key={event.id}>
          <strong>{formatsFor(language, event.zone).dayAndTime(event.startsAt, event.zone)}</strong>
          <span>{event.online ? words('online') : event.place || event.area || words('elsewhere')}</span>
          <Seats left={event.seatsLeft} language={language} />
        </li>
      ))}
      {card.more > 0 ? <li>{words('more', { count: card.more })}</li> : null}
    </ul>
  )
}

export function Seats({ left, language }: { left: number | null; language: Language }) {
  const { words } = useRoomWords(language)
  return <span data-seats>{left === null ? words('open') : words('seats', { count: left })}</span>
}

type TimerProps = { startedAt: string; seconds: number; formNumber: string; model: Shown<'line-up'> }

function Timer({ startedAt, seconds, formNumber, model }: TimerProps) {
  const { words } = useRoomWords(model.language)
  const { remainingSeconds } = countdown(startedAt, seconds, useNow(200))
  return (
    <div className={styles.timer}>
      <div className={styles.ring} data-over={remainingSeconds === 0 || undefined}>
        <Dial share={remainingSeconds / seconds} isOver={remainingSeconds === 0} />
        <p role="timer">{remainingSeconds}</p>
      </div>
      {formNumber ? <p className={styles.form}>{words('form', { number: formNumber })}</p> : null}
    </div>
  )
}
