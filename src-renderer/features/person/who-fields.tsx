import { Button } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName, readZip } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { Person } from '#shared/model/person'
import { orpc } from '../../live/client'
import type { DraftForm } from '../../ui/draft-form'
import { TextField } from '../../ui/fields'
import { FieldRow } from '../../ui/form'
import { KnownPersonField, type WhoValues } from './known-person-field'
import styles from './who-fields.module.css'

type Props<V extends WhoValues> = {
  form: DraftForm<V>
  /** A word on somebody who is found, as *already on the list*. */
  noteFor?: (person: Person) => string
  firstField?: RefObject<HTMLInputElement | null>
}

/** Name and contacts of one person, known or new, in the order of the paper forms. */
export function WhoFields<V extends WhoValues>({ form, noteFor, firstField }: Props<V>) {
  const { t } = useTranslation()
  const { values } = form
  const patch = (who: Partial<WhoValues>) => form.patch(who as Partial<V>)
  const pick = (person: Person) =>
    patch({
      personId: person.id,
      firstName: person.firstName,
      lastName: person.lastName,
      phone: person.phone ? showPhone(person.phone) : person.phoneAsTyped || values.phone,
      email: person.email || values.email,
      zip: person.zip || values.zip,
    })
  const known = (name: 'firstName' | 'lastName' | 'phone' | 'email') => ({
    form,
    name,
    label: t(`person.field.${name}`),
    onPick: pick,
    noteFor,
  })
  return (
    <>
      {values.personId ? (
        <p className={styles.known} role="status">
          <IconUserCheck size={20} stroke={1.75} aria-hidden />
          <span>{t('person.known', { name: fullName(values) })}</span>
          <Button variant="subtle" onClick={() => patch({ personId: '' })}>
            {t('person.notThem')}
          </Button>
        </p>
      ) : null}
      <FieldRow>
        <KnownPersonField {...known('firstName')} inputRef={firstField} />
        <KnownPersonField {...known('lastName')} />
      </FieldRow>
      <FieldRow>
        <KnownPersonField {...known('phone')} />
        <ZipField form={form} />
      </FieldRow>
      <KnownPersonField {...known('email')} />
    </>
  )
}

function ZipField<V extends WhoValues>({ form }: { form: DraftForm<V> }) {
  const { t } = useTranslation()
  // The checker does not see that a V that holds WhoValues has a text under `zip`.
  const who = form as unknown as DraftForm<WhoValues>
  return (
    <TextField
      form={who}
      name="zip"
      label={t('person.field.zip')}
      inputMode="numeric"
      maxLength={10}
      rightSection={<ZipTown typed={who.values.zip} />}
      rightSectionWidth="auto"
      rightSectionPointerEvents="none"
    />
  )
}

/** The town beside its ZIP, so that a slip is heard at once; one that does not exist is said, and kept all the same. */
function ZipTown({ typed }: { typed: string }) {
  const { t } = useTranslation()
  const zip = readZip(typed) ?? ''
  const { data: town } = useQuery({
    ...orpc.hosts.zip.queryOptions({ input: { zip } }),
    enabled: zip !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (zip === '' || town === undefined) return null
  return (
    <span className={styles.town} data-none={town === null || undefined} role="status">
      {town ? town.city : t('person.noSuchZip')}
    </span>
  )
}
