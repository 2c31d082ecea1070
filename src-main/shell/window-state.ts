import { z } from 'zod'

/** Place and size of the window in device-independent pixels, as it was left. */
const bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
})
export type Bounds = z.infer<typeof bounds>
export const windowState = z.object({ bounds, maximized: z.boolean() })
export type WindowState = z.infer<typeof windowState>

/** A laptop of 1366 × 768, less its task bar. */
export const MIN_SIZE = { width: 900, height: 600 }
const FIRST_SIZE = { width: 1280, height: 860 }
/** So much of the title bar must be on a screen that a hand can take hold of it. */
const GRIP = { width: 120, height: 40 }

/**
 * Where to put the window: where it was left, if a hand can still reach it there; else in the middle of the first
 * display (a projector was unplugged), and never larger than that. `displays` are work areas, the main one first.
 */
export function placeWindow(saved: WindowState | null, displays: Bounds[]): WindowState {
  if (saved && displays.some((display) => isReachable(saved.bounds, display))) return saved
  const area = displays[0] ?? { x: 0, y: 0, ...FIRST_SIZE }
  const wanted = saved?.bounds ?? FIRST_SIZE
  const width = Math.min(wanted.width, area.width)
  const height = Math.min(wanted.height, area.height)
  return {
    bounds: {
      x: area.x + Math.floor((area.width - width) / 2),
      y: area.y + Math.floor((area.height - height) / 2),
      width,
      height,
    },
    maximized: saved?.maximized ?? false,
  }
}

function isReachable(window: Bounds, display: Bounds): boolean {
  const visibleWidth =
    Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x)
  const titleBarIsVisible = window.y >= display.y && window.y + GRIP.height <= display.y + display.height
  return visibleWidth >= GRIP.width && titleBarIsVisible
}
