import { useLayoutEffect, useRef } from 'react'
import styles from './fit-text.module.css'

type Props = {
  children: string
  /** In units of the stage. The text is as large as it can be between the two. */
  largest: number
  smallest: number
  align?: 'center' | 'start'
}

/** Text that fills its place: a short question in letters a hand high, a long one as large as it fits. */
export function FitText({ children, largest, smallest, align = 'start' }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are another size
  useLayoutEffect(() => {
    const [around, inner] = [box.current, text.current]
    if (!around || !inner) return
    const resize = () => fitInto(around, inner, largest, smallest)
    resize()
    const observer = new ResizeObserver(resize)
    observer.observe(around)
    // The font of the app may come a moment later than the words.
    void document.fonts.ready.then(resize)
    return () => observer.disconnect()
  }, [children, largest, smallest])
  return (
    <div ref={box} className={styles.box} data-align={align}>
      <p ref={text}>{children}</p>
    </div>
  )
}

/** By halves of a unit, the largest size at which neither a line nor a word is cut. */
function fitInto(box: HTMLElement, text: HTMLElement, largest: number, smallest: number): void {
  const fits = (halves: number) => {
    text.style.fontSize = `calc(${halves / 2} * var(--u))`
    return text.scrollHeight <= box.clientHeight && text.scrollWidth <= box.clientWidth
  }
  let [low, high] = [Math.round(smallest * 2), Math.round(largest * 2)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  text.toggleAttribute('data-broken', !fits(low))
}
