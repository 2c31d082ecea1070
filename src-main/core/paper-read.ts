import type { ReadPage } from '#shared/domain/sheet'
import type { RowField } from '#shared/model/sheet'
import type { Vault } from '../paper/vault'
import type { ScannedField, ScannedPage } from '../scan/scanned'

const MOST_CANDIDATES = 6
const MOST_TEXT = 400

/** A scanned page as records keep it; its picture goes into the vault first. */
export async function readPageOf(
  scanned: ScannedPage,
  scan: string,
  pictureNumber: number,
  vault: Vault,
): Promise<ReadPage> {
  const { form, flat, quality, rows } = scanned
  const size = { width: flat?.width ?? 0, height: flat?.height ?? 0 }
  const shareOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
    size.width === 0
      ? null
      : {
          x: x / size.width,
          y: y / size.height,
          width: width / size.width,
          height: height / size.height,
        }
  return {
    form,
    scan,
    pictureNumber,
    picture: flat ? await vault.put(flat.bytes) : '',
    ...size,
    problems: quality.problems,
    rows: rows.map(({ number, blank, fields, area }) => ({
      number,
      blank,
      area: shareOf(area),
      fields: fields.map((field) => ({ ...fieldOf(field), area: shareOf(field.area) })),
    })),
  }
}

const fieldOf = ({
  name,
  reading,
  value,
  confidence,
  accepted,
  blank,
  candidates,
  flags,
}: ScannedField): Omit<RowField, 'area'> => ({
  name,
  reading,
  value: value.slice(0, MOST_TEXT),
  confidence,
  candidates: candidates.slice(0, MOST_CANDIDATES),
  blank,
  accepted,
  decidedBy: 'reader',
  illegible: false,
  flags: [...flags],
})
