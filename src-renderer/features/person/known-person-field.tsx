import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonMatch } from '#shared/contract/person'
import { fold, fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { Person } from '#shared/model/person'
import { orpc } from '../../live/client'
import type { DraftForm } from '../../ui/draft-form'
import { useField } from '../../ui/fields'
import styles from './who-fields.module.css'

/** What somebody types about a person, in any form that asks for one. */
export type WhoValues = {
  firstName: string
  lastName: string
  phone: string
  email: string
  zip: string
  /** The known person who was picked, or ''. */
  personId: string
}

type Props<V extends WhoValues> = {
  form: DraftForm<V>
  name: 'firstName' | 'lastName' | 'phone' | 'email'
  label: string
  onPick: (person: Person) => void
  /** A word on somebody who is found, as *already on the list*. */
  noteFor?: ((person: Person) => string) | undefined
  inputRef?: RefObject<HTMLInputElement | null> | undefined
}

/** Letters from which on it is worth looking. */
const MIN_LENGTH = 2
const PAUSE_MS = 120
/** More are found than shown: who is called what was typed stands before who has it as a last name. */
const FOUND = 20
const SHOWN = 5

/**
 * A field in which somebody known may turn up: ↓ goes to the suggestions, Enter takes one. Nothing is taken
 * by itself, so who types fast and presses Enter is never given somebody else's number.
 */
export function KnownPersonField<V extends WhoValues>({
  form,
  name,
  label,
  onPick,
  noteFor,
  inputRef,
}: Props<V>) {
  const { t } = useTranslation()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const isKnown = form.values.personId !== ''
  const text = name.endsWith('Name') ? fullName(form.values) : form.values[name]
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS)
  const isWorthLooking = combobox.dropdownOpened && !isKnown && asked.length >= MIN_LENGTH
  const { data: matches = [] } = useQuery({
    ...orpc.person.find.queryOptions({ input: { text: asked, limit: FOUND } }),
    enabled: isWorthLooking,
    placeholderData: keepPreviousData,
    staleTime: 2000,
  })
  const shown = isWorthLooking ? nearestFirst(matches, asked).slice(0, SHOWN) : []
  const about = ({ person, reason }: PersonMatch): string =>
    [
      person.phone ? showPhone(person.phone) : person.phoneAsTyped,
      person.zip,
      noteFor?.(person) || (reason === 'name' ? '' : t(`person.reason.${reason}`)),
    ]
      .filter((part) => part !== '')
      .join(' · ')

  return (
    <Combobox
      store={combobox}
      // Inside the landmark of the screen, for screen readers.
      portalProps={{ target: '#screen' }}
      position="bottom-start"
      width={420}
      onOptionSubmit={(id) => {
        const match = shown.find(({ person }) => person.id === id)
        if (match) onPick(match.person)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target autoComplete="off">
        <TextInput
          {...useField(form, name)}
          ref={inputRef}
          label={label}
          maxLength={name === 'phone' ? 60 : 200}
          inputMode={name === 'phone' ? 'tel' : 'text'}
          value={form.values[name]}
          onChange={({ currentTarget }) => {
            form.patch({ [name]: currentTarget.value } as Partial<V>)
            combobox.openDropdown()
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={shown.length === 0}>
        <Combobox.Options aria-label={t('person.suggestions')}>
          {shown.map((match) => (
            <Combobox.Option key={match.person.id} value={match.person.id}>
              <span className={styles.suggestion}>
                <strong>{fullName(match.person)}</strong>
                <span>{about(match)}</span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function nearestFirst(matches: readonly PersonMatch[], text: string): PersonMatch[] {
  const name = fold(text)
  const rank = ({ person }: PersonMatch) => (person.spokenName.startsWith(name) ? 0 : 1)
  return matches.toSorted((one, other) => rank(one) - rank(other))
}
