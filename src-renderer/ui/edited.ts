import type { FormValues } from './revive-draft'

/** What a form over a record holds, and under `base` what the record held: what differs is what somebody typed. */
export type Edited<V extends FormValues> = V & { base: V }

export const editedOf = <V extends FormValues>(base: V): Edited<V> => ({ ...base, base })

/** What somebody has typed since the form began. */
export function touched<V extends FormValues>({ base, ...values }: Edited<V>): Partial<V> {
  const changes = Object.entries(values).filter(([field, value]) => !same(value, base[field]))
  return Object.fromEntries(changes) as Partial<V>
}

/** The same typing over the record as it stands now: a draft of yesterday must not undo what others did today. */
export const rebase = <V extends FormValues>(values: Edited<V>, current: V): Edited<V> => ({
  ...current,
  ...touched(values),
  base: current,
})

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
