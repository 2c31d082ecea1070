import { useState } from 'react'
import type { ColumnMap, ImportPreview } from '#shared/contract/rsvp'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { type Trouble, useCommand } from '../../ui/command'

/** What an import has done, and the key by which it is taken back. */
export type Done = { batch: string; added: number; repeats: number; flawed: number; flawedCsv: string }

export type ImportState = ReturnType<typeof useImport>

/** The way of one file: chosen, previewed (again for each change of a column), added, taken back. */
export function useImport(eventId: string) {
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const look = useCommand(orpc.rsvp.importPreview, { quiet: true })
  const run = useCommand(orpc.rsvp.importRows, { quiet: true })
  const undo = useCommand(orpc.rsvp.undoImport)

  const read = async (chosen: File, columns: ColumnMap | null) => {
    setTrouble(null)
    setFile(chosen)
    const result = await look.run({ eventId, file: chosen, columns })
    if (result.ok) setPreview(result.value)
    else setTrouble(result.error)
  }
  const startOver = () => {
    setFile(null)
    setPreview(null)
    setTrouble(null)
    setDone(null)
  }
  return {
    file,
    preview,
    trouble,
    done,
    reading: look.pending,
    adding: run.pending,
    choose: (chosen: File) => {
      setPreview(null)
      void read(chosen, null)
    },
    remap: (columns: ColumnMap) => {
      if (file) void read(file, columns)
    },
    add: async () => {
      if (!file || !preview) return
      const batch = newKey()
      const result = await run.run({ eventId, file, columns: preview.columns, batch })
      if (result.ok) setDone({ batch, ...result.value })
      else setTrouble(result.error)
    },
    /** How many sign-ups were taken out again, or null where that did not work. */
    takeBack: async (): Promise<number | null> => {
      if (!done) return null
      const result = await undo.run({ eventId, batch: done.batch })
      if (!result.ok) return null
      startOver()
      return result.value.removed
    },
    startOver,
  }
}
