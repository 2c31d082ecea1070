import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog'
import type { DraftForm } from '../../ui/draft-form'
import { FieldRow } from '../../ui/form'
import { TimeField } from '../../ui/time-field'
import desk from './altar-call.module.css'
import type { HostValues } from './host-values'
import styles from './slot-calendar.module.css'

/** Sets the usual times of the calendar to those of this town. */
export function SlotTimes({ form }: { form: DraftForm<HostValues> }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <button type="button" className={desk.textButton} onClick={() => setOpened(true)}>
        {t('altarCall.times')}
      </button>
      <Dialog title={t('altarCall.timesTitle')} opened={opened} onClose={() => setOpened(false)}>
        <p className={styles.timesHint}>{t('altarCall.timesHint')}</p>
        <FieldRow>
          <TimeField form={form} name="timeOne" label={t('altarCall.timeOne')} />
          <TimeField form={form} name="timeTwo" label={t('altarCall.timeTwo')} />
          <TimeField form={form} name="timeThree" label={t('altarCall.timeThree')} />
        </FieldRow>
        <div className={styles.timesDone}>
          <Button onClick={() => setOpened(false)}>{t('ui.close')}</Button>
        </div>
      </Dialog>
    </>
  )
}
