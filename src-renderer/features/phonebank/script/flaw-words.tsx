import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isBlocking, type ScriptFlaw } from '#shared/domain/script'
import styles from './script.module.css'
import type { ScriptDraft } from './use-script-draft'

type LineProps = { draft: ScriptDraft; version: number; onGo: (stepId: string) => void }

/** Where the script stands, in a line; a press leads to the first step at fault. */
export function FlawLine({ draft: { flaws, isChanged }, version, onGo }: LineProps) {
  const { t } = useTranslation()
  const blocking = flaws.filter(isBlocking)
  const [first] = blocking.length > 0 ? blocking : flaws
  if (!first)
    return (
      <p className={styles.state} data-good>
        <IconCircleCheck size={22} stroke={1.75} aria-hidden />
        {isChanged ? t('script.changed') : t('script.standing', { version })}
      </p>
    )
  const words =
    blocking.length > 0
      ? t('script.flawsBlock', { count: blocking.length })
      : t('script.flawsSoft', { count: flaws.length })
  return (
    <button type="button" className={styles.state} onClick={() => onGo(first.stepId)}>
      {blocking.length > 0 ? (
        <IconAlertTriangle size={22} stroke={1.75} aria-hidden />
      ) : (
        <IconInfoCircle size={22} stroke={1.75} aria-hidden />
      )}
      {words}
    </button>
  )
}

/** What is wrong with this step, in words that say what to do. */
export function Flaws({ flaws }: { flaws: readonly ScriptFlaw[] }) {
  const { t } = useTranslation()
  if (flaws.length === 0) return null
  return (
    <ul className={styles.flaws}>
      {flaws.map((flaw) => {
        const { tag, answerId, detail } = flaw
        return (
          <li key={`${tag} ${answerId} ${detail}`} data-blocking={isBlocking(flaw) || undefined}>
            <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
            {t(`script.flaw.${tag}`, {
              detail: detail === 'en' || detail === 'es' ? t(`call.language.${detail}`) : detail,
            })}
          </li>
        )
      })}
    </ul>
  )
}
