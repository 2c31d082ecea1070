import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bounds, placeWindow } from '#main/shell/window-state'

const laptop: Bounds = { x: 0, y: 0, width: 1366, height: 728 }
const projector: Bounds = { x: 1366, y: 0, width: 1024, height: 768 }

describe('the place of the window', () => {
  test('is where it was left', () => {
    const left = { bounds: { x: 1400, y: 20, width: 900, height: 700 }, maximized: false }
    expect(placeWindow(left, [laptop, projector])).toEqual(left)
  })

  test('is the middle of the laptop when the display it was on is gone', () => {
    const left = { bounds: { x: 1400, y: 20, width: 900, height: 700 }, maximized: false }
    expect(placeWindow(left, [laptop])).toEqual({
      bounds: { x: 233, y: 14, width: 900, height: 700 },
      maximized: false,
    })
  })

  test('is no larger than a small screen, at the first start', () => {
    expect(placeWindow(null, [laptop]).bounds).toEqual({ x: 43, y: 0, width: 1280, height: 728 })
  })

  test('keeps a maximized window maximized', () => {
    const left = { bounds: { x: 9000, y: 20, width: 900, height: 700 }, maximized: true }
    expect(placeWindow(left, [laptop]).maximized).toBe(true)
  })

  test('leaves enough of the title bar on some display to take hold of it, wherever it was', () => {
    const place = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 200, max: 4000 })
    fc.assert(
      fc.property(place, place, size, size, (x, y, width, height) => {
        const { bounds } = placeWindow({ bounds: { x, y, width, height }, maximized: false }, [
          laptop,
          projector,
        ])
        const seen = [laptop, projector].some(
          (display) =>
            bounds.y >= display.y &&
            bounds.y + 40 <= display.y + display.height &&
            Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x) >=
              120,
        )
        expect(seen).toBe(true)
      }),
    )
  })
})
