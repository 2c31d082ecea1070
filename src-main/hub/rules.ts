import { createContext, runInContext, Script } from 'node:vm'
import { z } from 'zod'
import { HttpError } from './http-error'

/** One `validate_doc_update`, ready to be asked. Throws `HttpError` where the function refuses. */
export type Rule = { check(...args: [doc: unknown, old: unknown, user: unknown, security: unknown]): void }

const MILLISECONDS_PER_DOCUMENT = 1000

const refusal = z.tuple([z.number(), z.string(), z.string()])
const ask = new Script('ask()')

/** Only strings cross the border in either direction, so the function never holds an object of this process. */
const harness = (source: string): string => `'use strict'
const isArray = Array.isArray, toJSON = JSON.stringify, log = () => {}
const rule = (${source}
)
function ask() {
  try { rule(...JSON.parse(input)); return '' }
  catch (thrown) {
    if (thrown && thrown.forbidden !== undefined) return JSON.stringify([403, 'forbidden', String(thrown.forbidden)])
    if (thrown && thrown.unauthorized !== undefined) return JSON.stringify([401, 'unauthorized', String(thrown.unauthorized)])
    return JSON.stringify([500, 'unknown_error', String(thrown)])
  }
}`

/**
 * Runs the function apart from everything of Node, for a limited time. That keeps a mistaken function from
 * harming the hub. It is no prison for a hostile one: only a database's admins may store it.
 * As in CouchDB a function that does not compile is accepted, and then refuses every write.
 */
export function compileRule(source: string): Rule {
  const realm = createContext(Object.assign(Object.create(null), { input: '' }), {
    codeGeneration: { strings: false, wasm: false },
    // Promise jobs run inside the time limit, not on our own queue.
    microtaskMode: 'afterEvaluate',
  })
  try {
    runInContext(harness(source), realm, { timeout: MILLISECONDS_PER_DOCUMENT })
  } catch (cause) {
    const reason = String(cause)
    return {
      check() {
        throw new HttpError(500, 'compilation_error', reason)
      },
    }
  }
  return {
    check(...args) {
      realm.input = JSON.stringify(args)
      const answer = runRule(realm)
      if (answer === '') return
      const [status, code, reason] = refusal.parse(JSON.parse(answer))
      throw new HttpError(status, code, reason)
    },
  }
}

function runRule(realm: ReturnType<typeof createContext>): string {
  try {
    return String(ask.runInContext(realm, { timeout: MILLISECONDS_PER_DOCUMENT }))
  } catch (cause) {
    throw new HttpError(500, 'os_process_error', String(cause))
  }
}
