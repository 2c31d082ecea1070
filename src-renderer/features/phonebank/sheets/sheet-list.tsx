import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CallSheet } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { useCommand } from '../../../ui/command'
import { downloadFile } from '../../../ui/download'
import { Pill, type Tone } from '../../../ui/pill'
import { say } from '../../../ui/undo'
import styles from './sheets.module.css'

type Props = { sheets: readonly CallSheet[]; onTypeIn: (sheet: CallSheet) => void }

/** Where each sheet is; one that does not come back gives its contacts back. */
export function SheetList({ sheets, onTypeIn }: Props) {
  const { t } = useTranslation()
  return (
    <section className={styles.card} aria-label={t('callSheets.list.title')}>
      <h2>{t('callSheets.list.title')}</h2>
      {sheets.length === 0 ? <p className={styles.hint}>{t('callSheets.list.empty')}</p> : null}
      <ul>
        {sheets.map((sheet) => (
          <SheetLine key={sheet.id} sheet={sheet} onTypeIn={onTypeIn} />
        ))}
      </ul>
    </section>
  )
}

const tones: Record<CallSheet['state'], Tone> = { out: 'warn', back: 'accent', released: 'plain' }

function SheetLine({ sheet, onTypeIn }: { sheet: CallSheet; onTypeIn: Props['onTypeIn'] }) {
  const { t } = useTranslation()
  const { number, caller, contactIds, state } = sheet
  const release = useCommand(orpc.callSheets.release)
  const again = useCommand(orpc.callSheets.printAgain)
  const giveBack = async () => {
    const released = await release.run({ id: sheet.id })
    if (released.ok) say(t('callSheets.released', { number }))
  }
  const printAgain = async () => {
    const file = await again.run({
      ...{ id: sheet.id, language: sheet.language, paper: 'letter', withScript: false },
    })
    if (file.ok) downloadFile(file.value)
  }
  return (
    <li className={styles.sheet}>
      <span className={styles.who}>
        <strong>{t('callSheets.list.sheet', { number })}</strong>
        <span>
          {[
            t('callSheets.contacts', { count: contactIds.length }),
            caller ? t('callSheets.list.forWhom', { caller }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Pill tone={tones[state]}>{t(`callSheets.state.${state}`)}</Pill>
      {state === 'out' ? (
        <>
          <Button variant="default" onClick={() => onTypeIn(sheet)}>
            {t('callSheets.action.takeBack')}
          </Button>
          <Button variant="default" loading={again.pending} onClick={() => void printAgain()}>
            {t('callSheets.action.again')}
          </Button>
          <Button variant="subtle" onClick={() => void giveBack()}>
            {t('callSheets.action.release')}
          </Button>
        </>
      ) : null}
    </li>
  )
}
