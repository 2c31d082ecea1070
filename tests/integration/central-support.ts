import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The rules as the built app ships them. */
export const rules = readFileSync(
  fileURLToPath(new URL('../../resources/couchdb/validate.js', import.meta.url)),
  'utf8',
)
