import { access, constants, statfs } from 'node:fs/promises'
import type { Command } from 'commander'
import { type DataFolder, databaseExists } from '../shell/data-folder'
import { readKeyFile } from '../shell/key-file'
import { snapshotsIn } from '../store/snapshots'
import { openKey } from './open-key'
import { folderOf, withData, withJson } from './options'
import { Failure, type Place, report } from './outcome'

type Check = { name: string; ok: boolean; found: string }

export function addDoctor(program: Command, place: Place): void {
  withJson(withData(program.command('doctor')))
    .description('looks whether this computer and its data are in order; changes nothing')
    .action(async (options: { data: string; json?: boolean }) => {
      const folder = folderOf(options)
      const checks = [node(), ...(await folderChecks(folder)), ...(await dataChecks(folder, place))]
      const words = checks.map(({ name, ok, found }) => `${ok ? 'ok ' : 'BAD'}  ${name.padEnd(12)} ${found}`)
      report(options.json, { checks }, words.join('\n'))
      const bad = checks.filter((check) => !check.ok)
      if (bad.length > 0) throw new Failure(`Not in order: ${bad.map(({ name }) => name).join(', ')}.`)
    })
}

function node(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return {
    name: 'Node',
    ok: major > 20 || (major === 20 && minor >= 19),
    found: `${process.versions.node} on ${process.platform} ${process.arch} (20.19 or newer is needed)`,
  }
}

async function folderChecks(folder: DataFolder): Promise<Check[]> {
  const name = 'data folder'
  try {
    await access(folder.path, constants.R_OK | constants.W_OK)
    const { bavail, bsize } = await statfs(folder.path)
    const free = Math.floor((bavail * bsize) / 1e6)
    return [
      { name, ok: true, found: folder.path },
      { name: 'free space', ok: free >= 500, found: `${free} MB` },
    ]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return [{ name, ok: true, found: `${folder.path} (not there yet)` }]
    return [{ name, ok: false, found: `${folder.path} cannot be written to` }]
  }
}

async function dataChecks(folder: DataFolder, place: Place): Promise<Check[]> {
  const keyFile = await readKeyFile(folder)
  if (!keyFile.ok) return [{ name: 'key', ok: false, found: keyFile.error }]
  if (keyFile.value === null) return []
  const key: Check = { name: 'key', ok: true, found: `kept by ${keyFile.value.kind}` }
  if (keyFile.value.kind === 'keychain' || !databaseExists(folder)) return [key]
  return [key, await integrity(folder, place), snapshots(folder)]
}

/** That there is none is no fault: a folder gets its first within an hour of work. */
function snapshots(folder: DataFolder): Check {
  const found = snapshotsIn(folder.path)
  const [newest] = found
  return {
    name: 'snapshots',
    ok: true,
    found: newest ? `${found.length} kept, the last of ${newest.at}` : 'none yet',
  }
}

async function integrity(folder: DataFolder, place: Place): Promise<Check> {
  const { openStore } = await import('../store/open')
  const name = 'database'
  const store = await openStore({ dir: folder.path, key: await openKey(folder, place.passphrase) })
  if (!store.ok) return { name, ok: false, found: store.error.tag }
  try {
    const checked = await store.value.integrityCheck()
    return { name, ok: checked.ok, found: checked.ok ? 'every page is whole' : checked.error.tag }
  } finally {
    await store.value.close()
  }
}
