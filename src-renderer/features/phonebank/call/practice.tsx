import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallCard, CallScreen } from '#shared/contract/call'
import type { Outcome } from '#shared/model/conversation'
import type { Script } from '#shared/model/script'
import { useActions } from '../../../app/actions'
import { languageNow } from '../../../app/i18n'
import { nowMs } from '../../../live/clock'
import { EmptyState } from '../../../ui/states'
import { laptopZone } from '../../../ui/zoned-time'
import { CallBoard } from './call-board'
import { outcomeLabel } from './outcome-words'
import styles from './seat.module.css'

type Props = { screen: Pick<CallScreen, 'kit' | 'caller'>; script: Script | null; onEnd: () => void }

/** The caller's screen with a made-up contact: everything works, and nothing is written down. */
export function Practice({ screen, script, onEnd }: Props) {
  const { t } = useTranslation()
  const [over, setOver] = useState<Outcome | null>(null)
  const card = useCard(script)
  useActions([
    { id: 'call.practice.end', label: 'call.practice.leave', group: 'call', keys: ['q'], run: onEnd },
  ])
  const again = () => setOver(null)
  return (
    <>
      <p className={styles.practice} role="status">
        {t('call.practice.banner')}
        <Button variant="default" onClick={onEnd}>
          {t('call.practice.leave')}
        </Button>
      </p>
      {over ? (
        <div className={styles.middle}>
          <EmptyState
            title={t('call.practice.over', { outcome: t(outcomeLabel(over)) })}
            action={
              <div className={styles.buttons}>
                <Button onClick={onEnd} autoFocus>
                  {t('call.practice.leave')}
                </Button>
                <Button variant="default" onClick={again}>
                  {t('call.practice.again')}
                </Button>
              </div>
            }
          />
        </div>
      ) : (
        <CallBoard
          screen={screen}
          card={card}
          ends={{
            finish: async ({ outcome }) => {
              setOver(outcome)
              return true
            },
            skip: async () => {
              onEnd()
              return true
            },
          }}
        />
      )}
    </>
  )
}

/** Somebody who does not exist, at a number that is nobody's. */
function useCard(script: Script | null): CallCard {
  const { t } = useTranslation()
  const now = new Date(nowMs()).toISOString()
  const phones = [{ number: '+12125550100', kind: 'mobile' as const }]
  return {
    contact: {
      ...{ id: 'contact:practice', kind: 'contact', circle: 'device', kitId: '', batch: '', externalId: '' },
      ...{ createdAt: now, updatedAt: now, updatedBy: '', deletedAt: '', line: 0, priority: 100 },
      ...{ firstName: t('call.practice.firstName'), lastName: t('call.practice.lastName') },
      ...{ phones, unreadPhones: [], email: '', address: '', city: t('call.practice.city'), state: '' },
      ...{ zip: '', zone: laptopZone(), language: languageNow(), household: 'practice' },
      ...{ age: null, party: '', note: '' },
    },
    state: {
      ...{ stage: 'fresh', outcome: null, calls: 0, lastAt: '', restsUntil: '', callBackAt: '' },
      ...{ deadPhones: [], calledTwice: false },
    },
    ...{ phones, household: [], history: [], script, takenAt: now, by: 'queue', isCallBack: false },
  }
}
