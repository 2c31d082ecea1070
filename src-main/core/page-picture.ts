import { type Actor, change, create, isLive, remove, restore } from '#shared/domain/record'
import { isPictureWanted, pictureId, picturePartId } from '#shared/domain/sheet'
import type { PaperPage, PicturePart } from '#shared/model/sheet'
import { joinParts, partOf, partsOf } from '../paper/picture-parts'
import type { Vault } from '../paper/vault'
import type { Records, Unit } from './records'

/** The sheet lying flat: of this laptop, or what another one has sent; null where it is neither, or not yet whole. */
export async function pictureOf(
  records: Records,
  vault: Vault,
  page: Pick<PaperPage, 'id' | 'picture'>,
): Promise<Uint8Array | null> {
  const own = page.picture ? await vault.get(page.picture) : null
  return own ?? sentPicture(records, page)
}

/** What other laptops have sent of it. */
export async function sentPicture(
  records: Records,
  page: Pick<PaperPage, 'id' | 'picture'>,
): Promise<Uint8Array | null> {
  const joined = page.picture ? joinParts(await sentParts(records, page), page.picture) : null
  if (joined) return joined
  // An older app sent it whole.
  const whole = await records.one('picture', pictureId(page.id))
  return whole?.data ? Uint8Array.from(Buffer.from(whole.data, 'base64')) : null
}

/** How much of a picture that another laptop sends is here. */
export type Coming = { come: number; of: number }

/** `coming` is null where all of it is here, or nothing. */
export async function pictureStandingOf(
  records: Records,
  vault: Vault,
  page: PaperPage,
): Promise<{ hasPicture: boolean; coming: Coming | null }> {
  if (page.picture !== '' && (await vault.has(page.picture))) return { hasPicture: true, coming: null }
  const come = await countParts(records, page)
  const [one] = come > 0 ? await sentParts(records, page, 1) : []
  if (one && come >= one.of) return { hasPicture: true, coming: null }
  const whole = await records.one('picture', pictureId(page.id))
  if (whole?.data) return { hasPicture: true, coming: null }
  return { hasPicture: false, coming: one ? { come, of: one.of } : null }
}

/** Counted in the index: no part is read. */
export const countParts = (records: Records, page: Pick<PaperPage, 'id' | 'picture'>): Promise<number> =>
  records.count('pictures', { selector: selectorOf(page) })

export const countAllParts = (records: Records, pageId: string): Promise<number> =>
  records.count('pictures', { selector: { deletedAt: '', pageId } })

const sentParts = (
  records: Records,
  page: Pick<PaperPage, 'id' | 'picture'>,
  limit?: number,
): Promise<PicturePart[]> =>
  records.find('pictures', { selector: selectorOf(page), ...(limit !== undefined && { limit }) })

const selectorOf = ({ id, picture }: Pick<PaperPage, 'id' | 'picture'>) => ({
  deletedAt: '',
  pageId: id,
  id: { $gte: picturePartId(id, picture, ''), $lt: `${picturePartId(id, picture, '')};` },
})

/** Puts the next part of a page's picture that is not there yet among the records; answers its id, null where none is missing. */
export async function offerPart(
  records: Records,
  page: PaperPage,
  picture: Uint8Array,
  actor: () => Actor,
): Promise<string | null> {
  const of = partsOf(picture.length)
  for (let part = 1; part <= of; part++) {
    const id = picturePartId(page.id, page.picture, part)
    if ((await records.count('pictures', { selector: { deletedAt: '', pageId: page.id, id } })) > 0) continue
    const data = partOf(picture, part)
    await records.command(async (unit) => {
      const now = await unit.one('page', page.id)
      if (!now || !isPictureWanted(now) || now.picture !== page.picture) return
      const known = await unit.one('picturepart', id)
      const fields = { id, pageId: page.id, hash: page.picture, part, of, data }
      unit.put(
        known ? change(restore(known, actor()), { data }, actor()) : create('picturepart', fields, actor()),
      )
    })
    return id
  }
  return null
}

/** Nobody needs what was sent of this picture any more: for a command, which writes it. */
export async function takePictureBack(
  records: Records,
  unit: Unit,
  pageId: string,
  actor: Actor,
): Promise<void> {
  const sent = await records.find('pictures', { selector: { deletedAt: '', pageId } })
  const ids = sent.map(({ id }) => id)
  for (const part of await unit.many('picturepart', ids))
    if (isLive(part)) unit.put(remove(change(part, { data: '' }, actor), actor))
  const whole = await unit.one('picture', pictureId(pageId))
  if (whole?.data) unit.put(change(whole, { data: '' }, actor))
}
