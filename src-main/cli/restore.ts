import { constants, existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { DataFolder } from '../shell/data-folder'
import { snapshotsIn } from '../store/snapshots'
import type { StoreError } from '../store/store-error'
import { keyFileOf } from './backup'
import { openKey } from './open-key'
import { folderOf, withData, withJson } from './options'
import { Failure, type Place, report } from './outcome'

export function addRestore(program: Command, place: Place): void {
  withJson(withData(program.command('restore')))
    .description('puts a backup or a snapshot in the place of the data; what was there is kept beside it')
    .argument(
      '[backup]',
      'a file that "barnstorm backup" wrote, or a snapshot; left out: lists the snapshots',
    )
    .action(async (backup: string | undefined, options: { data: string; json?: boolean }) => {
      if (backup === undefined) return listSnapshots(options)
      const { restoreBackup } = await import('../store/restore')
      const folder = folderOf(options)
      const file = snapshotsIn(folder.path).find(({ name }) => name === backup)?.file ?? backup
      const source = keySource(folder, file)
      const key = await openKey(source, place.passphrase)
      const restored = await restoreBackup({ dir: folder.path, backup: file, key })
      if (!restored.ok) throw new Failure(sentence(restored.error, file))
      if (source !== folder) await copyFile(source.keyFile, folder.keyFile, constants.COPYFILE_EXCL)
      const { documents, replaced } = restored.value
      const kept = replaced ? ` What was there is kept as ${replaced}.` : ''
      report(
        options.json,
        { ...restored.value, dataDir: folder.path },
        `${documents} records restored.${kept}`,
      )
    })
}

/** The automatic snapshots of a data folder, newest first; any of their names may be restored. */
function listSnapshots(options: { data: string; json?: boolean }): void {
  const snapshots = snapshotsIn(folderOf(options).path)
  const lines = snapshots.map(({ name, holds, bytes }) => {
    const held = holds
      ? `${holds.people} people, ${holds.events} events, ${holds.meetings} meetings`
      : 'not counted'
    return `${name}  ${held}  ${bytes} bytes`
  })
  report(options.json, { snapshots }, lines.join('\n') || 'There are no snapshots in this data folder yet.')
}

/** A folder that has a key keeps it; a new one takes over the key file that was written beside the backup. */
function keySource(folder: DataFolder, backup: string): DataFolder {
  if (!existsSync(backup)) throw new Failure(`There is no file ${backup}.`)
  if (existsSync(folder.keyFile)) return folder
  const keyFile = keyFileOf(backup)
  if (existsSync(keyFile)) return { ...folder, keyFile }
  throw new Failure(`The key file ${keyFile} is missing: without it nobody can open this backup.`)
}

function sentence(error: StoreError, backup: string): string {
  switch (error.tag) {
    case 'wrong-key':
      return `${backup} was made under another key: restore it into a new folder with --data.`
    case 'foreign-file':
    case 'damaged':
    case 'missing':
      return `${error.file} is not a whole backup of Barnstorm. Nothing was changed.`
    case 'newer-version':
      return `A newer Barnstorm made ${backup}. Install that version first.`
    case 'in-use':
      return 'Another Barnstorm has this data folder open. Close it, then try again.'
    case 'read-only':
      return `${error.file} cannot be written to.`
    case 'disk-full':
      return `The disk that holds ${error.file} is full.`
    case 'unreadable':
      return `${error.file} cannot be read: ${error.detail}.`
  }
}
