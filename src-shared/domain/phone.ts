import parsePhoneNumber from 'libphonenumber-js/min'

/**
 * A phone number as people write it, in E.164, or null where it is none that can be dialled. Numbers without a
 * country code are read as North American.
 */
export function parsePhone(text: string): { e164: string } | null {
  const number = parsePhoneNumber(text.trim(), 'US')
  return number?.isValid() ? { e164: number.number } : null
}

/** `(212) 555-0123` for North American numbers, `+44 20 …` for others; what is no number stays as it is. */
export function showPhone(e164: string): string {
  const number = parsePhoneNumber(e164)
  if (!number) return e164
  return number.countryCallingCode === '1' ? number.formatNational() : number.formatInternational()
}
