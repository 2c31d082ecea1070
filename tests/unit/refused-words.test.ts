import { expect, test } from 'vitest'
import { reasonOf } from '#shared/domain/write-rules'
import { en } from '#shared/messages/en'
import { refusedBy } from '../../src-renderer/features/sync/refused-words'

test('a refusal of our rules has a sentence of the app, whatever it speaks of', () => {
  const reason = reasonOf({ tag: 'closed-field', detail: 'startsAt' })
  const tag = refusedBy({ error: 'forbidden', reason })
  expect(tag).toBe('closed-field')
  expect(en.sync.refused[tag ?? 'revoked']).toContain('approved')
})

test('what CouchDB says by itself, and what the app notes, have one too; other words stay the server’s', () => {
  expect(refusedBy({ error: 'too_large', reason: 'the document is too large' })).toBe('too-large')
  expect(refusedBy({ error: 'deleted', reason: '' })).toBe('deleted')
  expect(refusedBy({ error: 'revoked', reason: '' })).toBe('revoked')
  expect(refusedBy({ error: 'forbidden', reason: 'a rule of somebody else' })).toBeNull()
})
