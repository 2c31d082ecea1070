/** What a request gets instead of an answer: thrown anywhere below the HTTP border, turned into a reply there. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    /** CouchDB's word for it, as `forbidden`. */
    readonly code: string,
    readonly reason: string,
  ) {
    super(`${status} ${code}: ${reason}`)
  }
}

export const badRequest = (reason: string, code = 'bad_request'): HttpError =>
  new HttpError(400, code, reason)
export const unauthorized = (reason: string): HttpError => new HttpError(401, 'unauthorized', reason)
export const forbidden = (reason: string): HttpError => new HttpError(403, 'forbidden', reason)
export const notFound = (reason = 'missing'): HttpError => new HttpError(404, 'not_found', reason)
export const noSuchDatabase = (): HttpError => notFound('Database does not exist.')
export const conflict = (): HttpError => new HttpError(409, 'conflict', 'Document update conflict.')
export const documentTooLarge = (id: string): HttpError => new HttpError(413, 'document_too_large', id)
export const requestTooLarge = (): HttpError =>
  new HttpError(413, 'too_large', 'the request entity is too large')
/** Passes by itself: the laptops try again, each after a time of its own. */
export const tooBusy = (): HttpError =>
  new HttpError(503, 'service_unavailable', 'Too much at once. Try again.')
export const notImplemented = (reason: string): HttpError => new HttpError(501, 'not_implemented', reason)
export const methodNotAllowed = (allowed: string[]): HttpError =>
  new HttpError(405, 'method_not_allowed', `Only ${allowed.join(',')} allowed`)
