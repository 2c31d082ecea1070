/** What a form holds, by the names of its fields. */
export type FormValues = Record<string, unknown>

/** A stored draft laid over the form as it is today: fields that are gone or of another kind are left out. */
export function revive<V extends FormValues>(initial: V, stored: FormValues): V {
  const fitting = Object.entries(stored).filter(
    ([field, value]) => field in initial && kindOf(value) === kindOf(initial[field]),
  )
  return { ...initial, ...Object.fromEntries(fitting) }
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
