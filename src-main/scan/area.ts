import type { Box } from '#shared/forms/form'
import { PIXELS_PER_MM } from './flatten'
import type { FlatPage } from './page'

/** Millimetres of paper around a row and around a field, so that strokes that leave their boxes are seen. */
export const ROW_MARGIN = 2
export const FIELD_MARGIN = 1.2

/** The part of the flat picture, in whole pixels, that holds these boxes wherever curled paper moved them. */
export function areaOf({ alignment, picture }: FlatPage, boxes: readonly Box[], margin: number): Box {
  const corners = boxes.flatMap(({ x, y, width, height }) => [
    alignment.toPixels({ x, y }),
    alignment.toPixels({ x: x + width, y: y + height }),
  ])
  const reach = margin * PIXELS_PER_MM
  const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)))
  const left = within(Math.min(...corners.map(({ x }) => x)) - reach, picture.width - 1)
  const top = within(Math.min(...corners.map(({ y }) => y)) - reach, picture.height - 1)
  const right = within(Math.max(...corners.map(({ x }) => x)) + reach, picture.width)
  const bottom = within(Math.max(...corners.map(({ y }) => y)) + reach, picture.height)
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }
}
