import styles from './dial.module.css'

const CENTRE = 100
const RADIUS = 88
const LENGTH = 2 * Math.PI * RADIUS
const TICKS = Array.from({ length: 60 }, (_, minute) => minute)

type Props = {
  /** What is left, 0 to 1. */
  share: number
  isOver: boolean
}

/** A ring that empties clockwise, with the marks of a clock. Decoration: the digits say it in numbers. */
export function Dial({ share, isOver }: Props) {
  const left = Math.max(0, Math.min(1, share))
  return (
    <svg className={styles.dial} viewBox="0 0 200 200" aria-hidden="true" data-over={isOver || undefined}>
      <circle className={styles.track} cx={CENTRE} cy={CENTRE} r={RADIUS} />
      <circle
        className={styles.left}
        cx={CENTRE}
        cy={CENTRE}
        r={RADIUS}
        strokeDasharray={`${left * LENGTH} ${LENGTH}`}
        strokeDashoffset={0}
        transform={`rotate(-90 ${CENTRE} ${CENTRE}) scale(1 -1) translate(0 -${2 * CENTRE})`}
      />
      {TICKS.map((minute) => (
        <line
          key={minute}
          className={styles.tick}
          data-hour={minute % 5 === 0 || undefined}
          x1={CENTRE}
          x2={CENTRE}
          y1={minute % 5 === 0 ? 22 : 24}
          y2={minute % 5 === 0 ? 29 : 27}
          transform={`rotate(${minute * 6} ${CENTRE} ${CENTRE})`}
        />
      ))}
    </svg>
  )
}
