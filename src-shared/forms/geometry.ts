import type { FormKind, PageGeometry, Paper } from './form'
import { layout1 } from './layout-1'

/** The layout that is printed today. Older ones stay here for as long as anybody may hold such a sheet. */
export const LATEST_LAYOUT = 1

const LAYOUTS: ReadonlyMap<number, (kind: FormKind, paper: Paper) => PageGeometry> = new Map([[1, layout1]])

/** The geometry of a form in a given version; none when this app is older than the sheet. */
export const pageGeometry = (kind: FormKind, version: number, paper: Paper): PageGeometry | undefined =>
  LAYOUTS.get(version)?.(kind, paper)
