// npm run build: builds both shells, where the sources are not those of the last build.
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs'

ensureInstalled()
ensureBuilt()
