import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'
import { isSure } from '#shared/domain/person'
import {
  beginVerification,
  type Likeness,
  refreshed,
  type Verification,
  type VerifyCommand,
  type VerifyRow,
  verifyStep,
} from '#shared/domain/verify'
import { decisionOf } from '#shared/domain/verify-field'
import { client } from '../../live/client'
import { unsaved } from '../../ui/saving'
import { troubleOf } from '../../ui/trouble'
import { sayTrouble } from '../../ui/undo'

/** The page in hand: each key press shows at once and is on the disk a moment later, in the order of the keys. */
export function useVerification({ rows }: PageModel) {
  const { t } = useTranslation()
  const likeness = useMemo(() => likenessOf(rows), [rows])
  const [state, setState] = useState(() =>
    beginVerification(
      rows.map(({ row }) => row),
      likeness,
    ),
  )
  const latest = useRef(state)
  const saving = useRef(Promise.resolve())

  const show = useCallback((next: Verification) => {
    latest.current = next
    setState(next)
  }, [])

  useEffect(() => {
    const next = refreshed(latest.current, likeness)
    if (next !== latest.current) show(next)
  }, [likeness, show])

  const save = useCallback(
    (row: VerifyRow) => {
      const isSafe = unsaved()
      saving.current = saving.current
        .then(() => client.paper.saveRow(savedRow(row)))
        .catch((error) => sayTrouble(t(`problem.${troubleOf(error).tag}`)))
        .then(isSafe)
    },
    [t],
  )

  const run = useCallback(
    (command: VerifyCommand) => {
      const before = latest.current
      const next = verifyStep(before, command, likeness)
      if (next === before) return
      show(next)
      for (const [index, row] of next.rows.entries()) if (row !== before.rows[index]) save(row)
    },
    [likeness, save, show],
  )
  /** Resolves when every key so far is on the disk. */
  const settled = useCallback(() => saving.current, [])
  return { state, latest, likeness, run, settled }
}

function likenessOf(rows: PageModel['rows']): Likeness {
  return new Map(
    rows.flatMap(({ row, match }) =>
      match ? [[row.id, { personId: match.person.id, isSure: isSure(match.reason) }]] : [],
    ),
  )
}

/** All fields as they stand: what was taken back is the reader's again. */
const savedRow = ({ id, blank, personId, fields }: VerifyRow) => ({
  rowId: id,
  blank,
  personId,
  fields: fields.map(decisionOf),
})
