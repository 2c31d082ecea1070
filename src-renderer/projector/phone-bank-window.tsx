import { useEffect } from 'react'
import type { CallTally } from '#shared/contract/party'
import { languageNow } from '../app/i18n'
import { orpc } from '../live/client'
import { useLive } from '../live/use-live'
import { clockText } from '../ui/format'
import { useNow } from '../ui/use-now'
import { FullScreenHint } from './full-screen'
import { GoalBar } from './goal-bar'
import styles from './phone-bank-window.module.css'
import { useRoomWords } from './room-words'
import stage from './stage.module.css'
import { useScreenAwake } from './use-screen-awake'

/**
 * The window on the wall of an evening of calls: the round, the goals, who had the last yes. Whatever goes wrong behind
 * it, the room sees what it saw last.
 */
export function PhoneBankWindow({ kitId }: { kitId: string }) {
  const { data: tally } = useLive(orpc.party.tally, { kitId })
  useScreenAwake()
  useEffect(() => {
    document.documentElement.lang = languageNow()
    if (tally) document.title = tally.title
  }, [tally])
  return (
    <>
      <div className={stage.box}>
        <div className={stage.stage}>{tally ? <Evening tally={tally} /> : null}</div>
      </div>
      <FullScreenHint />
    </>
  )
}

function Evening({ tally }: { tally: CallTally }) {
  const { words } = useRoomWords(languageNow())
  const { title, goals, calls, talks, yeses, lastYes } = tally
  return (
    <>
      <header className={styles.head}>
        <h1>{title}</h1>
        <RoundClock tally={tally} />
      </header>
      <div className={styles.goals}>
        <GoalBar label={words('calls')} count={calls} goal={goals.calls} />
        <GoalBar label={words('talks')} count={talks} goal={goals.talks} />
        <GoalBar label={words('yeses')} count={yeses} goal={goals.yeses} />
      </div>
      <p className={styles.foot}>
        {lastYes.name ? words('lastYes', { name: lastYes.name }) : words('firstYes')}
      </p>
    </>
  )
}

function RoundClock({ tally: { round, roundStartedAt } }: { tally: CallTally }) {
  const { words } = useRoomWords(languageNow())
  const now = useNow(1000)
  if (round === 0 || roundStartedAt === '') return null
  return (
    <p className={styles.round}>
      {words('round', { number: round })} <span>{clockText(now - Date.parse(roundStartedAt))}</span>
    </p>
  )
}
