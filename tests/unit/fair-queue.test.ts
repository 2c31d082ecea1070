import { expect, test } from 'vitest'
import { createFairQueue } from '#main/hub/fair-queue'

/** Work of a place that ends when it is told to. */
function startWork(atOnce: number, mostWaiting: number) {
  const inTurn = createFairQueue(atOnce, mostWaiting, () => new Error('full'))
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ask = (place: string, name: string) =>
    inTurn(place, () => {
      begun.push(name)
      return new Promise<void>((end) => ends.push(end))
    }).catch((cause: Error) => void begun.push(`${name} ${cause.message}`))
  const endOne = async () => {
    ends.shift()?.()
    await new Promise(setImmediate)
  }
  return { ask, begun, endOne }
}

test('a place that asks for much waits for it, another has its turn', async () => {
  const { ask, begun, endOne } = startWork(1, 100)
  for (const name of ['a1', 'a2', 'a3']) void ask('a', name)
  for (const name of ['b1', 'b2']) void ask('b', name)
  for (let n = 0; n < 4; n++) await endOne()
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'b2'])
})

test('no more work at once than there may be, and all places are taken again', async () => {
  const { ask, begun, endOne } = startWork(2, 100)
  for (const name of ['1', '2', '3']) void ask('a', name)
  expect(begun).toEqual(['1', '2'])
  for (let n = 0; n < 3; n++) await endOne()
  for (const name of ['4', '5', '6']) void ask('a', name)
  expect(begun).toEqual(['1', '2', '3', '4', '5'])
})

test('where too many wait, the last of the longest line is refused', async () => {
  const { ask, begun, endOne } = startWork(1, 3)
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) void ask('a', name)
  void ask('b', 'b1')
  await endOne()
  await endOne()
  expect(begun).toEqual(['a1', 'a5 full', 'a4 full', 'a2', 'b1'])
})
