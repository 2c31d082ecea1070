import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { may, type Right } from '#shared/domain/access'
import { CODE_LENGTH, isWholeCode, roomCodeOf, spacedCode } from '#shared/domain/room-code'
import { guestRolesOf } from '#shared/domain/room-roles'
import { role } from '#shared/model/base'

const bytes = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH })

describe('the code of a room', () => {
  test('is read back however it is typed: small, with spaces or lines, with the letters it was taken for', () => {
    const mistakes = fc.constantFrom<Record<string, string>[]>({}, { 0: 'o', 1: 'l' }, { 0: 'O', 1: 'I' })
    const between = fc.constantFrom('', ' ', '-', ' – ', '\n')
    fc.assert(
      fc.property(
        bytes,
        mistakes,
        between,
        fc.boolean(),
        (random, taken: Record<string, string>, gap, small) => {
          const code = roomCodeOf(random)
          const misread = Array.from(code.replace('-', ''), (sign) => taken[sign] ?? sign).join(gap)
          const typed = small ? misread.toLowerCase() : misread
          expect(spacedCode(typed)).toBe(code)
          expect(isWholeCode(typed)).toBe(true)
        },
      ),
    )
  })

  test('stays as it is while it is typed, and is whole with its last sign only', () => {
    fc.assert(
      fc.property(bytes, fc.nat(CODE_LENGTH - 1), (random, length) => {
        const part = roomCodeOf(random).replace('-', '').slice(0, length)
        expect(spacedCode(spacedCode(part))).toBe(spacedCode(part))
        expect(spacedCode(part).replace('-', '')).toBe(part)
        expect(isWholeCode(part)).toBe(false)
      }),
    )
  })

  test('takes whatever is pasted without a fall', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(spacedCode(typed)).toMatch(
          /^[0-9A-HJKMNP-TV-Z]{0,4}$|^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{1,4}$/,
        )
      }),
    )
  })
})

test('guests of a room may do nothing that its laptop may not, and never decide about events', () => {
  const rights: Right[] = ['run-meetings', 'edit-events', 'enter-people', 'review', 'run-phone-banks', 'call']
  fc.assert(
    fc.property(fc.subarray([...role.options]), (own) => {
      const given = guestRolesOf(own)
      for (const right of rights) expect(may(own, right) || !may(given, right)).toBe(true)
      expect(may(given, 'review')).toBe(false)
      expect(given).not.toContain('admin')
    }),
  )
})
