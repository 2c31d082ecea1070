// Compiles src-shared/domain/write-rules.ts into resources/couchdb/validate.js, for CouchDB's design documents.
// Run it after changing the rules; tests/integration/central-rules.test.ts fails while the file is out of date.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/**
 * One expression that evaluates to `(place) => validate_doc_update`. QuickJS and SpiderMonkey both read ES2020;
 * esbuild writes no older.
 */
export async function compileRules() {
  const { outputFiles } = await build({
    entryPoints: [at('src-main/central/validate-entry.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'rules',
    target: 'es2020',
    treeShaking: true,
    legalComments: 'none',
    charset: 'ascii',
  })
  return `(function () {\n${outputFiles[0].text.replaceAll(/^"use strict";\n/gm, '')}return rules.default\n})()\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(at('resources/couchdb/validate.js'), await compileRules())
}
