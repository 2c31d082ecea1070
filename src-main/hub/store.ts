import { randomBytes } from 'node:crypto'
import type { SqliteDriver, SqliteStatement, SqlRow, SqlValue } from '#main/store/driver'
import { closedSecurity, type Security, USERS } from './access'

export type StoredDocument = { seq: number; id: string; rev: string; deleted: boolean; body: string }
export type StoredDatabase = {
  key: number
  name: string
  epoch: string
  createdAt: number
  security: Security
}
export type NewVersion = {
  id: string
  rev: string
  deleted: boolean
  body: string
  replaces?: number | undefined
}
export type IdRange = {
  from?: string | undefined
  to?: string | undefined
  inclusiveEnd: boolean
  limit: number
  skip: number
  descending: boolean
}

const schema = `
CREATE TABLE IF NOT EXISTS databases (
  key INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL, created_at INTEGER NOT NULL,
  security TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, database INTEGER NOT NULL, id BLOB NOT NULL, rev TEXT NOT NULL,
  deleted INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (database, id));
CREATE INDEX IF NOT EXISTS documents_by_seq ON documents (database, seq);
CREATE INDEX IF NOT EXISTS live_documents ON documents (database, deleted, id);
CREATE TABLE IF NOT EXISTS local_documents (
  database INTEGER NOT NULL, id BLOB NOT NULL, rev TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (database, id));
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`

/** Ids are kept as UTF-8 bytes: that is the order CouchDB lists them in, and no character in them cuts them short. */
const bytes = (id: string): Buffer => Buffer.from(id, 'utf8')

type DocumentRow = { seq: number; id: Buffer; rev: string; deleted: number; body: string }
const toDocument = (row: DocumentRow): StoredDocument => ({
  seq: row.seq,
  id: Buffer.from(row.id).toString('utf8'),
  rev: row.rev,
  deleted: row.deleted === 1,
  body: row.body,
})

type DatabaseRow = { key: number; name: string; epoch: string; created_at: number; security: string }
const toDatabase = (row: DatabaseRow): StoredDatabase => ({
  key: row.key,
  name: row.name,
  epoch: row.epoch,
  createdAt: row.created_at,
  security: JSON.parse(row.security),
})

export type HubStore = ReturnType<typeof openHubStore>

/** The hub's tables over one SQLite file. Keeps the newest version of each document and its tombstone, no history. */
export function openHubStore(driver: SqliteDriver, now: () => number) {
  driver.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  driver.exec(schema)
  const { run, get, all } = statementsOf(driver)
  const columns = 'seq, id, rev, deleted, body'

  const store = {
    close: () => driver.close(),
    transaction: <T>(work: () => T): T => driver.transaction(work),

    setting(name: string, initial: () => string): string {
      const row = get<{ value: string }>('SELECT value FROM settings WHERE name = ?', [name])
      if (row) return row.value
      const value = initial()
      run('INSERT INTO settings (name, value) VALUES (?, ?)', [name, value])
      return value
    },

    databaseNames: (): string[] =>
      all<{ name: string }>('SELECT name FROM databases ORDER BY name').map((row) => row.name),

    database(name: string): StoredDatabase | null {
      const row = get<DatabaseRow>('SELECT * FROM databases WHERE name = ?', [name])
      return row ? toDatabase(row) : null
    },

    /** False where there is one of this name already. */
    createDatabase(name: string): boolean {
      const values = [name, randomBytes(8).toString('hex'), now(), JSON.stringify(closedSecurity)]
      const sql = 'INSERT OR IGNORE INTO databases (name, epoch, created_at, security) VALUES (?, ?, ?, ?)'
      return run(sql, values).changes === 1
    },

    deleteDatabase(database: StoredDatabase): void {
      run('DELETE FROM documents WHERE database = ?', [database.key])
      run('DELETE FROM local_documents WHERE database = ?', [database.key])
      run('DELETE FROM databases WHERE key = ?', [database.key])
    },

    setSecurity(database: StoredDatabase, security: Security): void {
      run('UPDATE databases SET security = ? WHERE key = ?', [JSON.stringify(security), database.key])
    },

    count(database: StoredDatabase, deleted: boolean): number {
      const sql = 'SELECT COUNT(*) AS n FROM documents WHERE database = ? AND deleted = ?'
      return get<{ n: number }>(sql, [database.key, deleted ? 1 : 0])?.n ?? 0
    },

    lastSeq(database: StoredDatabase): number {
      const sql = 'SELECT MAX(seq) AS seq FROM documents WHERE database = ?'
      return get<{ seq: number | null }>(sql, [database.key])?.seq ?? 0
    },

    /** The newest version, which may be a tombstone. */
    document(database: StoredDatabase, id: string): StoredDocument | null {
      const sql = `SELECT ${columns} FROM documents WHERE database = ? AND id = ?`
      const row = get<DocumentRow>(sql, [database.key, bytes(id)])
      return row ? toDocument(row) : null
    },

    documentsInRange(database: StoredDatabase, range: IdRange): StoredDocument[] {
      const conditions = ['database = ?', 'deleted = 0']
      const values: (number | Buffer)[] = [database.key]
      const [after, before] = range.descending ? ['<=', '>'] : ['>=', '<']
      if (range.from !== undefined) {
        conditions.push(`id ${after} ?`)
        values.push(bytes(range.from))
      }
      if (range.to !== undefined) {
        conditions.push(`id ${before}${range.inclusiveEnd ? '=' : ''} ?`)
        values.push(bytes(range.to))
      }
      const order = range.descending ? 'DESC' : 'ASC'
      const sql = `SELECT ${columns} FROM documents WHERE ${conditions.join(' AND ')} ORDER BY id ${order} LIMIT ? OFFSET ?`
      return all<DocumentRow>(sql, [...values, range.limit, range.skip]).map(toDocument)
    },

    /** Where nobody looks into them, bodies stay where they are: one may be half a megabyte. */
    changesSince(
      database: StoredDatabase,
      seq: number,
      limit: number,
      { withBody }: { withBody: boolean },
    ): StoredDocument[] {
      const sql = `SELECT ${withBody ? columns : "seq, id, rev, deleted, '' AS body"} FROM documents WHERE database = ? AND seq > ? ORDER BY seq LIMIT ?`
      return all<DocumentRow>(sql, [database.key, seq, limit]).map(toDocument)
    },

    countChangesSince(database: StoredDatabase, seq: number): number {
      const sql = 'SELECT COUNT(*) AS n FROM documents WHERE database = ? AND seq > ?'
      return get<{ n: number }>(sql, [database.key, seq])?.n ?? 0
    },

    /** Writes a version in place of the one with the sequence `replaces`. */
    write(database: StoredDatabase, version: NewVersion): void {
      if (version.replaces !== undefined) run('DELETE FROM documents WHERE seq = ?', [version.replaces])
      run('INSERT INTO documents (database, id, rev, deleted, body) VALUES (?, ?, ?, ?, ?)', [
        database.key,
        bytes(version.id),
        version.rev,
        version.deleted ? 1 : 0,
        version.body,
      ])
    },

    localDocument(database: StoredDatabase, id: string): { rev: string; body: string } | null {
      const sql = 'SELECT rev, body FROM local_documents WHERE database = ? AND id = ?'
      return get<{ rev: string; body: string }>(sql, [database.key, bytes(id)]) ?? null
    },

    writeLocal(database: StoredDatabase, id: string, rev: string, body: string): void {
      const sql = 'INSERT OR REPLACE INTO local_documents (database, id, rev, body) VALUES (?, ?, ?, ?)'
      run(sql, [database.key, bytes(id), rev, body])
    },

    deleteLocal: (database: StoredDatabase, id: string): boolean =>
      run('DELETE FROM local_documents WHERE database = ? AND id = ?', [database.key, bytes(id)]).changes ===
      1,
  }
  store.createDatabase(USERS)
  return store
}

/** Each SQL text is prepared once. What a row holds is told by its caller, who wrote the SQL beside it. */
function statementsOf(driver: SqliteDriver) {
  const statementBySql = new Map<string, SqliteStatement>()
  const prepared = (sql: string): SqliteStatement => {
    const statement = statementBySql.get(sql) ?? driver.prepare(sql)
    statementBySql.set(sql, statement)
    return statement
  }
  return {
    run: (sql: string, values: readonly SqlValue[] = []) => prepared(sql).run(values),
    get: <Row extends SqlRow>(sql: string, values: readonly SqlValue[] = []) =>
      prepared(sql).get(values) as Row | undefined,
    all: <Row extends SqlRow>(sql: string, values: readonly SqlValue[] = []) =>
      prepared(sql).all(values) as Row[],
  }
}
