import { expect, test } from 'vitest'
import { atMost } from '#shared/domain/at-most'

test('no more work at once than there are places, in its order, and what fails gives its place back', async () => {
  const inTurn = atMost(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  const work = (name: number) =>
    inTurn(async () => {
      begun.push(name)
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running--
      if (name === 0) throw new Error('failed')
    })
  const all = Promise.allSettled([0, 1, 2, 3].map(work))
  for (let ended = 0; ended < 4; ended++) {
    await expect.poll(() => ends.length).toBeGreaterThan(ended)
    ends[ended]?.()
  }
  const outcomes = await all
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  expect(begun).toEqual([0, 1, 2, 3])
  expect(most).toBe(2)
})
