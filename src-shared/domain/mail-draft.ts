/** Mail programs cut addresses of mail drafts that are longer than this (Outlook on Windows: 2,083 characters). */
const MAX_LINK = 2_000

/** A link that opens a mail draft in the system's mail program; what does not fit is cut, and the writer sees it. */
export function mailDraft({ to, subject, body }: { to: string; subject: string; body: string }): string {
  const head = `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=`
  const lines = body.replaceAll(/\r?\n/g, '\r\n')
  const letters = [...lines]
  while (letters.length > 0 && head.length + encodedLength(letters) > MAX_LINK)
    letters.length -= Math.max(1, Math.floor(letters.length / 20))
  const cut = letters.length < [...lines].length ? `${letters.join('')}…` : lines
  return head + encodeURIComponent(cut)
}

const encodedLength = (letters: readonly string[]): number => encodeURIComponent(letters.join('')).length
