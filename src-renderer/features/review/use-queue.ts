import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { QueueFilter } from '#shared/contract/review'
import { EVERYTHING } from '#shared/domain/review-queue'
import { orpc } from '../../live/client'
import { createStore } from '../../live/store'
import { useLive } from '../../live/use-live'

const route = getRouteApi('/review')

/** Rows that are sent at once: a few screens of them. */
const STRETCH = 120

/** The filter stays while somebody looks at another screen. */
const filterStore = createStore<QueueFilter>(EVERYTHING)

export type QueueInUse = ReturnType<typeof useQueue>

/** The filtered queue, the event in hand, and the ways to the one before and the one after it. */
export function useQueue() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const [filter, setFilterState] = useState(filterStore.get)
  const [from, setFrom] = useState(0)
  const window = useLive(orpc.review.queue, { filter, from, count: STRETCH }, { keepPrevious: true })
  const placing = useLive(
    orpc.review.place,
    { filter, id: search.id ?? null },
    { keepPrevious: true, forget: true },
  )
  const place = placing.data ?? null
  const id = search.id ?? place?.id
  /** Known for the event in hand, and not still that of the one before. */
  const here = place && place.id === id ? place : null

  const pick = useCallback(
    (picked: string | undefined) => {
      void navigate({ to: '/review', search: picked ? { id: picked } : {}, replace: true })
    },
    [navigate],
  )
  const setFilter = useCallback(
    (next: QueueFilter) => {
      filterStore.set(next)
      setFilterState(next)
      setFrom(0)
      pick(undefined)
    },
    [pick],
  )

  /** Decided before its place was known: on from there as soon as it is. */
  const left = useRef('')
  const leave = useCallback(
    (decided: string, done: Promise<unknown>) => {
      if (here?.id !== decided) left.current = decided
      else if (here.after[0]) pick(here.after[0])
      // Nothing follows: what is left, if anything, is known when this decision is made.
      else void done.then(() => pick(undefined))
    },
    [here, pick],
  )
  useEffect(() => {
    if (!here || here.id !== left.current) return
    left.current = ''
    pick(here.after[0])
  }, [here, pick])

  // A step that is asked for before the place of this event is known is taken as soon as it is.
  const wanted = useRef<(1 | -1)[]>([])
  const take = useCallback(
    (by: 1 | -1) => {
      if (!here) wanted.current.push(by)
      else {
        const next = by === 1 ? here.after[0] : here.before
        if (next) pick(next)
      }
    },
    [here, pick],
  )
  useEffect(() => {
    if (!here) return
    const by = wanted.current.shift()
    if (by) take(by)
  }, [here, take])

  const onSight = useCallback((first: number, last: number) => {
    setFrom((current) =>
      first >= current && last < current + STRETCH
        ? current
        : Math.max(0, Math.floor(first / (STRETCH / 3)) * (STRETCH / 3) - STRETCH / 3),
    )
  }, [])

  return {
    ...{ filter, setFilter, window, place: here, id, pick, leave, onSight },
    isReady: !placing.isPending,
    step: take,
  }
}
