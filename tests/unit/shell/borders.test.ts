import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findLeaks } from '../../../scripts/borders'

/** A project of these files, and the leaks that the checker finds in it. */
function leaksIn(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'barnstorm-borders-'))
  for (const folder of ['src-shared', 'src-main', 'src-renderer']) mkdirSync(join(root, folder))
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), source)
  }
  return findLeaks(root).map(({ file, line, specifier, rule }) => `${file}:${line} ${specifier}: ${rule}`)
}

test('this project keeps its borders', () => {
  expect(findLeaks(process.cwd())).toEqual([])
})

test.each([
  ['src-renderer/app/a.ts', "import { startCore } from '#main/core/core'", 'src-renderer may not import it'],
  ['src-renderer/app/a.ts', "import x from '../../src-main/core/core'", 'src-renderer may not import it'],
  ['src-renderer/app/a.ts', "import { readFile } from 'node:fs/promises'", 'src-renderer runs without Node'],
  ['src-renderer/app/a.ts', "import { readFile } from 'fs'", 'src-renderer runs without Node'],
  [
    'src-renderer/app/a.ts',
    "import { contract } from '#shared/contract/contract'",
    'src-renderer may import its types only',
  ],
  [
    'src-renderer/app/a.ts',
    "export * from '#shared/contract/contract'",
    'src-renderer may import its types only',
  ],
  ['src-shared/domain/a.ts', "import { join } from 'node:path'", 'src-shared/domain runs without Node'],
  ['src-shared/domain/a.ts', "import 'react'", 'src-shared/domain may not use this package'],
  ['src-shared/model/a.ts', "import { rule } from '../domain/b'", 'src-shared/model may not import it'],
  ['src-main/serve/a.ts', "import { app } from 'electron'", 'kept to src-main/electron, tests/e2e'],
  ['src-main/hub/a.ts', "import { createRxDatabase } from 'rxdb/plugins/core'", 'kept to src-main/store'],
  ['src-main/store/a.ts', "const late = await import('../core/core')", 'src-main/store may not import it'],
  ['src-main/store/a.ts', "export { startCore } from '#main/core/core'", 'src-main/store may not import it'],
  ['src-main/unheard-of/a.ts', "import 'zod'", 'stands in no folder of the table'],
])('a leak in %s is found: %s', (file, source, rule) => {
  const leaks = leaksIn({ [file]: `// first line\n${source}\n` })
  expect(leaks).toHaveLength(1)
  expect(leaks[0]).toContain(`${file}:2 `)
  expect(leaks[0]).toContain(rule)
})

test('types of the contract may be used by screens, as whatever kind of import', () => {
  expect(
    leaksIn({
      'src-renderer/app/a.ts': "import type { Contract } from '#shared/contract/contract'",
      'src-renderer/app/b.ts': "import { type Contract, type Live } from '#shared/contract/contract'",
      'src-renderer/app/c.ts': "export type { Contract } from '#shared/contract/contract'",
    }),
  ).toEqual([])
})

test('files that import each other are found, whichever way round, and named once', () => {
  const leaks = leaksIn({
    'src-shared/domain/a.ts': "import { b } from './b'",
    'src-shared/domain/b.ts': "export type { C } from '#shared/domain/c'",
    'src-shared/domain/c.ts': "const late = await import('./a')",
    'src-shared/domain/d.ts': "import { a } from './a'",
  })
  expect(leaks).toHaveLength(1)
  expect(leaks[0]).toContain(
    'a.ts → src-shared/domain/b.ts → src-shared/domain/c.ts → src-shared/domain/a.ts',
  )
})
