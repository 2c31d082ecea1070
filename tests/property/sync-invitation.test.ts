import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeInvitation, encodeInvitation } from '#shared/domain/sync-invitation'
import { circlesOfPerson, databaseOf } from '#shared/domain/sync-places'
import { circle, role } from '#shared/model/base'
import type { Invitation } from '#shared/model/invitation'

const invitations = fc
  .record({
    url: fc.constantFrom('http://127.0.0.1:5984/', 'https://example.org/couch/', 'http://192.0.2.7:15984/'),
    program: fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
    name: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/),
    password: fc.string({ unit: 'binary', minLength: 8, maxLength: 40 }),
    roles: fc.uniqueArray(fc.constantFrom(...role.options), { minLength: 1 }),
  })
  .map((fields): Invitation => ({ ...fields, circles: circlesOfPerson(fields.name, fields.roles) }))

describe('an invitation', () => {
  test('comes out of its code as it went in, whatever a mail program did around it', () => {
    const around = fc.stringMatching(/^[A-Za-z ,:<>"]{0,20}$/)
    fc.assert(
      fc.property(invitations, around, fc.integer({ min: 5, max: 70 }), (invitation, words, width) => {
        const code = encodeInvitation(invitation)
        expect(code).toMatch(/^barnstorm1\.[A-Za-z0-9_-]+\.[0-9a-f]{8}$/)
        const broken = code.replaceAll(new RegExp(`.{${width}}`, 'g'), '$&\r\n ')
        expect(decodeInvitation(`${words} ${broken}\n${words}`)).toEqual({ ok: true, value: invitation })
      }),
    )
  })

  test('tells when it was cut short or mistyped', () => {
    fc.assert(
      fc.property(invitations, fc.nat(), fc.constantFrom('A', 'b', '7', '_'), (invitation, place, letter) => {
        const code = encodeInvitation(invitation)
        const start = 'barnstorm1.'.length
        const at = start + (place % (code.length - start))
        const mistyped = code.slice(0, at) + letter + code.slice(at + 1)
        if (mistyped !== code) expect(decodeInvitation(mistyped).ok).toBe(false)
        expect(decodeInvitation(code.slice(0, at))).toEqual({ ok: false, error: 'damaged' })
      }),
    )
  })

  test('is told apart from other text, and from one of a newer app', () => {
    for (const text of ['', 'hello', 'https://example.org/', 'barnstorm']) {
      expect(decodeInvitation(text)).toEqual({ ok: false, error: 'not-an-invitation' })
    }
    const code = encodeInvitation({
      url: 'http://127.0.0.1/',
      program: 'p',
      name: 'ann',
      password: '12345678',
      roles: ['host'],
      circles: ['program'],
    })
    expect(decodeInvitation(code.replace('barnstorm1', 'barnstorm2'))).toEqual({ ok: false, error: 'newer' })
  })
})

describe('the database of a circle', () => {
  test('is one that CouchDB allows, and no other circle’s', () => {
    const places = fc.tuple(
      fc.stringMatching(/^[a-z][a-z0-9_]{0,10}$/),
      fc.oneof(
        fc.constantFrom('program' as const, 'team' as const),
        fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,10}$/).map((name) => `host:${name}` as const),
      ),
    )
    fc.assert(
      fc.property(places, places, ([program, of], [otherProgram, other]) => {
        expect(circle.safeParse(of).success).toBe(true)
        const name = databaseOf(program, of)
        expect(name).toMatch(/^[a-z][a-z0-9_$()+/-]*$/)
        if (program !== otherProgram || of !== other) expect(name).not.toBe(databaseOf(otherProgram, other))
      }),
      { numRuns: 500 },
    )
  })
})
