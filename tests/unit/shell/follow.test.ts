import { Subject } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { follow } from '#main/core/follow'

describe('following an observable', () => {
  test('gives the latest of what came while nobody asked', async () => {
    const numbers = new Subject<number>()
    const following = follow(numbers, undefined)
    const first = following.next()
    numbers.next(1)
    expect(await first).toEqual({ value: 1, done: false })
    for (let number = 2; number <= 1000; number += 1) numbers.next(number)
    expect(await following.next()).toEqual({ value: 1000, done: false })
    numbers.complete()
    expect(await following.next()).toEqual({ value: undefined, done: true })
  })

  test('delivers the last value before the end', async () => {
    const numbers = new Subject<number>()
    const following = follow(numbers, undefined)
    const first = following.next()
    numbers.next(1)
    numbers.complete()
    expect(await first).toEqual({ value: 1, done: false })
    expect((await following.next()).done).toBe(true)
  })

  test('lets go when the page goes away, also while it waits', async () => {
    const numbers = new Subject<number>()
    const page = new AbortController()
    const waiting = follow(numbers, page.signal).next()
    expect(numbers.observed).toBe(true)
    page.abort()
    expect((await waiting).done).toBe(true)
    expect(numbers.observed).toBe(false)
  })

  test('has nothing for a page that is gone already', async () => {
    const numbers = new Subject<number>()
    expect((await follow(numbers, AbortSignal.abort()).next()).done).toBe(true)
    expect(numbers.observed).toBe(false)
  })

  test('throws what the observable throws, and lets go', async () => {
    const numbers = new Subject<number>()
    const waiting = follow(numbers, undefined).next()
    numbers.error(new Error('broken'))
    await expect(waiting).rejects.toThrow('broken')
    expect(numbers.observed).toBe(false)
  })
})
