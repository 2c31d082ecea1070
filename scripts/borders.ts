import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, relative } from 'node:path'
import { circlesAmong } from './lib/circles'
import { importsOf, projectPath, sourceFiles } from './lib/imports'

/** What the files below a folder may import. The longest `at` that fits a file is the one that counts. */
export type Border = {
  at: string
  /** Folders of this project. */
  from: string[]
  /** Folders of which only the types may be used: nothing of them is in the running code. */
  typesFrom?: string[]
  /** Packages by name, with all their entries; `*` stands for any that `KEPT` below does not keep elsewhere. */
  packages: string[]
  /** Node's own modules. */
  node?: boolean
}

/** Packages that belong to one part of the app, wherever else `*` stands. */
const KEPT: Record<string, string[]> = {
  electron: ['src-main/electron', 'tests/e2e'],
  libsql: ['src-main/store', 'tests/bench'],
  rxdb: ['src-main/store', 'src-main/sync', 'src-main/core', 'src-main/procedures', 'tests'],
  ws: ['src-main/serve', 'tests'],
}

const SHARED_PACKAGES = ['zod', '@orpc/contract', 'libphonenumber-js', '@noble/hashes', 'temporal-polyfill']

/** The table of docs/ARCHITECTURE.md, "Where things are". */
export const BORDERS: Border[] = [
  { at: 'src-shared', from: ['src-shared'], packages: SHARED_PACKAGES },
  { at: 'src-shared/model', from: ['src-shared/model'], packages: ['zod'] },
  {
    at: 'src-shared/contract',
    from: ['src-shared/contract', 'src-shared/model'],
    packages: ['zod', '@orpc/contract'],
  },
  {
    at: 'src-shared/domain',
    from: ['src-shared/domain', 'src-shared/model'],
    typesFrom: ['src-shared/contract'],
    packages: SHARED_PACKAGES,
  },
  { at: 'src-shared/messages', from: ['src-shared/messages'], typesFrom: ['src-shared'], packages: [] },
  {
    at: 'src-main/core',
    from: [
      'src-main/core',
      'src-main/procedures',
      'src-main/store',
      'src-main/sync',
      'src-main/exchange',
      'src-main/paper',
      'src-main/scan',
      'src-main/room',
      'src-shared',
    ],
    packages: ['*'],
    node: true,
  },
  {
    at: 'src-main/procedures',
    from: [
      'src-main/procedures',
      'src-main/core',
      'src-main/exchange',
      'src-main/paper',
      'src-main/print',
      'src-main/scan',
      'src-main/store',
      'src-shared',
    ],
    packages: ['*'],
    node: true,
  },
  { at: 'src-main/store', from: ['src-main/store', 'src-shared'], packages: ['*'], node: true },
  {
    at: 'src-main/sync',
    from: ['src-main/sync', 'src-main/store', 'src-shared'],
    typesFrom: ['src-main/core'],
    packages: ['*'],
    node: true,
  },
  { at: 'src-main/hub', from: ['src-main/hub', 'src-main/store', 'src-shared'], packages: ['*'], node: true },
  {
    at: 'src-main/central',
    from: ['src-main/central', 'src-main/hub', 'src-main/store', 'src-main/sync/backoff', 'src-shared'],
    packages: ['*'],
    node: true,
  },
  {
    at: 'src-main/room',
    from: ['src-main/room', 'src-main/central', 'src-main/hub', 'src-main/store', 'src-shared'],
    packages: ['*'],
    node: true,
  },
  { at: 'src-main/exchange', from: ['src-main/exchange', 'src-shared'], packages: ['*'], node: true },
  {
    at: 'src-main/print',
    from: ['src-main/print', 'src-main/core/resources', 'src-shared'],
    packages: ['*'],
    node: true,
  },
  {
    at: 'src-main/paper',
    from: ['src-main/paper', 'src-main/scan', 'src-main/store', 'src-shared'],
    packages: ['*'],
    node: true,
  },
  {
    at: 'src-main/scan',
    from: ['src-main/scan', 'src-main/core/resources', 'src-shared'],
    packages: ['*'],
    node: true,
  },
  {
    at: 'src-main/shell',
    from: ['src-main/shell', 'src-main/core', 'src-shared'],
    packages: ['*'],
    node: true,
  },
  {
    at: 'src-main/electron',
    from: ['src-main/electron', 'src-main/shell', 'src-shared'],
    packages: ['*'],
    node: true,
  },
  {
    at: 'src-main/serve',
    from: ['src-main/serve', 'src-main/shell', 'src-shared'],
    packages: ['*'],
    node: true,
  },
  {
    at: 'src-main/cli',
    from: [
      'src-main/cli',
      'src-main/serve',
      'src-main/shell',
      'src-main/core',
      'src-main/central',
      'src-main/store',
      'src-main/exchange',
      'src-main/print',
      'src-main/scan',
      'src-shared',
    ],
    packages: ['*'],
    node: true,
  },
  {
    // zod probes for `eval`, which the content policy forbids, and weighs 100 kB: the contract is a type here.
    at: 'src-renderer',
    from: ['src-renderer', 'src-shared/domain', 'src-shared/messages'],
    typesFrom: ['src-shared'],
    packages: ['*'],
  },
]

/** One import that crosses a border, in words. */
export type Leak = { file: string; line: number; specifier: string; rule: string }

/** Leaks of the files below `root`. Empty means that every import keeps to the table, and that none leads round. */
export function findLeaks(root: string, borders: Border[] = BORDERS): Leak[] {
  const files = sourceFiles(root)
  return [...files.flatMap((file) => leaksOf(root, file, borders)), ...circlesAmong(root, files).map(asLeak)]
}

/** Files that import each other cannot be understood one after the other, types or not. */
const asLeak = (circle: string[]): Leak => {
  const [file = '', specifier = file] = circle
  return { file, line: 1, specifier, rule: `leads round: ${[...circle, file].join(' → ')}` }
}

function leaksOf(root: string, file: string, borders: Border[]): Leak[] {
  const border = borderOf(file, borders)
  const source = readFileSync(join(root, file), 'utf8')
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length
  return importsOf(file, source).flatMap(({ specifier, offset, typeOnly }) => {
    const rule = border ? broken(border, file, specifier, typeOnly) : 'stands in no folder of the table'
    return rule ? [{ file, line: lineAt(offset), specifier, rule }] : []
  })
}

/** The rule that an import breaks; null where it breaks none. */
function broken(border: Border, file: string, specifier: string, typeOnly: boolean): string | null {
  const target = projectPath(file, specifier)
  if (target !== null) {
    if (border.from.some((folder) => isBelow(target, folder))) return null
    if (!border.typesFrom?.some((folder) => isBelow(target, folder))) return `${border.at} may not import it`
    return typeOnly ? null : `${border.at} may import its types only`
  }
  if (isBuiltin(specifier)) return border.node ? null : `${border.at} runs without Node`
  const name = packageName(specifier)
  const keepers = KEPT[name]
  if (keepers && !keepers.some((folder) => isBelow(file, folder))) return `kept to ${keepers.join(', ')}`
  return border.packages.includes(name) || border.packages.includes('*')
    ? null
    : `${border.at} may not use this package`
}

function borderOf(file: string, borders: Border[]): Border | undefined {
  return borders
    .filter((border) => isBelow(file, border.at))
    .sort((a, b) => b.at.length - a.at.length)
    .at(0)
}

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

if (process.argv[1] && relative(process.argv[1], import.meta.filename) === '') {
  const leaks = findLeaks(process.cwd())
  for (const { file, line, specifier, rule } of leaks)
    process.stdout.write(`${file}:${line} imports ${specifier}: ${rule}\n`)
  process.exitCode = leaks.length === 0 ? 0 : 1
}
