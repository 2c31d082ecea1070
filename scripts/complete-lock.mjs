// node scripts/complete-lock.mjs [--check]: names in package-lock.json the optional packages of every platform; with
// --check it only says whether any is missing.
//
// A package with native parts has one optional package per platform. A registry that mirrors only some of them makes
// npm leave the others out of the lock file without a word, and `npm ci` then fails on every other computer. Their
// versions stand in the package that asks for them, and their platforms in their names.
import { readFileSync, writeFileSync } from 'node:fs'
import { at, say } from './lib/run.mjs'

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'linuxmusl',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

const file = at('package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
let added = 0
// A package that is put beside one parent may be in the way of another's version of it: until none is missing.
for (let missing = missingPackages(); missing.length > 0; missing = missingPackages()) {
  Object.assign(lock.packages, Object.fromEntries(missing))
  added += missing.length
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
if (process.argv.includes('--check')) process.exitCode = added === 0 ? 0 : 1
else writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
say(`${added} packages of other platforms were missing in the lock file.`)

function missingPackages() {
  return Object.entries(lock.packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      // A range, as `^2.0.0`, is for npm to resolve: such packages are not of one platform.
      .filter(([, version]) => /^\d+\.\d+\.\d+$/.test(version))
      .filter(([name, version]) => found(parent, name)?.version !== version)
      .map(([name, version]) => [`${folderOf(parent)}node_modules/${name}`, entry(name, version, dev)]),
  )
}

/** The package that Node would find from inside another one: beside it, or further up. */
function found(parent, name) {
  for (let folder = folderOf(parent); ; folder = folderOf(folder)) {
    const entry = lock.packages[`${folder}node_modules/${name}`]
    if (entry || folder === '') return entry
  }
}

/** What comes before the last `node_modules/` of a path: the package that a package is installed for. */
function folderOf(path) {
  return path.slice(0, Math.max(0, path.lastIndexOf('node_modules/')))
}

function entry(name, version, dev) {
  const words = name.split(/[/-]/)
  const system = SYSTEMS.find((candidate) => words.includes(candidate))
  const processor = words.some((word) => /eabi/.test(word))
    ? 'arm'
    : PROCESSORS.find((one) => words.includes(one))
  const libc = /musl/.test(name) ? 'musl' : /-gnu/.test(name) ? 'glibc' : undefined
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    ...(system ? { os: [system.replace('musl', '')] } : {}),
  }
}
