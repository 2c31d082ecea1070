import { TextInput } from '@mantine/core'
import {
  IconBuildingCommunity,
  IconChecklist,
  IconHome,
  IconKeyboard,
  IconPhoneCall,
  IconPlayerPlay,
  IconSpeakerphone,
} from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/model/base'
import { languageNow } from '../../app/i18n'
import { orpc } from '../../live/client'
import { ChoiceCards } from '../../ui/choice-cards'
import { useCommand } from '../../ui/command'
import { Loading } from '../../ui/states'
import { Threshold } from '../../ui/threshold'
import styles from './first-run.module.css'

/** The five people that the app is for. */
const ROLES = [
  ['organizer', IconSpeakerphone],
  ['host', IconHome],
  ['data-entry', IconKeyboard],
  ['moderator', IconChecklist],
  ['support', IconPhoneCall],
] as const satisfies readonly (readonly [Role, unknown])[]

/** The barnstorm of PRODUCT.md, the same on every laptop. */
const DEMO = { seed: 1, people: 175 }

type Props = {
  /** While the workspace is being made: this screen stays, although there is a profile by then. */
  onBusy: (busy: boolean) => void
}

/** The first time: language, name, role, and how to begin. */
export function FirstRun({ onBusy }: Props) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [role, setRole] = useState<(typeof ROLES)[number][0]>('organizer')
  const [nameMissing, setNameMissing] = useState(false)
  const [opening, setOpening] = useState(false)
  const nameField = useRef<HTMLInputElement>(null)
  const saveProfile = useCommand(orpc.profile.save)
  const makeDemo = useCommand(orpc.system.demo)

  const begin = async (withDemo: boolean) => {
    if (name.trim() === '') {
      setNameMissing(true)
      nameField.current?.focus()
      return
    }
    onBusy(true)
    setOpening(true)
    const language = languageNow()
    const saved = await saveProfile.run({ name: name.trim(), roles: [role], mainRole: role, language })
    if (saved.ok && withDemo) await makeDemo.run({ ...DEMO, language })
    setOpening(false)
    onBusy(false)
  }

  if (opening)
    return (
      <Threshold title={t('firstRun.title')} lede={t('firstRun.lede')}>
        <Loading />
      </Threshold>
    )
  return (
    <Threshold title={t('firstRun.title')} lede={t('firstRun.lede')}>
      <div className={styles.form}>
        <TextInput
          ref={nameField}
          label={t('firstRun.name')}
          description={t('firstRun.nameHint')}
          error={nameMissing ? t('problem.missing') : undefined}
          value={name}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value)
            setNameMissing(false)
          }}
          maxLength={200}
          autoComplete="given-name"
          data-autofocus
        />
        <ChoiceCards
          label={t('firstRun.role')}
          value={role}
          onChange={setRole}
          options={ROLES.map(([value, Icon]) => ({
            value,
            label: t(`firstRun.roles.${value}.name`),
            description: t(`firstRun.roles.${value}.what`),
            icon: <Icon size={28} stroke={1.6} aria-hidden />,
          }))}
        />
        <section aria-label={t('firstRun.start')} className={styles.starts}>
          <button type="button" className={styles.start} data-main onClick={() => void begin(true)}>
            <IconPlayerPlay size={28} stroke={1.6} aria-hidden />
            <span>
              <strong>{t('firstRun.demo')}</strong>
              <span>{t('firstRun.demoWhat')}</span>
            </span>
          </button>
          <button type="button" className={styles.start} onClick={() => void begin(false)}>
            <IconBuildingCommunity size={28} stroke={1.6} aria-hidden />
            <span>
              <strong>{t('firstRun.own')}</strong>
              <span>{t('firstRun.ownWhat')}</span>
            </span>
          </button>
        </section>
      </div>
    </Threshold>
  )
}
