import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { CallSheet, Kit } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { Live } from '../../../ui/live'
import { KitFrame } from '../kit/kit-frame'
import { PrintSheets } from './print-sheets'
import { SheetList } from './sheet-list'
import styles from './sheets.module.css'
import { TypeInSheet } from './type-in-sheet'

const route = getRouteApi('/phone-bank/$kitId/sheets')

export function SheetsScreen() {
  const { kitId } = route.useParams()
  const kit = useLive(orpc.kit.one, { id: kitId })
  return <Live query={kit}>{({ kit }) => <Sheets key={kitId} kit={kit} />}</Live>
}

/** Paper for those without a laptop: what to print on the left, where each sheet is on the right. */
function Sheets({ kit }: { kit: Kit }) {
  const sheets = useLive(orpc.callSheets.list, { kitId: kit.id })
  const [typing, setTyping] = useState<CallSheet | null>(null)
  return (
    <KitFrame kit={kit}>
      <div className={styles.columns}>
        <PrintSheets kit={kit} />
        <Live query={sheets}>{(all) => <SheetList sheets={all} onTypeIn={setTyping} />}</Live>
      </div>
      {typing ? <TypeInSheet key={typing.id} sheet={typing} onClose={() => setTyping(null)} /> : null}
    </KitFrame>
  )
}
