import { type RefObject, useEffect, useRef } from 'react'

/** The field to begin in: it has the cursor as soon as it takes typing. */
export function useFirstField(isReady: boolean): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isReady) field.current?.focus()
  }, [isReady])
  return field
}
