import { filter, map, merge, type Observable, Subject } from 'rxjs'
import { kitDeskId } from '#shared/domain/kit'
import { isLive } from '#shared/domain/record'
import type { DocumentOf, Kind } from '#shared/model/collections'
import type { Contact } from '#shared/model/contact'
import { KitBook } from './kit-book'
import { pages } from './kit-pages'
import type { Records } from './records'

type KitDocument = Extract<DocumentOf[Kind], { kitId: string }> | DocumentOf['kit']

type OpenBook = {
  book: KitBook
  /** Lists that are in the book. */
  batches: Set<string>
  /** Resolves when all that is known of the kit is in the book. */
  whole: Promise<void>
}

/** Kits whose contacts are in memory; more are read again when they are asked for. */
const OPEN_BOOKS = 3

/** The books of the kits that are in use, kept up with every change, here or by sync. */
export type KitBooks = ReturnType<typeof openKitBooks>

export function openKitBooks(records: Records) {
  const opened = new Map<string, Promise<OpenBook | null>>()
  /** What changes while a book is being read is taken after it: it is at least as new. */
  const early = new Map<string, KitDocument[]>()
  const books = new Map<string, OpenBook>()
  const changed = new Subject<string>()

  merge(
    ...(['kits', 'contacts', 'conversations', 'device'] as const).map((name) =>
      records.collections[name].storageInstance.changeStream(),
    ),
  ).subscribe(({ events }) => {
    const kitIds = new Set<string>()
    for (const { operation, documentData } of events) {
      const document = documentData as unknown as KitDocument
      const kitId = document.kind === 'kit' ? document.id : document.kitId
      if (kitId === undefined) continue
      kitIds.add(kitId)
      if (operation === 'DELETE') books.get(kitId)?.book.dropContact(document.id)
      else if (early.has(kitId)) early.get(kitId)?.push(document)
      else take(books.get(kitId), document)
    }
    for (const kitId of kitIds) changed.next(kitId)
  })

  function take(open: OpenBook | undefined, document: KitDocument): void {
    if (!open) return
    const { book, batches } = open
    switch (document.kind) {
      case 'kit':
        book.setKit(document)
        if (document.lists.some(({ batch }) => !batches.has(batch)))
          open.whole = open.whole.then(() => readLists(open))
        break
      case 'contact':
        // Rows of an import that is under way, or broke off, are nobody's contacts.
        if (batches.has(document.batch)) book.putContact(document)
        break
      case 'conversation':
        book.putConversation(document)
        break
      case 'caller':
        book.putCaller(document)
        break
      case 'callsheet':
        book.putSheet(document)
        break
      case 'kitmoment':
        book.putMoment(document)
        break
      case 'kitdesk':
        book.setPart(document)
        break
      case 'script':
      case 'guest':
        break
      default:
        document satisfies never
    }
  }

  async function open(kitId: string): Promise<OpenBook | null> {
    const kit = await records.one('kit', kitId)
    if (!kit || !isLive(kit)) return null
    early.set(kitId, [])
    try {
      const desk = await records.one('kitdesk', kitDeskId(kitId))
      const one: OpenBook = {
        book: new KitBook(kit, desk ?? { part: 1, parts: 1 }),
        batches: new Set(),
        whole: Promise.resolve(),
      }
      for (const kind of ['caller', 'callsheet', 'kitmoment'] as const)
        for (const document of await records.find('kits', { selector: { kind, kitId } }))
          take(one, document as KitDocument)
      for await (const page of pages(records, 'conversations', { kitId }))
        for (const conversation of page) one.book.putConversation(conversation)
      await readLists(one)
      books.set(kitId, one)
      for (const document of early.get(kitId) ?? []) take(one, document)
      return one
    } finally {
      early.delete(kitId)
    }
  }

  /** Brings lists into the book that are not in it yet. */
  async function readLists({ book, batches }: OpenBook): Promise<void> {
    const contacts: Contact[] = []
    const missing = book.kit.lists.map(({ batch }) => batch).filter((batch) => !batches.has(batch))
    for (const batch of missing)
      for await (const page of pages(records, 'contacts', { kitId: book.kit.id, batch }))
        contacts.push(...page.filter(isLive))
    for (const batch of missing) batches.add(batch)
    if (contacts.length > 0) await book.fill(contacts)
  }

  function remember(kitId: string): Promise<OpenBook | null> {
    const known = opened.get(kitId)
    opened.delete(kitId)
    const book =
      known ??
      open(kitId).catch((cause) => {
        opened.delete(kitId)
        throw cause
      })
    opened.set(kitId, book)
    const [oldest] = opened.keys()
    if (opened.size > OPEN_BOOKS && oldest !== undefined) {
      opened.delete(oldest)
      books.delete(oldest)
    }
    return book
  }

  return {
    /** The whole book of a kit; null where there is no such kit. */
    async of(kitId: string): Promise<KitBook | null> {
      const open = await remember(kitId)
      if (!open) {
        opened.delete(kitId)
        return null
      }
      for (let whole: Promise<void> | undefined; whole !== open.whole; ) {
        whole = open.whole
        await whole
      }
      return open.book
    },
    /** Something of this kit has changed. */
    changes: (kitId: string): Observable<void> =>
      changed.pipe(
        filter((id) => id === kitId),
        map(() => undefined),
      ),
  }
}
