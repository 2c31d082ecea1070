import type { CSSProperties } from 'react'
import type { RowField } from '#shared/model/sheet'
import styles from './crop.module.css'

export type Area = NonNullable<RowField['area']>

type Props = {
  /** Of the flat page. */
  url: string
  width: number
  height: number
  area: Area
  /** What is to be seen, for whoever does not see it. */
  label: string
  /** A part of the picture to point at, in the same shares. */
  mark?: Area | null
  /** Pixels: the boxes of a month would else fill the screen. */
  tallest?: number
}

const percent = (share: number): string => `${share * 100}%`

/** A part of a page, as large as there is room. */
export function Crop({ url, width, height, area, label, mark, tallest }: Props) {
  const aspect = (area.width * width) / (area.height * height)
  const style: CSSProperties = {
    backgroundImage: `url("${url}")`,
    backgroundSize: `${percent(1 / area.width)} ${percent(1 / area.height)}`,
    backgroundPosition: `${place(area.x, area.width)} ${place(area.y, area.height)}`,
    aspectRatio: String(aspect),
    ...(tallest ? { maxWidth: tallest * aspect } : {}),
  }
  return (
    <div className={styles.crop} role="img" aria-label={label} style={style}>
      {mark ? (
        <span
          className={styles.mark}
          style={{
            left: percent((mark.x - area.x) / area.width),
            top: percent((mark.y - area.y) / area.height),
            width: percent(mark.width / area.width),
            height: percent(mark.height / area.height),
          }}
        />
      ) : null}
    </div>
  )
}

/** CSS places a background by the share of the room that is left over. */
const place = (start: number, size: number): string => (size >= 1 ? '0%' : percent(start / (1 - size)))
