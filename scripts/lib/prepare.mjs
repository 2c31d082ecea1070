import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.mjs'
import { at, must, npm, root, say } from './run.mjs'

/** Installs the dependencies where they are missing or the lock file asks for others. */
export const ensureInstalled = () => alone(install)

/** Builds both shells where the sources are not those of the last build. */
export const ensureBuilt = () => alone(build)

function install() {
  if (isInstalled()) return
  say('Installing what Barnstorm needs (a minute or two, only this once) …')
  must('The installation', npm.program, ['ci', '--no-fund', '--no-audit'], npm.options)
}

/** npm keeps a record of what it put into node_modules: each package of ours must be there in its version. */
function isInstalled() {
  const record = at('node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === version : Boolean(optional || devOptional)
  })
}

function build() {
  const stamp = at('out', '.stamp')
  const now = sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  say('Building …')
  // A build that is cut off leaves no stamp, and so is made again.
  rmSync(stamp, { force: true })
  must('The build', process.execPath, [
    at('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
    'build',
  ])
  mkdirSync(at('out'), { recursive: true })
  writeFileSync(stamp, now)
}

const SOURCES = ['src-main', 'src-renderer', 'src-shared', 'resources']
const SETTINGS = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']

/** Of names and contents: a checkout changes the dates of files, not what is in them. */
function sourceHash() {
  const hash = createHash('sha256')
  for (const file of [...SOURCES.flatMap(filesUnder), ...SETTINGS]) {
    hash.update(`${file}\0`)
    hash.update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesUnder(folder) {
  if (!existsSync(at(folder))) return []
  return readdirSync(at(folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
    )
}
