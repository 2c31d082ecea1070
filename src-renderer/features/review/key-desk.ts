import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionAction } from '#shared/domain/review'
import { say } from '../../ui/undo'

/** The event that a decision key is about: there as soon as it is on the screen, gone once it is decided. */
type InHand = { id: string; act: (what: DecisionAction) => void }

export type KeyDesk = {
  /** A decision key was pressed. */
  press: (what: DecisionAction) => void
  /** The event on the screen takes the keys; returns how to give them up. */
  take: (hand: InHand) => () => void
  /** It has been decided: keys from now on are meant for the next one. */
  letGo: (id: string) => void
}

/**
 * Where keys go between two events. What only opens something (ask for changes, reject: both need words) is kept for
 * the next event. An approval is never made unseen: that nothing happened is said.
 */
export function useKeyDesk(): KeyDesk {
  const { t } = useTranslation()
  const hand = useRef<InHand | null>(null)
  const kept = useRef<DecisionAction | null>(null)
  const desk = useRef<KeyDesk>({
    press(what) {
      if (hand.current) hand.current.act(what)
      else if (what === 'approve') say(t('review.notYet'))
      else kept.current = what
    },
    take(taken) {
      hand.current = taken
      const what = kept.current
      kept.current = null
      if (what) taken.act(what)
      return () => {
        if (hand.current?.id === taken.id) hand.current = null
      }
    },
    letGo(id) {
      if (hand.current?.id === id) hand.current = null
    },
  })
  return desk.current
}

/** Gives the decision keys to this event for as long as it is shown. */
export function useInHand(desk: KeyDesk, id: string, act: (what: DecisionAction) => void): void {
  const latest = useRef(act)
  latest.current = act
  useLayoutEffect(() => desk.take({ id, act: (what) => latest.current(what) }), [desk, id])
}
