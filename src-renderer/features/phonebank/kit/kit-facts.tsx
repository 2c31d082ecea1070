import { useTranslation } from 'react-i18next'
import { languageNow } from '../../../app/i18n'
import { Fact, Facts } from '../../../ui/facts'
import { useFormats } from '../../../ui/format'
import type { KitModel } from './kit-model'
import styles from './kit-overview.module.css'

/** What is known of the evening, and what its host was told. */
export function KitFacts({ model: { kit, desk } }: { model: KitModel }) {
  const { t } = useTranslation()
  const { timeOfDay } = useFormats()
  const hour = (value: number) => timeOfDay(`${String(value % 24).padStart(2, '0')}:00`)
  const guide = kit.guide[languageNow()] || kit.guide.en || kit.guide.es
  return (
    <>
      <section className={styles.card} aria-label={t('kit.page.facts')}>
        <h2>{t('kit.page.facts')}</h2>
        <Facts>
          <Fact label={t('kit.page.host')} value={kit.hostName} />
          <Fact label={t('kit.page.place')} value={kit.place} />
          <Fact
            label={t('kit.page.hours')}
            value={t('kit.page.hoursValue', { from: hour(kit.hours.fromHour), to: hour(kit.hours.toHour) })}
          />
          <Fact
            label={t('kit.page.part')}
            value={desk.parts > 1 ? t('kit.page.partValue', desk) : t('kit.page.partAll')}
          />
          <Fact
            wide
            label={t('kit.page.lists')}
            value={kit.lists
              .map(({ source, contacts }) => t('kit.page.listsValue', { count: contacts, source }))
              .join('\n')}
          />
        </Facts>
      </section>
      <section className={styles.card} aria-label={t('kit.page.guide')}>
        <h2>{t('kit.page.guide')}</h2>
        <p className={styles.guide}>{guide || t('kit.page.guideNone')}</p>
      </section>
    </>
  )
}
