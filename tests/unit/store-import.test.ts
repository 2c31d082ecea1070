import { describe, expect, it } from 'vitest'
import { writeInTurns } from '#main/store/import-rows'

/** A clock that moves only while rows are written. */
function machine(millisecondsPerRow: (done: number) => number, fixedMs = 0) {
  let time = 0
  let done = 0
  const batches: { size: number; ms: number }[] = []
  return {
    batches,
    now: () => time,
    write: async (batch: readonly number[]) => {
      const ms = fixedMs + batch.length * millisecondsPerRow(done)
      time += ms
      done += batch.length
      batches.push({ size: batch.length, ms })
    },
  }
}

const rows = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

describe('writing in turns', () => {
  it('writes every row once, in order', async () => {
    const written: number[] = []
    const done = await writeInTurns(rows(1234), async (batch) => void written.push(...batch))
    expect(written).toEqual(rows(1234))
    expect(done).toBe(1234)
  })

  it('does nothing for no rows', async () => {
    expect(await writeInTurns([], () => Promise.reject(new Error('called')))).toBe(0)
  })

  for (const [speed, perRow, fixed] of [
    ['a fast machine', 0.01, 1],
    ['a slow machine', 1, 4],
  ] as const) {
    it(`holds nobody up for more than 50 ms on ${speed}, and wastes no turns`, async () => {
      const { batches, write, now } = machine(() => perRow, fixed)
      await writeInTurns(rows(20_000), write, { now })
      expect(Math.max(...batches.map(({ ms }) => ms))).toBeLessThanOrEqual(50)
      const settled = batches.slice(10, -1)
      for (const { ms } of settled) expect(ms).toBeGreaterThan(10)
    })
  }

  it('slows down at once when the machine does', async () => {
    const { batches, write, now } = machine((done) => (done < 5_000 ? 0.02 : 0.4))
    await writeInTurns(rows(8_000), write, { now })
    const slow = batches.filter(({ ms }) => ms > 50)
    expect(slow.length).toBeLessThanOrEqual(1)
  })

  it('goes on one row at a time where a single row takes too long', async () => {
    const { batches, write, now } = machine(() => 100)
    await writeInTurns(rows(40), write, { now })
    expect(batches.slice(1).every(({ size }) => size === 1)).toBe(true)
  })

  it('gives everybody else a turn after each batch', async () => {
    let turns = 0
    const count = () => {
      turns++
      waiting = setImmediate(count)
    }
    let waiting = setImmediate(count)
    const seen: number[] = []
    await writeInTurns(rows(200), async () => void seen.push(turns))
    clearImmediate(waiting)
    expect(seen.every((turn, index) => index === 0 || turn > (seen[index - 1] ?? 0))).toBe(true)
  })

  it('tells how far it is', async () => {
    const told: [number, number][] = []
    await writeInTurns(rows(100), async () => {}, { onProgress: (done, total) => told.push([done, total]) })
    expect(told.at(-1)).toEqual([100, 100])
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b))
  })

  it('stops between batches when told to', async () => {
    const stop = new AbortController()
    const written: number[] = []
    const done = await writeInTurns(
      rows(1000),
      async (batch) => {
        written.push(...batch)
        stop.abort()
      },
      { signal: stop.signal },
    )
    expect(done).toBe(written.length)
    expect(done).toBeLessThan(1000)
    expect(
      await writeInTurns(rows(5), () => Promise.reject(new Error('called')), { signal: stop.signal }),
    ).toBe(0)
  })

  it('passes on what writing throws', async () => {
    await expect(writeInTurns(rows(5), () => Promise.reject(new Error('disk full')))).rejects.toThrow(
      'disk full',
    )
  })
})
