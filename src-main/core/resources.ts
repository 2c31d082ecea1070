import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Path of something in `resources/`. The folder stands beside `package.json` in the source tree and in the packed
 * app alike, but this file does not always lie equally deep under it: sources and tests run from `src-main/core`, the
 * build from `out/main` or `out/main/chunks`, the packed app from the same inside `app.asar`. So: the nearest folder
 * upwards that has both.
 */
export const resourcePath = (...parts: string[]): string => join(appRoot(), 'resources', ...parts)

/** Path of something that the build made, for code that may run from elsewhere. */
export const builtPath = (...parts: string[]): string => join(appRoot(), 'out', ...parts)

function appRoot(): string {
  let folder = import.meta.dirname
  while (!(existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'resources')))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`No resources folder above ${import.meta.dirname}`)
    folder = parent
  }
  return folder
}
