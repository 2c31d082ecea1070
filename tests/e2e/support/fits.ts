import type { Page } from '@playwright/test'

/**
 * What is wrong with how a page lies on its screen: words that are cut off or lie on one another, in words for the
 * test's report. What a list scrolls out of sight is not cut; decoration and the small picture of the projector are
 * left out (`aria-hidden`).
 */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** Descenders of one line may reach into the next: that is not an overlap. */
    const SLACK = 0.28
    const TOLERANCE_PX = 2
    type Box = { left: number; top: number; right: number; bottom: number }
    type Word = { text: string; box: Box; element: Element }

    const shrunk = ({ left, top, right, bottom }: DOMRect): Box => {
      const slack = (bottom - top) * SLACK
      return { left: left + 1, top: top + slack, right: right - 1, bottom: bottom - slack }
    }
    const isWithin = (box: Box, outer: Box) =>
      box.left >= outer.left - TOLERANCE_PX &&
      box.right <= outer.right + TOLERANCE_PX &&
      box.top >= outer.top - TOLERANCE_PX &&
      box.bottom <= outer.bottom + TOLERANCE_PX
    const meet = (one: Box, other: Box) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > TOLERANCE_PX &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > TOLERANCE_PX

    const screen: Box = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
    const found: string[] = []
    const words: Word[] = []

    /** Out of sight in a list that scrolls, cut off by a box that does not, or in full sight. */
    function standing(box: Box, element: Element): 'scrolled' | 'cut' | 'seen' {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(at)
        const around = at.getBoundingClientRect()
        if (/auto|scroll/.test(overflowX + overflowY)) {
          if (!isWithin(box, around)) return 'scrolled'
        } else if (/hidden|clip/.test(overflowX + overflowY) && !isWithin(box, around)) return 'cut'
        if (position === 'fixed') break
      }
      return isWithin(box, screen) ? 'seen' : 'cut'
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!element || text === '' || element.closest('[aria-hidden="true"], script, style, option')) continue
      const { visibility, clipPath, position } = getComputedStyle(element)
      if (visibility === 'hidden' || (clipPath !== 'none' && position === 'absolute')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        // Kept above the screen until somebody comes to it by Tab.
        if (rect.width < 2 || rect.height < 2 || rect.bottom <= 0) continue
        const box = shrunk(rect)
        const where = standing(box, element)
        if (where === 'cut') found.push(`cut off: ${text}`)
        if (where === 'seen') words.push({ text, box, element })
      }
    }
    for (const [index, one] of words.entries())
      for (const other of words.slice(index + 1))
        if (one.element !== other.element && meet(one.box, other.box))
          found.push(`on one another: ${one.text} / ${other.text}`)
    return [...new Set(found)]
  })
