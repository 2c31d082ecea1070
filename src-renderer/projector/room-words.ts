import i18next from 'i18next'
import { useMemo } from 'react'
import type { Language } from '#shared/model/base'
import { formatsFor } from '../ui/format'

/** Words, numbers and times in the language of the room, whatever the laptop itself speaks. */
export function useRoomWords(language: Language) {
  return useMemo(
    () => ({
      words: i18next.getFixedT(language, null, 'projector'),
      // The room sits where the meeting is: its clock needs no zone beside it.
      formatsAt: (zone: string) => formatsFor(language, zone),
    }),
    [language],
  )
}
