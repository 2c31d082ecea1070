// npm test [-- STEP …]: checks everything, from a fresh clone or a built one. Each STEP is a name from the table below,
// `check` stands for those that only read the sources. Names at the end what failed, and what could not run here.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { electronFlags, findElectron, hasDisplay } from './lib/electron.mjs'
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs'
import { at, root, run, say } from './lib/run.mjs'

const node = process.execPath
const bin = (...parts) => [at('node_modules', ...parts)]

/** In this order: what is quick and tells most comes first. */
const STEPS = {
  types: () => run(node, bin('typescript', 'bin', 'tsc')),
  lint: () => run(node, [...bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings']),
  unused: () => run(node, bin('knip', 'bin', 'knip.js')),
  borders: () => run(node, ['--import', 'tsx', 'scripts/borders.ts']),
  lock: () => run(node, ['scripts/complete-lock.mjs', '--check']),
  unit: inVitest,
  browser: inBrowser,
  electron: inElectron,
}
const CHECKS = ['types', 'lint', 'unused', 'borders', 'lock']

const asked = process.argv.slice(2).flatMap((name) => (name === 'check' ? CHECKS : [name]))
const unknown = asked.filter((name) => !Object.hasOwn(STEPS, name))
if (unknown.length > 0) {
  say(`There is no step ${unknown.join(', ')}. Steps: ${Object.keys(STEPS).join(', ')}, check.`)
  process.exit(2)
}
const names = asked.length > 0 ? asked : Object.keys(STEPS)

ensureInstalled()
if (names.some((name) => !CHECKS.includes(name))) ensureBuilt()

const outcomes = []
for (const name of names) {
  say(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
  const began = Date.now()
  const outcome = await STEPS[name]()
  outcomes.push({ name, outcome, seconds: Math.round((Date.now() - began) / 1000) })
}

const failures = outcomes.filter(({ outcome }) => failed(outcome)).flatMap(({ name }) => failuresOf(name))
if (failures.length > 0) say(`\n── failed ${'─'.repeat(54)}\n${failures.join('\n')}`)
say(`\n${'─'.repeat(64)}`)
for (const { name, outcome, seconds } of outcomes)
  say(`${name.padEnd(10)} ${wordFor(outcome)} (${seconds} s)`)
process.exitCode = outcomes.some(({ outcome }) => failed(outcome)) ? 1 : 0

function failed(outcome) {
  return typeof outcome === 'number' && outcome !== 0
}

/** A step gives an exit code, or the reason why it could not run here. */
function wordFor(outcome) {
  if (outcome === 0) return 'passed'
  return typeof outcome === 'number' ? 'FAILED' : `could not run: ${outcome.reason}`
}

function reportOf(name) {
  return at('test-results', `${name}.json`)
}

/** The stories that failed in a step, each with the first line of its error: the end of a long run says what to look at. */
function failuresOf(name) {
  try {
    const report = JSON.parse(readFileSync(reportOf(name), 'utf8'))
    return (report.suites ? ofPlaywright(report.suites) : ofVitest(report.testResults)).map(
      ([title, message = '']) => `${name}: ${title}\n    ${beginning(message)}`,
    )
  } catch {
    return [] // no report: the step said itself why it ended
  }
}

function ofVitest(files) {
  return files.flatMap((file) => {
    const tests = file.assertionResults.filter(({ status }) => status === 'failed')
    const path = relative(root, file.name)
    if (tests.length === 0) return file.status === 'failed' ? [[path, file.message]] : []
    return tests.map((test) => [`${path} › ${test.fullName}`, test.failureMessages[0]])
  })
}

function ofPlaywright(suites) {
  return suites.flatMap((suite) => [
    ...ofPlaywright(suite.suites ?? []),
    ...suite.specs.flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ results }) => [`${spec.file} › ${spec.title}`, results.at(-1)?.error?.message]),
    ),
  ])
}

function beginning(message) {
  return stripVTControlCharacters(message).trim().split('\n').slice(0, 6).join('\n    ').slice(0, 600)
}

function inVitest() {
  const report = reportOf('unit')
  rmSync(report, { force: true })
  return run(node, [
    ...bin('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
}

async function inBrowser() {
  const chromium = (await findChromium()) ?? (await installed('chromium-headless-shell', 'chromium'))
  if (!chromium) return { reason: 'there is no Chromium or Chrome here' }
  return playwright('browser', 'chromium', { BARNSTORM_CHROMIUM: chromium })
}

async function inElectron() {
  const electron = findElectron()
  if (!electron.path) return { reason: electron.reason }
  if (!hasDisplay() && !isCommand('xvfb-run')) aptInstall('xvfb', 'xauth')
  if (!hasDisplay() && !isCommand('xvfb-run'))
    return { reason: 'there is no display, and no xvfb-run to make one' }
  if (spawnSync(electron.path, [...electronFlags(), '--version'], { timeout: 30_000 }).status !== 0)
    return { reason: 'Electron does not start here; it may miss libraries of a desktop' }
  return playwright('electron', 'electron', {}, hasDisplay() ? [] : ['xvfb-run', '-a'])
}

function playwright(step, project, env, before = []) {
  rmSync(reportOf(step), { force: true })
  const [program, ...args] = [
    ...before,
    node,
    ...bin('@playwright', 'test', 'cli.js'),
    'test',
    `--project=${project}`,
    '--reporter=list,json',
  ]
  const reports = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(step) }
  return run(program, args, { env: { ...process.env, ...reports, ...env } })
}

/**
 * The one that has no windows where it is there: it takes a quarter less time, and draws the same. Else the one that the
 * app itself opens its window in. TypeScript can be read only once tsx is installed.
 */
async function findChromium() {
  const { tsImport } = await import('tsx/esm/api')
  const found = await tsImport('../src-main/serve/chromium.ts', import.meta.url)
  return found.onPath(['chromium-headless-shell']) ?? found.findChromium()
}

async function installed(...names) {
  for (const name of names) aptInstall(name)
  return findChromium()
}

function aptInstall(...packages) {
  const isDebianRoot = process.getuid?.() === 0 && isCommand('apt-get')
  if (!isDebianRoot) return
  say(`Installing ${packages.join(', ')} …`)
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
}

function isCommand(name) {
  return spawnSync('which', [name], { stdio: 'ignore' }).status === 0
}
