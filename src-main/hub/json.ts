import type { IncomingMessage } from 'node:http'
import { badRequest, HttpError, requestTooLarge } from './http-error'

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isStringArray = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('invalid UTF-8 JSON')
  }
}

/**
 * The body of a request. Only `application/json` is read: a web page elsewhere cannot send that without asking
 * first, so no page can write here behind a user's back.
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpError(415, 'bad_content_type', 'Content-Type must be application/json')
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw requestTooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) throw requestTooLarge()
    chunks.push(chunk)
  }
  return parseJson(decodeUtf8(Buffer.concat(chunks)))
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badRequest('invalid UTF-8 JSON')
  }
}
