/** The record in hand stands in the address, so that a reload, *back* and a link bring it again. */
export type Picked = { id?: string }

export const readPicked = (search: Record<string, unknown>): Picked =>
  typeof search.id === 'string' && search.id !== '' ? { id: search.id } : {}

/** The row after (`1`) or before (`-1`) the picked one; the first where none is picked. */
export function neighbour<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  picked: string | undefined,
  step: 1 | -1,
): Row | undefined {
  const index = rows.findIndex((row) => idOf(row) === picked)
  if (index < 0) return rows[0]
  return rows[Math.min(rows.length - 1, Math.max(0, index + step))]
}
