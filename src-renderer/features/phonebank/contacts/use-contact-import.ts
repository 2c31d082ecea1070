import { useState } from 'react'
import type { ContactColumns, ContactPreview, ImportProgress } from '#shared/contract/contacts'
import { client, orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { type Trouble, troubleOf, useCommand } from '../../../ui/command'
import { unsaved } from '../../../ui/saving'

export type ContactImport = ReturnType<typeof useContactImport>
type Done = Extract<ImportProgress, { state: 'done' }>

/** A list on its way in: chosen, looked at, brought in with progress, and taken off again. */
export function useContactImport(kitId: string) {
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<ContactPreview | null>(null)
  const [sheet, setSheet] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [batch, setBatch] = useState(newKey)
  const read = useCommand(orpc.contacts.preview, { quiet: true })
  const undo = useCommand(orpc.contacts.undoImport)

  const look = async (chosen: File, columns: ContactColumns | null, wanted: string) => {
    setTrouble(null)
    const result = await read.run({ kitId, file: chosen, columns, sheet: wanted })
    if (result.ok) setPreview(result.value)
    else setTrouble(result.error)
  }
  return {
    file,
    preview,
    trouble,
    progress,
    sheet,
    reading: read.pending,
    choose(chosen: File) {
      setFile(chosen)
      setPreview(null)
      setProgress(null)
      setSheet('')
      setBatch(newKey())
      void look(chosen, null, '')
    },
    remap(columns: ContactColumns) {
      if (!file || !preview) return
      setPreview({ ...preview, columns })
      void look(file, columns, sheet)
    },
    readSheet(name: string) {
      setSheet(name)
      if (file) void look(file, null, name)
    },
    async bringIn() {
      if (!file || !preview) return
      const isSafe = unsaved()
      setTrouble(null)
      try {
        const input = { kitId, file, columns: preview.columns, sheet, batch, name: file.name }
        for await (const step of await client.contacts.import(input)) setProgress(step)
      } catch (error) {
        setProgress(null)
        setTrouble(troubleOf(error))
      } finally {
        isSafe()
      }
    },
    cancel: () => client.contacts.cancel({ batch }).catch(troubleOf),
    async takeOff(done: Done) {
      const result = await undo.run({ kitId, batch })
      if (!result.ok) return null
      setProgress({ ...done, added: 0 })
      return result.value
    },
    /** After a stop: the same file again, under another name. */
    again() {
      setProgress(null)
      setBatch(newKey())
    },
  }
}
