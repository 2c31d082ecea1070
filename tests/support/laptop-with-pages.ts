import { openVault } from '#main/paper/vault'
import { openDatabase } from '#main/store/database'
import { openStore } from '#main/store/open'
import type { DocumentOf } from '#shared/model/collections'
import { collections } from '#shared/model/collections'
import type { PaperPage } from '#shared/model/sheet'
import { aPage } from '../factories/paper'
import { CORE_KEY } from './core-child'

const { sheets, pictures } = collections

/** What lies in a data folder whose core does not run. */
export async function inDataFolder<T>(
  dir: string,
  work: (open: {
    put(record: DocumentOf['page' | 'picture' | 'picturepart']): Promise<unknown>
    parts(): Promise<DocumentOf['picturepart'][]>
  }) => Promise<T>,
): Promise<T> {
  const opened = await openStore({ dir, key: CORE_KEY })
  if (!opened.ok) throw new Error(opened.error.tag)
  const { database, collections: open } = await openDatabase(opened.value.storage, { sheets, pictures })
  try {
    return await work({
      put: (record) => open[record.kind === 'picturepart' ? 'pictures' : 'sheets'].upsert(record),
      parts: async () => {
        const found = await open.pictures.find().exec()
        return found.map((one) => one.toJSON() as unknown as DocumentOf['picturepart'])
      },
    })
  } finally {
    await database.close()
    await opened.value.close()
  }
}

/** A page as it is after it was read here: its picture lies in the vault. */
export async function putPage(
  dir: string,
  key: string,
  picture: Uint8Array,
  meetingId = 'meeting:m1',
): Promise<PaperPage> {
  const hash = await (await openVault(dir, CORE_KEY)).put(picture)
  const page = aPage({ id: `page:${key}-1`, formId: '', meetingId, picture: hash })
  await inDataFolder(dir, ({ put }) => put(page))
  return page
}
