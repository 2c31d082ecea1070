import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { isLongEnough, PASSPHRASE_MIN_LENGTH } from '#shared/domain/passphrase'
import type { DataFolder } from '../shell/data-folder'
import { diskProblem } from '../shell/disk-problem'
import { createPassphraseKey, openKeychainKey, openPassphraseKey, readKeyFile } from '../shell/key-file'
import { Failure } from './outcome'
import { sentenceFor } from './sentences'

/** The database key of a data folder, asked for where it takes a passphrase; made where the folder is new. */
export async function openKey(folder: DataFolder, passphrase: string | undefined): Promise<string> {
  try {
    return await keyOf(folder, passphrase)
  } catch (error) {
    const problem = diskProblem(error)
    throw problem.tag === 'unknown' ? error : new Failure(sentenceFor(problem))
  }
}

async function keyOf(folder: DataFolder, passphrase: string | undefined): Promise<string> {
  const read = await readKeyFile(folder)
  if (!read.ok) throw new Failure(sentenceFor({ tag: read.error, detail: folder.keyFile }))
  if (read.value === null) return newKey(folder, passphrase)
  if (read.value.kind === 'keychain') {
    const key = openKeychainKey(read.value, null)
    if (key.ok) return key.value
    throw new Failure(sentenceFor({ tag: key.error, detail: folder.keyFile }))
  }
  const key = await openPassphraseKey(read.value, passphrase ?? (await ask('Passphrase: ')))
  if (key.ok) return key.value
  throw new Failure('This passphrase does not open the data folder.')
}

async function newKey(folder: DataFolder, passphrase: string | undefined): Promise<string> {
  const chosen = passphrase ?? (await ask('Choose a passphrase for this new data folder: '))
  if (!isLongEnough(chosen))
    throw new Failure(`A passphrase needs at least ${PASSPHRASE_MIN_LENGTH} characters.`)
  const created = await createPassphraseKey(folder, chosen)
  if (created.ok) return created.value
  throw new Failure('Another program has just made the key of this folder. Run the command again.')
}

/** Asks at the terminal, without showing what is typed. */
function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Failure('A passphrase is needed: set BARNSTORM_PASSPHRASE, or run this at a terminal.')
  process.stderr.write(question)
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true })
  return new Promise((resolve) =>
    lines.question('', (answer) => {
      lines.close()
      process.stderr.write('\n')
      resolve(answer)
    }),
  )
}
