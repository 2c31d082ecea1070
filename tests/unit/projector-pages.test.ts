import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directoryOf } from '#shared/domain/directory'
import { roomEvent } from '#shared/domain/directory-room'
import { directoryPages, pageShown } from '#shared/domain/projector-pages'
import { anEvent } from '#tests/factories/documents'

const eventIn = (index: number, zip: string, day: number, left: number) =>
  roomEvent(
    anEvent({ id: `event:key-${index}-0`, zip, startsAt: `2026-03-1${day}T23:00:00.000Z` }),
    { taken: 0, left },
    '',
    null,
  )
const events = fc
  .array(fc.tuple(fc.constantFrom('10001', '10002', '11237'), fc.nat(3), fc.nat(3)), { maxLength: 60 })
  .map((rows) => rows.map(([zip, day, left], index) => eventIn(index, zip, day, left)))

describe('the directory on the wall', () => {
  it('has every event with a seat once, each under its area, and no page is too long', () => {
    fc.assert(
      fc.property(events, (all) => {
        const pages = directoryPages(directoryOf(all))
        const shown: string[] = []
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(9)
          expect(page[0]?.type).toBe('heading')
          expect(page.at(-1)?.type).toBe('event')
          let heading = page[0]
          for (const line of page)
            if (line.type === 'heading') heading = line
            else {
              shown.push(line.event.id)
              expect(heading).toMatchObject({ area: line.event.area })
            }
        }
        const free = all.filter(({ seatsLeft }) => seatsLeft !== 0).map(({ id }) => id)
        expect([...shown].sort()).toEqual([...free].sort())
      }),
    )
  })

  it('turns its pages by the clock, and stays where somebody put it', () => {
    expect([0, 9, 18, 27].map((seconds) => pageShown(0, 3, seconds * 1000))).toEqual([0, 1, 2, 0])
    expect([1, 3, 9].map((asked) => pageShown(asked, 3, 0))).toEqual([0, 2, 2])
    expect(pageShown(0, 0, 12_345)).toBe(0)
  })
})
