// npm run --silent barnstorm -- <command>: the command line, built first where it is stale.
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs'
import { at } from './lib/run.mjs'

ensureInstalled()
ensureBuilt()
process.argv[1] = at('out', 'main', 'cli.js')
await import('../out/main/cli.js')
