import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importsOf, projectPath } from './imports'

/** The shortest way round for each file from which imports lead back to itself; one for each set of files. */
export function circlesAmong(root: string, files: readonly string[]): string[][] {
  const known = new Set(files)
  const importsByFile = new Map(
    files.map((file) => [
      file,
      importsOf(file, readFileSync(join(root, file), 'utf8')).flatMap(({ specifier }) => {
        const path = projectPath(file, specifier)
        return path === null ? [] : [`${path}.ts`, `${path}.tsx`, path].filter((one) => known.has(one))
      }),
    ]),
  )
  const seen = new Set<string>()
  return files.flatMap((file) => {
    const circle = seen.has(file) ? null : wayBack(file, importsByFile)
    for (const one of circle ?? []) seen.add(one)
    return circle ? [circle] : []
  })
}

function wayBack(from: string, importsByFile: ReadonlyMap<string, readonly string[]>): string[] | null {
  const cameFrom = new Map<string, string>()
  const waiting = [from]
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift())
    for (const next of importsByFile.get(at) ?? []) {
      if (next === from) return wayTo(at, cameFrom)
      if (cameFrom.has(next)) continue
      cameFrom.set(next, at)
      waiting.push(next)
    }
  return null
}

function wayTo(last: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way: string[] = []
  for (let at: string | undefined = last; at !== undefined; at = cameFrom.get(at)) way.unshift(at)
  return way
}
