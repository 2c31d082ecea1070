import { Checkbox } from '@mantine/core'
import { IconClock, IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import { useFormats } from '../../../ui/format'
import { Notice } from '../../../ui/notice'
import { Pill } from '../../../ui/pill'
import { QrCode } from '../../../ui/qr-code'
import { useNow } from '../../../ui/use-now'
import styles from './contact-pane.module.css'
import { History } from './history'
import { NoteField } from './note-field'
import type { CallInHand } from './use-call'

/** Whom one is calling: who, what time it is there, how to dial, what was said before, and the note. */
export function ContactPane({ call, signedUp }: { call: CallInHand; signedUp: ReactNode }) {
  const { t } = useTranslation()
  const { contact, state } = call.card
  return (
    <section className={styles.pane} aria-label={t('call.card.label')}>
      <Who call={call} />
      <Dial call={call} />
      {state.calledTwice ? <Notice tone="info" title={t('call.card.twice')} /> : null}
      {call.form.values.signUps.length > 0 ? <div className={styles.pills}>{signedUp}</div> : null}
      <House call={call} />
      <NoteField form={call.form} />
      {contact.note ? (
        <p className={styles.fine}>
          <strong>{t('call.card.listSays')}:</strong> {contact.note}
        </p>
      ) : null}
      <History conversations={call.card.history} zone={contact.zone} />
    </section>
  )
}

function Who({ call: { card } }: { call: CallInHand }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const { contact, by, isCallBack } = card
  const now = new Date(useNow(20_000)).toISOString()
  const language =
    contact.language === 'en' || contact.language === 'es'
      ? t(`call.language.${contact.language}`)
      : contact.language
  return (
    <header className={styles.who}>
      <h2>{fullName(contact)}</h2>
      <p className={styles.facts}>
        <span className={styles.clock}>
          <IconClock size={20} stroke={1.75} aria-hidden />
          {t('call.card.here', { time: time(now, contact.zone) })}
        </span>
        <span>{[contact.city, contact.state].filter(Boolean).join(', ')}</span>
        <span>{t('call.card.speaks', { language })}</span>
        {contact.age === null ? null : <span>{t('call.card.age', { count: contact.age })}</span>}
      </p>
      <p className={styles.pills}>
        {isCallBack ? <Pill tone="accent">{t('call.card.callBack')}</Pill> : null}
        {by === 'called-back' ? <Pill tone="accent">{t('call.card.calledBack')}</Pill> : null}
        {by === 'picked' ? <Pill>{t('call.card.picked')}</Pill> : null}
      </p>
    </header>
  )
}

/** The number to dial, as a link, and as a code for a phone that lies beside. Where there are several, one is picked. */
function Dial({ call: { card, form } }: { call: CallInHand }) {
  const { t } = useTranslation()
  const { phones, contact } = card
  const dialled = phones.find(({ number }) => number === form.values.phone) ?? phones[0]
  if (!dialled) return <Notice tone="warn" title={t('call.card.noNumber')} />
  const index = phones.indexOf(dialled)
  const shown = showPhone(dialled.number)
  return (
    <div className={styles.dial}>
      <QrCode text={`tel:${dialled.number}`} label={t('call.card.scan')} size={116} />
      <div className={styles.numbers}>
        <a
          className={styles.phone}
          href={`tel:${dialled.number}`}
          aria-label={t('call.card.dial', { phone: shown })}
        >
          <IconPhone size={22} stroke={1.75} aria-hidden />
          {shown}
        </a>
        <span className={styles.fine}>{t('call.card.scan')}</span>
        {phones.length > 1 ? (
          <button
            type="button"
            className={styles.other}
            onClick={() => form.patch({ phone: phones[(index + 1) % phones.length]?.number ?? '' })}
          >
            {t('call.card.number', { index: index + 1, count: phones.length })} ·{' '}
            {t(`call.card.kind.${dialled.kind}`)}
          </button>
        ) : null}
        {contact.unreadPhones.length > 0 ? (
          <span className={styles.fine}>
            {t('call.card.unread', { phones: contact.unreadPhones.join(', ') })}
          </span>
        ) : null}
      </div>
    </div>
  )
}

/** Others of the house: one call may cover them. */
function House({ call: { card, form } }: { call: CallInHand }) {
  const { t } = useTranslation()
  const { covers } = form.values
  if (card.household.length === 0) return null
  return (
    <fieldset className={styles.house}>
      <legend>{t('call.card.household')}</legend>
      {card.household.map((other) => (
        <Checkbox
          key={other.id}
          label={t('call.card.covered', { name: fullName(other) })}
          checked={covers.includes(other.id)}
          onChange={({ currentTarget }) =>
            form.patch({
              covers: currentTarget.checked ? [...covers, other.id] : covers.filter((id) => id !== other.id),
            })
          }
        />
      ))}
    </fieldset>
  )
}
