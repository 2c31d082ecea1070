import { create } from 'qrcode'
import { useMemo } from 'react'
import styles from './qr-code.module.css'

type Props = { text: string /** What it does, for those who cannot see it. */; label: string; size: number }

/** A code that any phone's camera reads: black on white in both schemes, with the quiet margin that cameras need. */
export function QrCode({ text, label, size }: Props) {
  const { path, side } = useMemo(() => drawn(text), [text])
  return (
    <svg
      className={styles.code}
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}

const MARGIN = 3

function drawn(text: string): { path: string; side: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const dots: string[] = []
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) dots.push(`M${column + MARGIN} ${row + MARGIN}h1v1h-1z`)
  return { path: dots.join(''), side: modules.size + 2 * MARGIN }
}
