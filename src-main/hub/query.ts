import { badRequest } from './http-error'
import { parseJson } from './json'

/** Options of a request, from the query string or from the body. Throws 400 where one is not of its form. */
export type Options = (name: string) => unknown

const JSON_OPTIONS = new Set(['key', 'keys', 'startkey', 'start_key', 'endkey', 'end_key'])

export const optionsOf =
  (query: URLSearchParams, body: Record<string, unknown> = {}): Options =>
  (name) => {
    if (Object.hasOwn(body, name)) return body[name]
    const value = query.get(name)
    if (value === null) return undefined
    return JSON_OPTIONS.has(name) ? parseJson(value) : value
  }

export function wholeNumber(options: Options, name: string, fallback: number): number {
  const value = options(name)
  if (value === undefined) return fallback
  if (!/^-?\d{1,15}$/.test(String(value))) throw badQuery('integer', value)
  if (Number(value) < 0) throw badQuery('positive integer', value)
  return Number(value)
}

const badQuery = (what: string, value: unknown) =>
  badRequest(`Invalid value for ${what}: ${JSON.stringify(value)}`, 'query_parse_error')

export function flag(options: Options, name: string, fallback: boolean): boolean {
  const value = options(name)
  if (value === undefined) return fallback
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw badQuery('boolean', value)
}

/** A document id given as a key. Any other JSON value is no id of any document: undefined. */
export function idOption(options: Options, ...names: string[]): string | undefined {
  const value = names.map(options).find((found) => found !== undefined)
  return typeof value === 'string' ? value : undefined
}
