import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../live/client'
import { unsaved } from '../../ui/saving'
import { troubleOf } from '../../ui/trouble'
import { say } from '../../ui/undo'

/** Files on their way into the vault, one after the other: a hundred photos at once would fill the memory. */
export function useAddFiles(meetingId: string) {
  const { t } = useTranslation()
  const [waiting, setWaiting] = useState(0)
  const [troubles, setTroubles] = useState<string[]>([])
  const line = useRef(Promise.resolve())

  const addOne = async (file: File, name: string) => {
    const isSafe = unsaved()
    try {
      const { repeat } = await client.intake.add({ file, name, meetingId })
      if (repeat) say(`${name}: ${t('paper.intake.again')}`)
    } catch (error) {
      const problem = t(`problem.${troubleOf(error).tag}`)
      setTroubles((all) => [...new Set([...all, t('paper.intake.notAdded', { name, problem })])])
    } finally {
      isSafe()
      setWaiting((count) => count - 1)
    }
  }
  return {
    waiting,
    troubles,
    add: (files: readonly File[]) => {
      const wanted = files.filter(({ name }) => !name.startsWith('.'))
      setTroubles([])
      setWaiting((count) => count + wanted.length)
      for (const file of wanted)
        line.current = line.current.then(() => addOne(file, file.webkitRelativePath || file.name))
    },
  }
}
