import { useTranslation } from 'react-i18next'
import { en } from '#shared/messages/en'
import type { EventType } from '#shared/model/event'
import type { DraftForm } from '../../ui/draft-form'
import { ChoiceField, NumberField, TextField } from '../../ui/fields'
import { Segments } from '../../ui/segments'
import { WhoFields } from '../person/who-fields'
import styles from './altar-call.module.css'
import type { HostValues } from './host-values'

const TYPES = Object.keys(en.event.type) as EventType[]

/** Who hosts, where, how many: in the order in which people say it. */
export function HostFields({ form }: { form: DraftForm<HostValues> }) {
  const { t } = useTranslation()
  const { where } = form.values
  return (
    <>
      <WhoFields form={form} />
      <div className={styles.where}>
        <Segments
          label={t('altarCall.where')}
          value={where}
          onChange={(next) => form.patch({ where: next })}
          options={[
            { value: 'home', label: t('altarCall.home') },
            { value: 'venue', label: t('altarCall.venue') },
          ]}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          form={form}
          name="place"
          label={t(where === 'home' ? 'altarCall.placeHome' : 'altarCall.place')}
          maxLength={200}
        />
        <TextField form={form} name="street" label={t('altarCall.street')} maxLength={200} />
      </div>
      <div className={styles.pair}>
        <ChoiceField
          form={form}
          name="type"
          label={t('altarCall.type')}
          options={TYPES.map((type) => ({ value: type, label: t(`event.type.${type}`) }))}
        />
        <NumberField form={form} name="capacity" label={t('altarCall.seats')} max={100_000} />
      </div>
    </>
  )
}
