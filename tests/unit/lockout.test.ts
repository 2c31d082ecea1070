import { expect, test } from 'vitest'
import { createLockout } from '#main/hub/lockout'

const MINUTE = 60_000
const rosa = { place: '10.0.0.7', name: 'rosa', salt: 'salt' }
const wrong = async () => false
const right = async () => true

test('five different wrong passwords shut a place out for five minutes, the same one five times does not', async () => {
  let now = 0
  const lockout = createLockout(() => now)
  const isShut = (at = {}) =>
    lockout.guard({ ...rosa, password: 'right', ...at }, right).then(
      () => false,
      () => true,
    )
  for (let n = 0; n < 20; n++) await lockout.guard({ ...rosa, password: 'the old one' }, wrong)
  expect(await isShut()).toBe(false)
  for (let n = 0; n < 4; n++) await lockout.guard({ ...rosa, password: `guess ${n}` }, wrong)
  expect(await isShut()).toBe(true)
  expect(await isShut({ place: '10.0.0.8' })).toBe(false)
  expect(await isShut({ salt: 'new salt' })).toBe(false)
  now = 5 * MINUTE
  expect(await isShut()).toBe(false)
})

test('a hundred guesses at once are five', async () => {
  const lockout = createLockout(() => 0)
  let looked = 0
  const guesses = Array.from({ length: 100 }, (_, n) =>
    lockout.guard({ ...rosa, password: `guess ${n}` }, async () => {
      looked++
      return false
    }),
  )
  await Promise.allSettled(guesses)
  expect(looked).toBe(5)
})

test('a password that was right, or could not be looked at, is no guess', async () => {
  const lockout = createLockout(() => 0)
  for (let n = 0; n < 20; n++) {
    await lockout.guard({ ...rosa, password: `right ${n}` }, right)
    await expect(
      lockout.guard({ ...rosa, password: `busy ${n}` }, () => Promise.reject(new Error('busy'))),
    ).rejects.toThrow('busy')
  }
})
