import { err, ok, type Result } from '#shared/domain/result'
import { FORM_KINDS, type PageGeometry, type Paper, type Point } from '#shared/forms/form'
import { LATEST_LAYOUT, pageGeometry } from '#shared/forms/geometry'
import { apply, homography } from '#shared/forms/homography'
import type { PageCode } from '#shared/forms/page-code'
import { type Alignment, align } from './align'
import { readCode } from './code'
import { flatten, mapOfSheet, PIXELS_PER_MM, wayUp } from './flatten'
import { type InkPage, inkOf } from './ink'
import { findMarks, type Mark, sheetsAmong } from './marks'
import type { GreyPicture } from './picture'
import { type Quality, qualityOf, withBend } from './quality'
import type { Corners, PageProblem, PlacedSheet } from './scanned'

/** A sheet found on a picture, lying flat. */
export type FlatPage = {
  /** None where the code cannot be read: then the form is known by its lines, not which sheet it is. */
  code: PageCode | null
  geometry: PageGeometry
  /** Its four marks on the picture, from the sheet's top left clockwise. */
  corners: Corners
  picture: GreyPicture
  ink: InkPage
  alignment: Alignment
  quality: Quality
}

/** Darkness of printed lines below which the geometry is that of another form. */
const LEAST_STRENGTH = 0.06

export type FoundPage = Result<FlatPage, PageProblem>

/** Every sheet of ours on the picture; a problem where there is none, and one more where part of another is to be seen. */
export async function flatPages(picture: GreyPicture): Promise<FoundPage[]> {
  const marks = findMarks(picture)
  const fours = sheetsAmong(marks)
  const [largest] = fours
  if (!largest)
    return [err(marks.length < 3 ? { tag: 'no-sheet' } : { tag: 'corner-missing', found: marks.length })]
  if (marks.length === 4) return [await pageAt(picture, largest.corners)]
  const pages: FoundPage[] = []
  let free = marks
  for (const four of fours) {
    if (!four.marks.every((mark) => free.includes(mark))) continue
    const page = await codedPage(picture, four.corners, turnTold(picture, four.corners))
    if (!page) continue
    pages.push(page)
    free = free.filter((mark) => !four.marks.includes(mark))
  }
  if (pages.length === 0) return [await pageAt(picture, largest.corners)]
  const rest = fours.find((four) => four.marks.every((mark) => free.includes(mark)))
  if (rest) pages.push(await pageAt(picture, rest.corners))
  else if (free.length === 3) pages.push(err({ tag: 'corner-missing', found: free.length }))
  return pages
}

/** The sheet at these corners; where its code cannot be read, the form whose lines are there. */
async function pageAt(picture: GreyPicture, corners: Corners): Promise<FoundPage> {
  const page = await codedPage(picture, corners, turnsToTry(picture, corners))
  return page ?? withoutCode(picture, corners)
}

async function codedPage(
  picture: GreyPicture,
  corners: Corners,
  turns: number[],
): Promise<FoundPage | undefined> {
  for (const turn of turns) {
    const code = await codeAt(picture, corners, turn)
    if (!code) continue
    const geometry = pageGeometry(code.kind, code.version, code.paper)
    const lying = geometry && lay(picture, corners, turn, geometry)
    return lying ? ok(pageOf(lying, geometry, code)) : err({ tag: 'newer-layout', version: code.version })
  }
  return undefined
}

/** Millimetres within which a mark that is there corrects a corner placed by hand. */
const NEAR_MARK = 12

/** A sheet whose corners somebody placed. Marks that are to be seen say better where it lies. */
export async function placedPage(picture: GreyPicture, { corners, form }: PlacedSheet): Promise<FoundPage> {
  const geometry = pageGeometry(form.kind, form.version, form.paper)
  if (!geometry) return err({ tag: 'newer-layout', version: form.version })
  const marks = marksFrom(corners, geometry, findMarks(picture))
  const lying = marks && lay(picture, marks, 0, geometry)
  return lying
    ? ok(pageOf(lying, geometry, (await codeAt(picture, marks, 0)) ?? null))
    : err({ tag: 'no-sheet' })
}

/** Where the marks are if the paper's corners are there; what is missing is moved as those that are found. */
function marksFrom(corners: Corners, geometry: PageGeometry, found: Mark[]): Corners | undefined {
  const { width, height } = geometry
  const paper = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ] as const
  const map = homography(paper, corners)
  if (!map) return undefined
  const pixelsPerMm = Math.hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y) / width
  const reach = NEAR_MARK * pixelsPerMm
  const expected = geometry.marks.map((mark) => apply(map, mark))
  const seen = expected.map((place) => nearestMark(found, place, reach))
  const moved = expected.flatMap((place, i) => {
    const mark = seen[i]
    return mark ? [{ x: mark.x - place.x, y: mark.y - place.y }] : []
  })
  const mean = (of: 'x' | 'y') => moved.reduce((sum, by) => sum + by[of], 0) / Math.max(1, moved.length)
  const [a, b, c, d] = expected.map(
    (place, i) => seen[i] ?? { x: place.x + mean('x'), y: place.y + mean('y') },
  )
  return a && b && c && d ? [a, b, c, d] : undefined
}

function nearestMark(marks: Mark[], place: Point, reach: number): Point | undefined {
  const away = (mark: Mark) => Math.hypot(mark.x - place.x, mark.y - place.y)
  const [nearest] = marks.filter((mark) => away(mark) < reach).sort((a, b) => away(a) - away(b))
  return nearest && { x: nearest.x, y: nearest.y }
}

/** The way up that the solid square tells. */
function turnTold(picture: GreyPicture, corners: Corners): number[] {
  const [page] = geometries('letter')
  const told = page && wayUp(picture, page, corners)
  return told === undefined ? [] : [told]
}

/** That one first, then, where the square is smeared, all others. */
const turnsToTry = (picture: GreyPicture, corners: Corners): number[] => [
  ...new Set([...turnTold(picture, corners), 0, 1, 2, 3]),
]

function geometries(paper: Paper): PageGeometry[] {
  return FORM_KINDS.flatMap((kind) => pageGeometry(kind, LATEST_LAYOUT, paper) ?? [])
}

/** The code lies at the same place of the sheet in all layouts, but not on both papers. */
async function codeAt(picture: GreyPicture, corners: Corners, turn: number): Promise<PageCode | undefined> {
  for (const paper of ['letter', 'a4'] as const) {
    const [page] = geometries(paper)
    const map = page && mapOfSheet(page, corners, turn)
    const code = map && (await readCode(picture, page, map))
    if (code) return code
  }
  return undefined
}

/** Coffee on the code: the form whose printed lines are really there. */
function withoutCode(picture: GreyPicture, corners: Corners): FoundPage {
  const [first] = geometries('letter')
  const turn = first && wayUp(picture, first, corners)
  if (turn === undefined) return err({ tag: 'unknown-form' })
  const tried = (['letter', 'a4'] as const).flatMap((paper) => {
    const [any] = geometries(paper)
    const lying = any && lay(picture, corners, turn, any)
    return lying ? geometries(paper).map((geometry) => pageOf(lying, geometry, null)) : []
  })
  const [best] = tried.sort((a, b) => b.alignment.strength - a.alignment.strength)
  return best && best.alignment.strength > LEAST_STRENGTH ? ok(best) : err({ tag: 'unknown-form' })
}

/** The sheet lying flat, whatever form it is: marks are at the same places on all of one paper. */
type Lying = Pick<FlatPage, 'corners' | 'picture' | 'ink' | 'quality'>

function lay(picture: GreyPicture, corners: Corners, turn: number, page: PageGeometry): Lying | undefined {
  const map = mapOfSheet(page, corners, turn)
  if (!map) return undefined
  const flat = flatten(picture, map, { x: 0, y: 0, width: page.width, height: page.height }, PIXELS_PER_MM)
  const ink = inkOf(flat)
  const turned = turnedBy(corners, turn)
  const [left, right] = page.marks
  const seen = Math.hypot(turned[1].x - turned[0].x, turned[1].y - turned[0].y) / (right.x - left.x)
  return { corners: turned, picture: flat, ink, quality: qualityOf(flat, ink, seen) }
}

function pageOf(lying: Lying, geometry: PageGeometry, code: PageCode | null): FlatPage {
  const alignment = align(lying.ink, geometry)
  return { ...lying, quality: withBend(lying.quality, alignment.bend), code, geometry, alignment }
}

function turnedBy(corners: Corners, turn: number): Corners {
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => corners[(i + turn) % 4])
  return a && b && c && d ? [a, b, c, d] : corners
}
