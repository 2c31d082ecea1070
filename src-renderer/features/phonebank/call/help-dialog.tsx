import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { languageNow } from '../../../app/i18n'
import { Dialog } from '../../../ui/dialog'
import { openHelp } from '../../help/help-store'
import styles from './help-dialog.module.css'

type Props = { opened: boolean; onClose: () => void; guide: Kit['guide'] }

/** What the host was told for this evening, at hand for everybody. */
export function HelpDialog({ opened, onClose, guide }: Props) {
  const { t } = useTranslation()
  const text = guide[languageNow()] || guide.en || guide.es
  return (
    <Dialog title={t('call.help.title')} opened={opened} onClose={onClose} wide>
      <div className={styles.help}>
        <p>{text || t('call.help.none')}</p>
        <Button
          variant="default"
          onClick={() => {
            onClose()
            openHelp()
          }}
        >
          {t('call.help.keys')}
        </Button>
      </div>
    </Dialog>
  )
}
