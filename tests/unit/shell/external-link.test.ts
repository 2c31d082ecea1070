import { expect, test } from 'vitest'
import { externalLink } from '#main/shell/external-link'

test.each(['https://example.org/a?b=c', 'mailto:ana@example.org', 'tel:+12125550123'])(
  '%s may leave the app',
  (link) => expect(externalLink(link)).toBe(link),
)

test.each([
  'http://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<h1>hello',
  'app://barnstorm/',
  'ms-msdt:/id PCWDiagnostic',
  'smb://server/share',
  'https://bank.example@evil.example/',
  'https://user:word@evil.example/',
  'not a link',
  '',
])('%s stays where it is', (link) => expect(externalLink(link)).toBeNull())
