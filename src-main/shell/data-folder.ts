import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where one workspace lives: the encrypted database, its sealed key, and what the shell remembers. */
export type DataFolder = {
  path: string
  keyFile: string
  database: string
  /** Window place and size, and Chromium's own files: nothing of the organization. */
  shell: string
}

export function dataFolderAt(path: string): DataFolder {
  const root = resolve(path)
  return {
    path: root,
    keyFile: join(root, 'key.json'),
    database: join(root, 'barnstorm.db'),
    shell: join(root, 'shell'),
  }
}

/** `BARNSTORM_DATA`, or the place where this system keeps an application's data. */
export function defaultDataDir(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.BARNSTORM_DATA) return env.BARNSTORM_DATA
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Barnstorm')
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Barnstorm')
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'barnstorm')
}

export const databaseExists = (folder: DataFolder): boolean => existsSync(folder.database)
