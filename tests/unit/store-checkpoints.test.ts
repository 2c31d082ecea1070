import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { checkpointsOf } from '#main/store/checkpoints'
import { type SqliteDriver, SqliteFailure } from '#main/store/driver'

/** A driver that notes what it is asked for. */
function recorder(failure?: Error) {
  const asked: string[] = []
  const driver = {
    isOpen: true,
    exec: (sql: string) => void asked.push(sql),
    prepare: (sql: string) => ({
      get() {
        asked.push(sql)
        if (failure) throw failure
        return undefined
      },
    }),
  } as unknown as SqliteDriver & { isOpen: boolean }
  const moves = () => asked.filter((sql) => sql.includes('wal_checkpoint')).length
  const automatic = () => asked.filter((sql) => sql.includes('wal_autocheckpoint')).at(-1)
  return { driver, moves, automatic }
}

describe('checkpoints', () => {
  it('happen in a turn of their own once enough was written, once for many writes', async () => {
    const { driver, moves } = recorder()
    const checkpoints = checkpointsOf(driver, 'file')
    checkpoints.wrote(999)
    await nextTurn()
    expect(moves()).toBe(0)
    for (let write = 0; write < 5; write++) checkpoints.wrote(1000)
    expect(moves()).toBe(0)
    await nextTurn()
    expect(moves()).toBe(1)
    await nextTurn()
    expect(moves()).toBe(1)
  })

  it('wait while the file must stand still, SQLite’s own too, and come after', async () => {
    const { driver, moves, automatic } = recorder()
    const checkpoints = checkpointsOf(driver, 'file')
    checkpoints.wrote(2000)
    checkpoints.pause()
    checkpoints.wrote(2000)
    await nextTurn()
    expect(moves()).toBe(0)
    expect(automatic()).toBe('PRAGMA wal_autocheckpoint = 0')
    checkpoints.resume()
    await nextTurn()
    expect(moves()).toBe(1)
    expect(automatic()).not.toBe('PRAGMA wal_autocheckpoint = 0')
  })

  it('leave a closed database alone', async () => {
    const { driver, moves } = recorder()
    const checkpoints = checkpointsOf(driver, 'file')
    checkpoints.wrote(2000)
    driver.isOpen = false
    await nextTurn()
    expect(moves()).toBe(0)
  })

  it('try again later where the disk is full', async () => {
    const { driver, moves } = recorder(new SqliteFailure('SQLITE_FULL', 'disk full'))
    const checkpoints = checkpointsOf(driver, 'file')
    for (let turn = 1; turn <= 2; turn++) {
      checkpoints.wrote(2000)
      await nextTurn()
      expect(moves()).toBe(turn)
    }
  })
})
