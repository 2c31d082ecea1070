import type { ReactNode } from 'react'
import type { ProjectorModel } from '#shared/contract/projector'
import { clockText } from '../ui/format'
import { useNow } from '../ui/use-now'
import styles from './frame.module.css'
import { useRoomWords } from './room-words'

export type Framed = Exclude<ProjectorModel, { view: 'blank' }>
export type Shown<V extends ProjectorModel['view']> = Extract<ProjectorModel, { view: V }>

/** Often enough that a second never looks long. */
const TICK_MS = 200

type Props = {
  model: Framed
  /** What stands in the head: the part of the evening, as a rule. */
  title: string
  /** Stands in for the clock of the part. */
  aside?: ReactNode
  children: ReactNode
}

/** Around every view: what it is about, what is left of it, and the promise made to the room. */
export function Frame({ model, title, aside, children }: Props) {
  const { words, formatsAt } = useRoomWords(model.language)
  const formats = formatsAt(model.zone)
  const { clock } = model
  return (
    <>
      <header className={styles.head}>
        <h1>{title}</h1>
        {aside === undefined ? <PartClock model={model} /> : aside}
      </header>
      <main className={styles.body}>{children}</main>
      <footer className={styles.foot}>
        {clock.phase === 'over'
          ? words('endedAt', { time: formats.time(clock.endedAt, model.zone) })
          : words('endsAt', { time: formats.time(model.promisedEnd, model.zone) })}
      </footer>
    </>
  )
}

/** Seconds left of the part, negative beyond its time; null where no part is running. */
export function secondsLeft(clock: Framed['clock'], now: number): number | null {
  if (clock.phase === 'paused') return clock.leftSeconds
  return clock.phase === 'running' ? Math.ceil((Date.parse(clock.timeUpAt) - now) / 1000) : null
}

/** A projector has no more than this to say of a part that ran long: the operator knows by how much. */
export const shownText = (seconds: number): string => clockText(Math.max(0, seconds) * 1000)

function PartClock({ model }: { model: Framed }) {
  const { words } = useRoomWords(model.language)
  const left = secondsLeft(model.clock, useNow(TICK_MS))
  if (left === null) return null
  return (
    <p className={styles.clock} data-over={left <= 0 || undefined} role="timer">
      {model.clock.phase === 'paused' ? <span>{words('paused')}</span> : null}
      {shownText(left)}
    </p>
  )
}
