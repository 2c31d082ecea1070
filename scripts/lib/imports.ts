import { readdirSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

export type Import = { specifier: string; offset: number; typeOnly: boolean }

/** Everything that a source imports: by `import`, by `export … from`, and late. */
export function importsOf(file: string, source: string): Import[] {
  const { module } = parseSync(file, source)
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    offset: moduleRequest.start,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }))
  const reexports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest
        ? [{ specifier: moduleRequest.value, offset: moduleRequest.start, typeOnly: isType }]
        : [],
    ),
  )
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    specifier: source.slice(start + 1, end - 1),
    offset: start,
    typeOnly: false,
  }))
  return [...imports, ...reexports, ...dynamic]
}

/** All sources of the app, as paths below `root`. */
export function sourceFiles(root: string): string[] {
  return ['src-shared', 'src-main', 'src-renderer'].flatMap((folder) => filesBelow(root, folder))
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(root, path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** Where an import leads within the project; null for a package. */
export function projectPath(file: string, specifier: string): string | null {
  if (specifier.startsWith('#shared/')) return specifier.replace('#shared', 'src-shared')
  if (specifier.startsWith('#main/')) return specifier.replace('#main', 'src-main')
  if (!specifier.startsWith('.')) return null
  return join(dirname(file), specifier).split(sep).join('/')
}
