/** The part of PouchDB that sync uses: one HTTP handle on a database. (There are no types with it.) */
declare module 'pouchdb-core' {
  export type StoredDocument = { _id: string; _rev?: string; _deleted?: boolean; [field: string]: unknown }
  export type BulkResult =
    | { ok: true; id: string; rev: string }
    | { error: true | string; id?: string; status?: number; name?: string; reason?: string; message?: string }
  export type AllDocsRow = {
    id: string
    key: string
    value?: { rev: string; deleted?: boolean }
    doc?: StoredDocument | null
  }
  export type AllDocsOptions = {
    include_docs: true
    keys?: string[]
    startkey?: string
    endkey?: string
    inclusive_end?: boolean
    limit?: number
  }
  export default class PouchDB {
    static plugin(plugin: unknown): void
    constructor(
      url: string,
      options: {
        adapter: 'http'
        skip_setup: true
        fetch: (input: string, init?: RequestInit) => Promise<Response>
      },
    )
    allDocs(options: AllDocsOptions): Promise<{ rows: AllDocsRow[] }>
    bulkDocs(documents: StoredDocument[]): Promise<BulkResult[]>
    /** A request with a path relative to the database. */
    fetch(path: string, init?: RequestInit): Promise<Response>
  }
}

declare module 'pouchdb-adapter-http' {
  const plugin: unknown
  export default plugin
}
