import type { StartProblem } from '#shared/contract/shell'

/** What the file system said about a data folder, as the screen has words for it. */
export function diskProblem(error: unknown): StartProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message : String(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return { tag: 'disk-full', detail }
  return { tag: CANNOT_WRITE.includes(code) ? 'read-only' : 'unknown', detail }
}

/** The last two: Node's word where a folder is to be made below a file, or below a read-only root. */
const CANNOT_WRITE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT']
