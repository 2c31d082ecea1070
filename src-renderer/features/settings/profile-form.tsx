import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { err } from '#shared/domain/result'
import type { Language, Role } from '#shared/model/base'
import type { Profile } from '#shared/model/profile'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { type DraftForm, useDraftForm } from '../../ui/draft-form'
import { ChoiceField, TextField, useField } from '../../ui/fields'
import { FieldRow, Form } from '../../ui/form'
import { say } from '../../ui/undo'
import styles from './settings.module.css'

const roles = [
  'organizer',
  'host',
  'data-entry',
  'support',
  'moderator',
  'admin',
] as const satisfies readonly Role[]
const languages = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
] as const satisfies readonly { value: Language; label: string }[]

type Values = Pick<Profile, 'name' | 'roles' | 'mainRole' | 'language'>

export function ProfileForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const { name, mainRole, language } = profile
  const form = useDraftForm<Values>({
    form: profile.id,
    initial: { name, roles: profile.roles, mainRole, language },
  })
  const save = useCommand(orpc.profile.save, { quiet: true })
  const submit = async () => {
    const { values } = form
    const result = await form.submit(async () =>
      values.roles.length === 0
        ? err({ tag: 'missing' as const, field: 'roles' })
        : save.run(readRoles(values)),
    )
    if (result.ok) say(t('settings.you.saved'))
  }
  const action: Action = {
    id: 'settings.save',
    label: 'settings.action.save',
    group: 'look',
    keys: ['mod+enter'],
    enabled: form.ready && !save.pending,
    run: () => void submit(),
  }
  useActions([action])
  return (
    <Form form={form} label={t('settings.you.title')} onSave={() => void submit()} className={styles.card}>
      <h2>{t('settings.you.title')}</h2>
      <TextField
        form={form}
        name="name"
        label={t('settings.you.name')}
        description={t('settings.you.nameHint')}
        maxLength={200}
      />
      <Roles form={form} />
      <FieldRow>
        <ChoiceField
          form={form}
          name="mainRole"
          label={t('settings.you.mainRole')}
          options={form.values.roles.map((role) => ({ value: role, label: t(`settings.roleShort.${role}`) }))}
        />
        <ChoiceField form={form} name="language" label={t('settings.you.language')} options={languages} />
      </FieldRow>
      <ActionRow>
        <ActionButton action={action} look="primary" />
      </ActionRow>
    </Form>
  )
}

function Roles({ form }: { form: DraftForm<Values> }) {
  const { t } = useTranslation()
  const { disabled, error } = useField(form, 'roles')
  return (
    <Checkbox.Group
      label={t('settings.you.roles')}
      description={t('settings.you.rolesHint')}
      error={error ? t('settings.you.oneRole') : undefined}
      value={form.values.roles}
      onChange={(picked) =>
        form.patch(readRoles({ ...form.values, roles: roles.filter((role) => picked.includes(role)) }))
      }
    >
      <div className={styles.ticks}>
        {roles.map((role) => (
          <Checkbox
            key={role}
            className={styles.tick}
            value={role}
            label={t(`settings.role.${role}`)}
            disabled={disabled}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}

/** The job that opens first is always one of those ticked. */
function readRoles(values: Values): Values {
  const [first] = values.roles
  return values.roles.includes(values.mainRole) || !first ? values : { ...values, mainRole: first }
}
