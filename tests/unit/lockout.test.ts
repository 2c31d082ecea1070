import { expect, test } from 'vitest'
import { createLockout } from '#main/hub/lockout'

const MINUTE = 60_000

test('five different wrong passwords shut an address out for five minutes, the same one five times does not', () => {
  let now = 0
  const lockout = createLockout(() => now)
  const isShut = () => {
    try {
      lockout.requireOpen('10.0.0.7', 'rosa', 'salt')
      return false
    } catch {
      return true
    }
  }
  for (let n = 0; n < 20; n++) lockout.countFailure('10.0.0.7', 'rosa', 'salt', 'the old one')
  expect(isShut()).toBe(false)
  for (let n = 0; n < 4; n++) lockout.countFailure('10.0.0.7', 'rosa', 'salt', `guess ${n}`)
  expect(isShut()).toBe(true)
  expect(() => lockout.requireOpen('10.0.0.8', 'rosa', 'salt')).not.toThrow()
  expect(() => lockout.requireOpen('10.0.0.7', 'rosa', 'new salt')).not.toThrow()
  now = 5 * MINUTE
  expect(isShut()).toBe(false)
})
