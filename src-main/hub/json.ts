import type { IncomingMessage } from 'node:http'
import { badRequest, HttpError, requestTooLarge, tooBusy } from './http-error'

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

/** What is held of bodies under way, all together: many large ones at once must not fill the memory. */
export type Intake = {
  /** Throws 503 where it would be too much. */
  take(bytes: number): void
  give(bytes: number): void
}

export function createIntake(most: number): Intake {
  let held = 0
  return {
    take(bytes) {
      if (held + bytes > most) throw tooBusy()
      held += bytes
    },
    give(bytes) {
      held -= bytes
    },
  }
}

/**
 * The body of a request. Only `application/json` is read: a web page elsewhere cannot send that without asking
 * first, so no page can write here behind a user's back.
 */
export async function readJson(request: IncomingMessage, maxBytes: number, intake: Intake): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpError(415, 'bad_content_type', 'Content-Type must be application/json')
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw requestTooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    // The line stays open, for what is said to a body that is not read to its end.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (bytes + chunk.length > maxBytes) throw requestTooLarge()
      intake.take(chunk.length)
      bytes += chunk.length
      chunks.push(chunk)
    }
    return parseJson(decodeUtf8(Buffer.concat(chunks)))
  } finally {
    intake.give(bytes)
  }
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badRequest('invalid UTF-8 JSON')
  }
}
