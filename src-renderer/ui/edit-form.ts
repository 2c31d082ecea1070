import { useEffect, useMemo } from 'react'
import { type DraftForm, useDraftForm } from './draft-form'
import { editedOf, rebase, touched } from './edited'
import type { FormValues } from './revive-draft'

/** `typed` is what differs from the record as it stands. */
export type EditForm<V extends FormValues> = DraftForm<V> & { typed: Partial<V> }

/**
 * A form over a record that others may change, since the draft was written or while the form is open: what nobody
 * touched here follows the record, what somebody typed stays.
 */
export function useEditForm<V extends FormValues>({
  form: name,
  current,
}: {
  form: string
  current: V
}): EditForm<V> {
  const form = useDraftForm({ form: name, initial: editedOf(current) })
  const { ready, values: edited, patch, reset } = form
  const standing = JSON.stringify(current)
  useEffect(() => {
    if (!ready || JSON.stringify(edited.base) === standing) return
    if (Object.keys(touched(edited)).length === 0) reset(editedOf(current))
    else patch(rebase(edited, current))
  }, [ready, edited, standing, current, patch, reset])

  const typed = useMemo(() => touched(edited), [edited])
  const values = useMemo((): V => ({ ...edited.base, ...typed }), [edited, typed])
  // What the form holds beside the fields is nobody else's concern.
  return { ...(form as unknown as DraftForm<V>), values, typed }
}
