import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '#shared/contract/base'
import type { Result } from '#shared/domain/result'
import type { Segment } from '#shared/model/meeting'
import type { Trouble } from '../../ui/command'

/** A pause in typing of this length and the agenda is saved. */
const PAUSE_MS = 400

export type Agenda = {
  segments: Segment[]
  change: (segments: Segment[]) => void
  /** Without waiting for the pause. */
  saveNow: () => Promise<void>
  /** Why what stands here cannot be saved yet. */
  problem: Problem | undefined
}

/** Where an agenda belongs: to a meeting, or to the agendas to start from. */
export type AgendaHome = {
  updatedAt: string
  segments: Segment[]
  problems: (segments: Segment[]) => Problem[]
  save: (segments: Segment[]) => Promise<Result<{ updatedAt: string }, Trouble>>
}

/**
 * The agenda as it is being edited. It saves itself as soon as it is whole; what others change meanwhile shows up
 * when nothing of one's own is waiting.
 */
export function useAgenda(home: AgendaHome): Agenda {
  const [working, setWorking] = useState<Segment[] | null>(null)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const segments = working ?? home.segments
  const [problem] = home.problems(segments)

  // Outlives the component: a removed part can be brought back from another screen.
  const latest = useRef({ home, segments, isUnsaved: false })
  latest.current.home = home

  const save = useCallback(async () => {
    const { home, segments: saved, isUnsaved } = latest.current
    if (!isUnsaved || home.problems(saved).length > 0) return
    latest.current.isUnsaved = false
    const result = await home.save(saved)
    if (result.ok && !latest.current.isUnsaved) setSavedAt(result.value.updatedAt)
    if (!result.ok) latest.current.isUnsaved = true
  }, [])

  useEffect(() => {
    if (working === null) return
    const timer = window.setTimeout(() => void save(), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [working, save])

  useEffect(() => {
    const leave = () => void save()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [save])

  // The live record has caught up with what was saved here: from now on it leads again.
  useEffect(() => {
    if (savedAt === null || home.updatedAt < savedAt) return
    setWorking(null)
    setSavedAt(null)
  }, [home.updatedAt, savedAt])

  const change = useCallback((next: Segment[]) => {
    latest.current.segments = next
    latest.current.isUnsaved = true
    setSavedAt(null)
    setWorking(next)
  }, [])
  return { segments, change, saveNow: save, problem }
}
