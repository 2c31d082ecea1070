import { isValidPhoneNumber } from 'libphonenumber-js/max'
import type { Reading } from '#shared/forms/form'
import { isZip } from './zips'

/** How much less likely (as a logarithm) a number is that nobody can have: people err, networks err more often. */
const UNKNOWN = -3.5

/** Whether such a number exists at all: the area code in use, the ZIP delivered to. True where nothing is known. */
export function isPossibleNumber(reading: Reading, digits: string): boolean {
  switch (reading) {
    case 'phone':
      return digits.length === 10 && isValidPhoneNumber(digits, 'US')
    case 'zip':
      return isZip(digits)
    default:
      return true
  }
}

export const digitPrior = (reading: Reading, digits: string) =>
  isPossibleNumber(reading, digits) ? 0 : UNKNOWN
