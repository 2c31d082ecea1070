import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SqliteDriver, SqliteFailure, type SqlValue } from '#main/store/driver'
import { openLibsql } from '#main/store/libsql-driver'

describe('the libsql driver', () => {
  let dir: string
  let driver: SqliteDriver
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'store-driver-'))
    driver = openLibsql(join(dir, 'test.db'), 'a key')
    driver.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, value)')
  })
  afterEach(() => {
    driver.close()
    rmSync(dir, { recursive: true })
  })

  const fill = (count: number) => {
    const insert = driver.prepare('INSERT INTO things (value) VALUES (?)')
    for (let value = 1; value <= count; value++) insert.run([value])
  }

  describe('takes and gives back', () => {
    const values: [string, SqlValue, SqlValue][] = [
      ['text', 'text', 'text'],
      ['empty text', '', ''],
      ['text of any script', 'Zoë 日本 😀', 'Zoë 日本 😀'],
      ['a whole number', 42, 42],
      ['a fraction', -0.5, -0.5],
      ['the largest safe integer', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      ['a bigint', 42n, 42],
      ['null', null, null],
      ['bytes', Buffer.from([0, 255, 1]), Buffer.from([0, 255, 1])],
      ['no bytes', Buffer.alloc(0), Buffer.alloc(0)],
    ]
    for (const [kind, given, expected] of values) {
      it(`${kind}, by get, all and iterate`, () => {
        driver.prepare('INSERT INTO things (value) VALUES (?)').run([given])
        const select = driver.prepare('SELECT value FROM things WHERE id = ?')
        expect(select.get([1])).toEqual({ value: expected })
        expect(select.all([1])).toEqual([{ value: expected }])
        expect([...select.iterate([1])]).toEqual([{ value: expected }])
        for (const row of [select.get([1]), ...select.all([1])]) {
          expect(Buffer.isBuffer(row?.value)).toBe(Buffer.isBuffer(expected))
        }
      })
    }
  })

  describe('refuses with a TypeError, before native code sees it,', () => {
    class Thing {}
    const values: [string, unknown, string][] = [
      ['a boolean', true, 'a boolean'],
      ['undefined', undefined, 'undefined'],
      ['a date', new Date(), 'Date'],
      ['a Uint8Array', new Uint8Array(2), 'Uint8Array'],
      ['an ArrayBuffer', new ArrayBuffer(2), 'ArrayBuffer'],
      ['an object', {}, 'Object'],
      ['an object of a class', new Thing(), 'Thing'],
      ['an object without a class', Object.create(null), 'an object'],
      ['an array', [1], 'Array'],
      ['a function', () => 1, 'a function'],
      ['a symbol', Symbol('s'), 'a symbol'],
      ['NaN', Number.NaN, 'NaN'],
      ['infinity', Number.POSITIVE_INFINITY, 'Infinity'],
      ['an integer of more than 64 bits', 2n ** 63n, '64 bits'],
      ['text with a NUL', 'a\0b', 'NUL'],
      ['text with a lone surrogate', 'a\ud83d', 'surrogate'],
    ]
    for (const [kind, value, named] of values) {
      it(kind, () => {
        const select = driver.prepare('SELECT ? AS value')
        const parameters = [value] as SqlValue[]
        for (const call of [
          () => select.get(parameters),
          () => select.all(parameters),
          () => select.run(parameters),
          () => [...select.iterate(parameters)],
        ]) {
          expect(call).toThrow(TypeError)
          expect(call).toThrow(named)
        }
      })
    }

    for (const [kind, value] of [
      ['a single Buffer', Buffer.from('x')],
      ['a single object', { value: 1 }],
      ['null', null],
      ['text', 'text'],
    ] as const) {
      it(`${kind} in the place of the array of parameters`, () => {
        const select = driver.prepare('SELECT ? AS value')
        expect(() => select.get(value as unknown as SqlValue[])).toThrow('must be one array')
      })
    }
  })

  it('gives rows without libsql’s own fields', () => {
    expect(driver.prepare('SELECT 1 AS one').get()).toEqual({ one: 1 })
    expect(driver.prepare('SELECT 1 AS one WHERE 0').get()).toBeUndefined()
  })

  it('counts the rows it changed', () => {
    fill(3)
    expect(driver.prepare('UPDATE things SET value = 0 WHERE value > ?').run([1])).toEqual({ changes: 2 })
  })

  it('names SQLite’s reason for a failure', () => {
    fill(1)
    const again = () => driver.prepare('INSERT INTO things (id) VALUES (?)').run([1])
    expect(again).toThrow(SqliteFailure)
    expect(again).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }))
    expect(() => driver.prepare('SELEC')).toThrow(SqliteFailure)
    expect(() => openLibsql(join(dir, 'no', 'such', 'folder'))).toThrow(
      expect.objectContaining({ code: 'SQLITE_CANTOPEN' }),
    )
  })

  describe('iterate', () => {
    it('gives more rows than libsql fetches at once', () => {
      fill(250)
      const rows = [...driver.prepare('SELECT value FROM things ORDER BY id').iterate()]
      expect(rows.map(({ value }) => value)).toEqual(Array.from({ length: 250 }, (_, index) => index + 1))
    })

    it('leaves no table locked when its loop is left early, by break or by a throw', () => {
      fill(500)
      const select = driver.prepare('SELECT value FROM things')
      for (const _row of select.iterate()) break
      expect(() => {
        for (const _row of select.iterate()) throw new Error('enough')
      }).toThrow('enough')
      driver.exec('DROP TABLE things')
    })

    it('refuses a second use of the statement within its loop', () => {
      fill(2)
      const select = driver.prepare('SELECT value FROM things')
      for (const _row of select.iterate()) expect(() => select.all()).toThrow('middle of a loop')
      expect(select.all()).toHaveLength(2)
    })
  })

  describe('transaction', () => {
    const count = () => driver.prepare('SELECT count(*) AS n FROM things').get()?.n

    it('commits what its work did, and gives its value', () => {
      const work = () => {
        fill(2)
        return 'done'
      }
      expect(driver.transaction(work)).toBe('done')
      expect(count()).toBe(2)
    })

    it('undoes everything when its work throws, and can run again', () => {
      const failing = () =>
        driver.transaction(() => {
          fill(2)
          throw new Error('no')
        })
      expect(failing).toThrow('no')
      expect(count()).toBe(0)
      driver.transaction(() => fill(1))
      expect(count()).toBe(1)
    })

    it('does not nest', () => {
      expect(() => driver.transaction(() => driver.transaction(() => 1))).toThrow('do not nest')
    })

    it('gives SQLite’s reason where SQLite itself rolled back, as on a full disk', () => {
      const pages = Number(driver.prepare('PRAGMA page_count').get()?.page_count)
      driver.exec(`PRAGMA max_page_count = ${pages + 3}`)
      const insert = driver.prepare('INSERT INTO things (value) VALUES (?)')
      const tooMuch = () =>
        driver.transaction(() => {
          for (let row = 0; row < 100; row++) insert.run([Buffer.alloc(4000)])
        })
      expect(tooMuch).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }))
      expect(count()).toBe(0)
      driver.transaction(() => fill(1))
      expect(count()).toBe(1)
    })
  })

  it('answers nothing once it is closed, by no statement either', () => {
    const select = driver.prepare('SELECT 1')
    driver.close()
    driver.close()
    expect(driver.isOpen).toBe(false)
    for (const call of [
      () => select.get(),
      () => select.all(),
      () => driver.exec('SELECT 1'),
      () => driver.prepare('SELECT 1'),
    ]) {
      expect(call).toThrow('closed')
    }
  })
})
