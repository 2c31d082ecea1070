import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'
import { choicesAt, fieldAt, type Verification, type VerifyCommand } from '#shared/domain/verify'
import { en } from '#shared/messages/en'
import type { RowField } from '#shared/model/sheet'
import { KeyHint } from '../../ui/key-hint'
import { Crop } from './crop'
import { useFieldWords } from './field-words'
import styles from './verify.module.css'

type Props = {
  state: Verification
  model: PageModel
  url: string | null
  run: (command: VerifyCommand) => void
  enabled: boolean
}
/** Of the ink in hand, in pixels: seen well at arm's length. */
const TALLEST = 92

type Flag = keyof typeof en.paper.verify.flag
const isFlag = (flag: string): flag is Flag => flag in en.paper.verify.flag

/** The one field that asks: its ink large, what it may say, and a line to type it on. */
export function FieldInHand({ state, model, url, run, enabled }: Props) {
  const { t } = useTranslation()
  const words = useFieldWords()
  const field = fieldAt(state)
  if (!field) return null
  const choices = choicesAt(state)
  const name = words.nameOf(field.name)
  const flags = field.value === '' && field.accepted ? ['needed'] : field.flags
  return (
    <section className={styles.field} aria-label={name} data-wide={isWide(field) || undefined}>
      <div>
        {url && field.area ? (
          <Crop
            url={url}
            width={model.page.width}
            height={model.page.height}
            area={field.area}
            label={name}
            tallest={TALLEST}
          />
        ) : null}
      </div>
      <div className={styles.answer}>
        <h3 aria-live="polite">
          {name}: <span>{words.valueOf(field)}</span>
        </h3>
        {flags.filter(isFlag).map((flag) => (
          <p key={flag} className={styles.flag}>
            {t(`paper.verify.flag.${flag}`)}
          </p>
        ))}
        {state.typing === null ? (
          <ul className={styles.choices}>
            {choices.map((value, index) => (
              <li key={value}>
                <button
                  type="button"
                  className={styles.choice}
                  disabled={!enabled}
                  data-choice={value}
                  data-now={value === field.value || undefined}
                  onClick={() => run({ type: 'candidate', index })}
                >
                  <KeyHint keys={String(index + 1)} />
                  {words.show(field.reading, value)}
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <TextInput
            autoFocus
            aria-label={name}
            size="lg"
            value={state.typing}
            onChange={({ currentTarget }) => run({ type: 'typing', text: currentTarget.value })}
            onBlur={() => run({ type: 'leave-typing' })}
          />
        )}
      </div>
    </section>
  )
}

/** An address has twenty-six boxes: its ink gets the whole width. */
const isWide = ({ area }: RowField): boolean => area !== null && area.width > 0.4
