import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Result } from '#shared/domain/result'
import { client } from '../live/client'
import { type Trouble, troubleOf } from './command'
import { type FormValues, revive } from './revive-draft'
import { unsaved } from './saving'

export type { FormValues } from './revive-draft'

/** A pause in typing of this length and what is typed is safe on disk. */
const PAUSE_MS = 400

/**
 * What a form holds: values, errors at their fields, and a draft of it all in the core, so that neither a crash
 * nor a reload loses a letter.
 */
export type DraftForm<V extends FormValues> = {
  /** Which form, as `host-sign-up:<meeting>`: what its draft is kept under. */
  form: string
  values: V
  /** False until the draft was asked for: fields wait, so that nothing typed is overwritten by it. */
  ready: boolean
  /** What was typed before came back. */
  restored: boolean
  set: <K extends keyof V>(field: K, value: V[K]) => void
  patch: (values: Partial<V>) => void
  /** Trouble at this field. */
  troubleAt: (field: string) => Trouble | undefined
  /** Trouble that belongs to no field of this form. */
  trouble: Trouble | undefined
  /** Shows the trouble, and puts the cursor into its field. */
  fail: (trouble: Trouble) => void
  /** Runs the command; on success the draft is done with. */
  submit: <T>(command: () => Promise<Result<T, Trouble>>) => Promise<Result<T, Trouble>>
  /** Back to the start, with these values kept. */
  reset: (kept?: Partial<V>) => void
}

type Options<V extends FormValues> = { form: string; initial: V }

/** For another form, or another record, mount a new one (`key`). */
export function useDraftForm<V extends FormValues>({ form, initial }: Options<V>): DraftForm<V> {
  const first = useRef(initial)
  const latest = useRef(initial)
  const [values, setValues] = useState(initial)
  const [trouble, setTrouble] = useState<Trouble>()
  const draft = useDraft(form, latest)

  const show = useCallback((next: V) => {
    latest.current = next
    setValues(next)
  }, [])

  const [ready, setReady] = useState(false)
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    let left = false
    void draft.load().then((stored) => {
      if (left) return
      if (stored) show(revive(first.current, stored))
      setRestored(stored !== null)
      setReady(true)
    })
    return () => {
      left = true
    }
  }, [draft, show])

  const patch = useCallback(
    (changes: Partial<V>) => {
      show({ ...latest.current, ...changes })
      setTrouble((current) => (current?.field && current.field in changes ? undefined : current))
      draft.keepSoon()
    },
    [draft, show],
  )

  const reset = useCallback(
    (kept?: Partial<V>) => {
      draft.forget()
      setRestored(false)
      setTrouble(undefined)
      show({ ...first.current, ...kept })
    },
    [draft, show],
  )

  const fail = useCallback((found: Trouble) => {
    setTrouble(found)
    focusField(found.field)
  }, [])

  const submit = useCallback(
    async <T>(command: () => Promise<Result<T, Trouble>>) => {
      setTrouble(undefined)
      const result = await command()
      if (!result.ok) fail(result.error)
      else {
        draft.forget()
        setRestored(false)
      }
      return result
    },
    [draft, fail],
  )

  const hasField = trouble?.field !== undefined && trouble.field in values
  return {
    form,
    values,
    ready,
    restored,
    set: (field, value) => patch({ [field]: value } as unknown as Partial<V>),
    patch,
    troubleAt: (field) => (trouble?.field === field ? trouble : undefined),
    trouble: hasField ? undefined : trouble,
    fail,
    submit,
    reset,
  }
}

/** The stored side of a form: kept at every pause, when the form goes, and when the window does. */
function useDraft<V extends FormValues>(form: string, latest: { readonly current: V }) {
  const draft = useMemo(() => {
    let timer: number | undefined
    let isSafe = () => {}
    const keepNow = () => {
      if (timer === undefined) return
      window.clearTimeout(timer)
      timer = undefined
      client.profile.draft.save({ form, values: latest.current }).then(isSafe, troubleOf)
    }
    return {
      keepNow,
      keepSoon() {
        if (timer === undefined) {
          isSafe()
          isSafe = unsaved()
        }
        window.clearTimeout(timer)
        timer = window.setTimeout(keepNow, PAUSE_MS)
      },
      load: () => client.profile.draft.get({ form }).catch(() => null),
      forget() {
        window.clearTimeout(timer)
        timer = undefined
        isSafe()
        client.profile.draft.clear({ form }).catch(troubleOf)
      },
    }
  }, [form, latest])

  useEffect(() => {
    window.addEventListener('pagehide', draft.keepNow)
    return () => {
      window.removeEventListener('pagehide', draft.keepNow)
      draft.keepNow()
    }
  }, [draft])
  return draft
}

/** After the next paint, when the field shows its error. */
function focusField(field: string | undefined): void {
  if (!field) return
  requestAnimationFrame(() => {
    const found = document.querySelector(`[data-field="${CSS.escape(field)}"]`)
    if (found instanceof HTMLElement) found.focus()
  })
}
