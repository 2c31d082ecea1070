import { useTranslation } from 'react-i18next'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { Kit } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { Fact, Facts } from '../../../ui/facts'
import { useFormats } from '../../../ui/format'
import { Live } from '../../../ui/live'
import { Notice } from '../../../ui/notice'
import { Hand } from '../../../ui/split'
import { useNow } from '../../../ui/use-now'
import { History } from '../call/history'
import styles from './contacts.module.css'
import { StagePill } from './stage-pill'

/** One contact: who, where it stands, and every call. */
export function ContactInHand({ id, kit }: { id: string; kit: Pick<Kit, 'zone'> }) {
  const { t } = useTranslation()
  const { time, dayAndTime } = useFormats()
  const query = useLive(orpc.contacts.one, { id })
  const now = new Date(useNow(30_000)).toISOString()
  return (
    <Hand label={t('contacts.list.name')}>
      <Live query={query}>
        {({ contact, state, household, conversations }) => (
          <div className={styles.one}>
            <h2>{fullName(contact)}</h2>
            <StagePill stage={state.stage} />
            {state.calledTwice ? <Notice tone="info" title={t('call.card.twice')} /> : null}
            <Facts>
              <Fact
                label={t('contacts.one.numbers')}
                value={contact.phones
                  .map(({ number, kind }) =>
                    [
                      showPhone(number),
                      t(`call.card.kind.${kind}`),
                      state.deadPhones.includes(number) ? t('contacts.one.dead') : '',
                    ]
                      .filter(Boolean)
                      .join(', '),
                  )
                  .join('\n')}
              />
              <Fact
                label={t('contacts.one.address')}
                value={[contact.address, contact.city, [contact.state, contact.zip].filter(Boolean).join(' ')]
                  .filter(Boolean)
                  .join(', ')}
              />
              <Fact label={t('contacts.one.zone')} value={time(now, contact.zone)} />
              <Fact label={t('contacts.one.language')} value={contact.language} />
              <Fact label={t('contacts.one.household')} value={household.map(fullName).join(', ')} />
              <Fact label={t('contacts.one.externalId')} value={contact.externalId} />
              {state.callBackAt ? (
                <Fact label={t('contacts.one.callBack')} value={dayAndTime(state.callBackAt, contact.zone)} />
              ) : state.restsUntil > now ? (
                <Fact label={t('contacts.one.rests')} value={dayAndTime(state.restsUntil, contact.zone)} />
              ) : null}
              {contact.note ? <Fact wide label={t('call.card.listSays')} value={contact.note} /> : null}
            </Facts>
            <History conversations={conversations} zone={kit.zone} />
          </div>
        )}
      </Live>
    </Hand>
  )
}
