import type { ZipPlace } from '#shared/contract/hosts'
import type { Point } from '#shared/domain/nearest'

/** Where a ZIP lies: the middle of its area, from the table that comes with the app. */
export type Zip = ZipPlace & { point: Point }

/** null where there is no such ZIP. */
export type Zips = (zip: string) => Zip | null

let loaded: Promise<Zips> | undefined

/** The table of 42,000 ZIPs takes a third of a second to read: once, when somebody first needs it. */
export const loadZips = (): Promise<Zips> => {
  loaded ??= import('zipcodes').then(({ default: { codes } }) => (zip) => {
    const known = Object.hasOwn(codes, zip) ? codes[zip] : undefined
    if (known?.country !== 'US' || !isPoint(known)) return null
    return { zip, city: known.city, state: known.state, point: known }
  })
  return loaded
}

/** Some military ZIPs stand in the table without a place. */
const isPoint = ({ latitude, longitude }: Point): boolean =>
  Number.isFinite(latitude) && Number.isFinite(longitude) && (latitude !== 0 || longitude !== 0)
