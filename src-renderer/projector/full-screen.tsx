import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './full-screen.module.css'

/** How long the hint stays after the mouse has moved over the window. */
const SHOWN_MS = 4000

/** `F` or a double click fills the screen; the mouse brings up the words that say so, for the operator. */
export function FullScreenHint() {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    let timer: number | undefined
    const moved = ({ movementX, movementY }: MouseEvent) => {
      // A window that opens or grows under a mouse that lies still is told of a move as well.
      if (movementX === 0 && movementY === 0) return
      setShown(!window.matchMedia('(display-mode: fullscreen)').matches)
      window.clearTimeout(timer)
      timer = window.setTimeout(() => setShown(false), SHOWN_MS)
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.metaKey) toggle()
    }
    window.addEventListener('mousemove', moved)
    window.addEventListener('dblclick', toggle)
    window.addEventListener('keydown', pressed)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('mousemove', moved)
      window.removeEventListener('dblclick', toggle)
      window.removeEventListener('keydown', pressed)
    }
  }, [])
  return isShown ? <p className={styles.hint}>{t('projector.fullHint')}</p> : null
}

function toggle(): void {
  // A browser that refuses (no gesture, no permission) leaves the window as it is.
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  done.catch(() => {})
}
