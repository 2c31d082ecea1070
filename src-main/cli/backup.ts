import { copyFile, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { folderOf, withData, withJson } from './options'
import { Failure, type Place, report } from './outcome'

type Options = { data: string; json?: boolean; to?: string }

/** A backup is the encrypted database and, beside it, its key file: the passphrase that opens it is the same. */
export const keyFileOf = (backup: string): string => `${backup}.key.json`

export function addBackup(program: Command, place: Place): void {
  withJson(withData(program.command('backup')))
    .description('writes a checked copy of the data, as encrypted as the original')
    .option('--to <folder>', 'a further place for it, as a USB stick')
    .action(async (options: Options) => {
      const { withCore } = await import('./with-core')
      const folder = folderOf(options)
      const made = await withCore(folder, place, (core) => core.system.backup())
      await copy(folder.keyFile, keyFileOf(made.file))
      const file = options.to === undefined ? made.file : await copyTo(options.to, made.file)
      report(options.json, { file, bytes: made.bytes }, `Written and checked: ${file} (${made.bytes} bytes).`)
    })
}

async function copyTo(target: string, backup: string): Promise<string> {
  const file = join(target, basename(backup))
  await copy(backup, file)
  await copy(keyFileOf(backup), keyFileOf(file))
  return file
}

async function copy(from: string, to: string): Promise<void> {
  try {
    await mkdir(join(to, '..'), { recursive: true })
    await copyFile(from, to)
  } catch (error) {
    throw new Failure(`${to} cannot be written: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
