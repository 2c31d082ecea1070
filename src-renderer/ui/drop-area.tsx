import { type DragEvent, type ReactNode, useState } from 'react'
import styles from './drop-area.module.css'

type Props = { onFile: (file: File) => void; children: (isOver: boolean) => ReactNode }

/** A place to let a file go. A button inside does the same by keyboard. */
export function DropArea({ onFile, children }: Props) {
  const [isOver, setIsOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      {children(isOver)}
    </div>
  )
}
