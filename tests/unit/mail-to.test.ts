import { expect, test } from 'vitest'
import { mailTo } from '../../src-renderer/features/event/mail-to'

test('a draft goes to one, or to many who do not see each other', () => {
  expect(mailTo({ to: ['ana@example.org'], subject: 'Moved', body: 'Now at 6' })).toBe(
    'mailto:ana%40example.org?subject=Moved&body=Now%20at%206',
  )
  expect(mailTo({ bcc: ['a@example.org', 'b@example.org'], subject: 'x', body: '' })).toBe(
    'mailto:?bcc=a%40example.org%2Cb%40example.org&subject=x',
  )
})

test('what somebody wrote cannot add a header or a recipient', () => {
  const link = mailTo({
    to: ['a@example.org'],
    subject: 'Tea & cake?bcc=x@example.org',
    body: 'one\ntwo&cc=y',
  })
  expect(link).not.toMatch(/&bcc=|&cc=/)
  expect(link).toContain('body=one%0D%0Atwo%26cc%3Dy')
})
