type Mail = { to?: readonly string[]; bcc?: readonly string[]; subject: string; body: string }

/** A link that opens a draft in the mail program of this laptop (RFC 6068). */
export function mailTo({ to = [], bcc = [], subject, body }: Mail): string {
  const fields = [
    ['bcc', bcc.join(',')],
    ['subject', subject],
    ['body', body.replaceAll('\n', '\r\n')],
  ].filter(([, value]) => value !== '')
  const query = fields.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&')
  return `mailto:${to.map(encodeURIComponent).join(',')}?${query}`
}
