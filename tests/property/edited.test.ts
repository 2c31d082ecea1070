import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editedOf, rebase, touched } from '../../src-renderer/ui/edited'

const record = fc.record({
  title: fc.string(),
  seats: fc.nat(20),
  home: fc.boolean(),
  languages: fc.array(fc.constantFrom('en', 'es')),
})
const typing = fc.record({ title: fc.string(), seats: fc.nat(20) }, { requiredKeys: [] })

it('keeps what somebody typed, and what others changed in the fields nobody touched', () => {
  fc.assert(
    fc.property(record, typing, record, (before, typed, now) => {
      const form = { ...editedOf(before), ...typed }
      const rebased = rebase(form, now)
      expect(rebased).toMatchObject(touched(form))
      for (const field of ['title', 'seats', 'home', 'languages'] as const)
        if (!(field in touched(form))) expect(rebased[field]).toEqual(now[field])
    }),
  )
})

it('finds nothing typed in a form that nobody touched, however often the record changes', () => {
  fc.assert(
    fc.property(record, record, (before, now) => {
      expect(touched(editedOf(before))).toEqual({})
      expect(rebase(editedOf(before), now)).toEqual(editedOf(now))
    }),
  )
})
