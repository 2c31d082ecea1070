// npm start [-- --browser] [-- --data DIR]: opens Barnstorm, from a fresh clone or a built one.
import { electronFlags, findElectron, hasDisplay } from './lib/electron.mjs'
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs'
import { at, root, run, say } from './lib/run.mjs'

/** An Electron that ends sooner than this, and not well, never opened its window. */
const FALSE_START_MS = 10_000

const args = process.argv.slice(2)
ensureInstalled()
ensureBuilt()
const reason = args.includes('--browser') ? 'you asked for it' : await whyNotElectron()
if (reason) {
  say(`Barnstorm opens in a browser window, because ${reason}.`)
  const rest = args.filter((arg) => arg !== '--browser')
  process.exitCode = await run(process.execPath, [at('out', 'main', 'cli.js'), 'serve', '--open', ...rest])
}

/** Runs Electron to its end. Null if that went well, else why the browser has to do. */
async function whyNotElectron() {
  if (!hasDisplay()) return 'there is no display here'
  const electron = findElectron()
  if (!electron.path) return electron.reason
  const began = Date.now()
  const code = await run(electron.path, [...electronFlags(), root, ...electronArgs()])
  return code !== 0 && Date.now() - began < FALSE_START_MS ? 'Electron could not start on this system' : null
}

/** Chromium reads `--data=DIR`, people also write `--data DIR`. */
function electronArgs() {
  const index = args.indexOf('--data')
  return index === -1 ? args : [`--data=${args[index + 1] ?? ''}`]
}
