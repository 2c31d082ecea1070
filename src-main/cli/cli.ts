import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { addBackup } from './backup'
import { addCentral } from './central'
import { addDemo } from './demo'
import { addDoctor } from './doctor'
import { addImport } from './import'
import { addKit } from './kit'
import { Failure, FILE_PASSPHRASE, type Place } from './outcome'
import { addPrint } from './print'
import { addRestore } from './restore'
import { addScan } from './scan'
import { addServe } from './serve'

/** Exit codes: 0 done, 1 not done (one sentence on standard error says why), 2 not a command of ours. */
const EXIT = { failure: 1, usage: 2 }

const out = join(import.meta.dirname, '..')
const place: Place = {
  out,
  resources: join(out, '..', 'resources'),
  version: JSON.parse(readFileSync(join(out, '..', 'package.json'), 'utf8')).version,
  passphrase: process.env.BARNSTORM_PASSPHRASE,
  filePassphrase: process.env[FILE_PASSPHRASE],
}
delete process.env.BARNSTORM_PASSPHRASE
delete process.env[FILE_PASSPHRASE]

const program = new Command('barnstorm')
  .description('Barnstorm on the command line. Each command has its own --help.')
  .version(place.version)
  .showSuggestionAfterError()
  .exitOverride()
// What a command does is loaded when it is run: asking for help should not start a database.
const commands = [
  addServe,
  addDemo,
  addImport,
  addKit,
  addPrint,
  addScan,
  addBackup,
  addRestore,
  addDoctor,
  addCentral,
]
for (const add of commands) add(program, place)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = codeOf(error)
}

function codeOf(error: unknown): number {
  // commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage
  const sentence = error instanceof Failure ? error.message : `This is a bug in Barnstorm: ${String(error)}`
  process.stderr.write(`${sentence}\n`)
  return EXIT.failure
}
