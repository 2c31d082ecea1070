import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'

/** What a file is by its first bytes. Bytes 16-23 of a page-encrypted database stay readable: page size and version. */
export type FileShape = 'absent' | 'empty' | 'encrypted-database' | 'plain-database' | 'other'

export function shapeOf(file: string): FileShape {
  if (!existsSync(file)) return 'absent'
  const stats = statSync(file)
  if (!stats.isFile()) return 'other'
  if (stats.size === 0) return 'empty'
  const head = readHead(file)
  if (head.subarray(0, 16).toString('latin1') === 'SQLite format 3\0') return 'plain-database'
  return looksEncrypted(head) ? 'encrypted-database' : 'other'
}

/** Size in bytes; 0 where there is no file. */
export const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

/**
 * SQLite file format, section 1.3: page size at 16 (a power of two from 512 to 65536, the last written as 1), journal
 * versions 1 or 2 at 18 and 19, and the fixed fractions 64, 32, 32 at 21.
 */
function looksEncrypted(head: Buffer): boolean {
  if (head.length < 24) return false
  const pageSize = head.readUInt16BE(16)
  const isPageSize = pageSize === 1 || (pageSize >= 512 && (pageSize & (pageSize - 1)) === 0)
  const versions = [head[18], head[19]]
  return (
    isPageSize &&
    versions.every((version) => version === 1 || version === 2) &&
    head[21] === 64 &&
    head[22] === 32 &&
    head[23] === 32
  )
}

function readHead(file: string): Buffer {
  const head = Buffer.alloc(24)
  const handle = openSync(file, 'r')
  try {
    return head.subarray(0, readSync(handle, head, 0, head.length, 0))
  } finally {
    closeSync(handle)
  }
}
