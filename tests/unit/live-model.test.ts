import { Subject } from 'rxjs'
import { expect, test } from 'vitest'
import { liveModel } from '#main/core/live-model'

/** A reader that takes one model at a time. */
function reader<T>(models: AsyncGenerator<T, void>) {
  return async () => (await models.next()).value
}

test('the model comes at once, then after each change that makes it differ', async () => {
  const changes = new Subject<void>()
  let value = 1
  const next = reader(liveModel(changes, undefined, async () => ({ value })))
  expect(await next()).toEqual({ value: 1 })
  changes.next() // says that something changed, but what is shown does not differ
  const third = next()
  await new Promise((done) => setTimeout(done, 5))
  value = 2
  changes.next()
  expect(await third).toEqual({ value: 2 })
})

test('a thousand changes while one model is read become one further reading', async () => {
  const changes = new Subject<void>()
  let loads = 0
  let release = () => {}
  const next = reader(
    liveModel(changes, undefined, async () => {
      loads++
      await new Promise<void>((done) => {
        release = done
      })
      return loads
    }),
  )
  const first = next()
  await new Promise((done) => setTimeout(done, 1))
  for (let change = 0; change < 1000; change++) changes.next()
  release()
  expect(await first).toBe(1)
  const second = next()
  await new Promise((done) => setTimeout(done, 1))
  release()
  expect(await second).toBe(2)
  void next()
  await new Promise((done) => setTimeout(done, 1))
  expect(loads).toBe(2)
})

test('nobody stays subscribed for a screen that went away', async () => {
  const changes = new Subject<void>()
  const screen = new AbortController()
  const next = reader(liveModel(changes, screen.signal, async () => 1))
  await next()
  expect(changes.observed).toBe(true)
  const waiting = next()
  screen.abort()
  expect(await waiting).toBeUndefined()
  expect(changes.observed).toBe(false)
})
