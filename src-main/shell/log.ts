import type { Log } from '../core/ports'
import type { Reports } from './connections'

/** One line of JSON per event, for whoever looks into a bug. */
export const logTo =
  (stream: NodeJS.WritableStream): Log =>
  (event, fields) => {
    stream.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`)
  }

/** What goes wrong between pages and procedures, for the log. */
export const reportsTo = (log: Log): Reports => ({
  onBadFrame: (error) => log('bad-frame', { error: String(error) }),
  onUnexpected: (procedure, error) => log('procedure-failed', { procedure, ...causeOf(error) }),
})

/** Where it broke, without its message: that may quote what somebody typed. */
const causeOf = (error: unknown): { cause: string; at: string } => {
  if (!(error instanceof Error)) return { cause: typeof error, at: '' }
  const frames = (error.stack ?? '').replace(error.message, '').split('\n').slice(1)
  return { cause: error.name, at: frames.slice(0, 4).join(' <').replaceAll(/\s+/g, ' ').trim() }
}
