import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { takesTyping } from '../../ui/keys'
import styles from './corners.module.css'

type Point = { x: number; y: number }
/** Of the sheet, from its top left clockwise, in shares of the photo. */
export type Four = [Point, Point, Point, Point]

export const START: Four = [
  { x: 0.1, y: 0.1 },
  { x: 0.9, y: 0.1 },
  { x: 0.9, y: 0.9 },
  { x: 0.1, y: 0.9 },
]
/** Of the photo, per key press; with Shift ten times as far. */
const STEP = 0.002
const MOVES: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const CORNERS = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const
const within = (value: number): number => Math.max(0, Math.min(1, value))

type Props = { url: string; corners: Four; onMove: (corners: Four) => void }

/** The photo with four rings to drag, or to move with the arrow keys; 1 to 4 go to them. */
export function CornersOnPhoto({ url, corners, onMove }: Props) {
  const { t } = useTranslation()
  const photo = useRef<HTMLDivElement>(null)
  const rings = useRef<(HTMLButtonElement | null)[]>([])

  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (takesTyping(event.target) || !/^[1-4]$/.test(event.key)) return
      event.preventDefault()
      rings.current[Number(event.key) - 1]?.focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  const put = (index: number, point: Point) =>
    onMove(
      corners.map((one, at) => (at === index ? { x: within(point.x), y: within(point.y) } : one)) as Four,
    )
  const drag = (index: number) => (event: PointerEvent) => {
    const frame = photo.current?.getBoundingClientRect()
    if (event.buttons !== 1 || !frame) return
    put(index, {
      x: (event.clientX - frame.left) / frame.width,
      y: (event.clientY - frame.top) / frame.height,
    })
  }
  const nudge = (index: number) => (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    const corner = corners[index]
    if (!move || !corner) return
    event.preventDefault()
    const step = event.shiftKey ? STEP * 10 : STEP
    put(index, { x: corner.x + move.x * step, y: corner.y + move.y * step })
  }
  const outline = corners.map(({ x, y }) => `${x * 100},${y * 100}`).join(' ')
  return (
    <div ref={photo} className={styles.frame}>
      <img src={url} alt="" draggable={false} />
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <polygon points={outline} vectorEffect="non-scaling-stroke" />
      </svg>
      {CORNERS.map((corner, index) => (
        <button
          key={corner}
          ref={(element) => {
            rings.current[index] = element
          }}
          type="button"
          className={styles.ring}
          aria-label={t(`paper.corners.corner.${corner}`)}
          style={{ left: `${(corners[index]?.x ?? 0) * 100}%`, top: `${(corners[index]?.y ?? 0) * 100}%` }}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag(index)}
          onKeyDown={nudge(index)}
        >
          {index + 1}
        </button>
      ))}
    </div>
  )
}
