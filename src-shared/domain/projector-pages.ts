import type { Directory, RoomEvent } from '#shared/contract/hosts'

/** One line of the directory on the wall: where, or an event there. */
export type DirectoryLine =
  | { type: 'heading'; area: string; online: boolean }
  | { type: 'event'; event: RoomEvent }

/** So many lines can be read from the last row at once, their headings included. */
const LINES = 9

/** How long a page stays when the pages turn by themselves: time to read it, walk up, and read it again. */
const PAGE_MS = 9000

/** The events that still have a seat, by area and in it by day and hour, page by page. Every page begins with a heading, none ends with one. */
export function directoryPages(directory: Directory): DirectoryLine[][] {
  const pages: DirectoryLine[][] = []
  let page: DirectoryLine[] = []
  const turn = () => {
    if (page.length > 0) pages.push(page)
    page = []
  }
  for (const { area, online, days } of directory.areas) {
    const free = days.flatMap(({ events }) => events).filter(({ seatsLeft }) => seatsLeft !== 0)
    const heading = { type: 'heading', area, online } as const
    if (page.length + 2 > LINES) turn()
    if (free.length > 0) page.push(heading)
    for (const event of free) {
      if (page.length === LINES) {
        turn()
        page.push(heading)
      }
      page.push({ type: 'event', event })
    }
  }
  turn()
  return pages
}

/**
 * Which page to show, from 0 on. `asked` counts from 1; with 0 the pages turn by themselves, by the clock, so that the
 * wall and the operator's screen show the same one.
 */
export const pageShown = (asked: number, pages: number, now: number): number =>
  asked > 0 ? Math.min(asked, pages) - 1 : Math.floor(now / PAGE_MS) % Math.max(1, pages)
