import { Button, CloseButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from './key-hint'
import styles from './message-line.module.css'
import { hideMessage, type Message, useMessage } from './messages'

/**
 * What the app has to say, one message at a time, in a line that the layout keeps free for it: it never lies on what
 * somebody works with. Always there, so that screen readers hear what comes into it. `alone` where there is no frame
 * around the screen.
 */
export function MessageLine({ alone = false }: { alone?: boolean }) {
  const message = useMessage()
  return (
    <div className={styles.line} data-alone={alone || undefined}>
      <div aria-live="polite">{message?.tone === 'plain' ? <Words message={message} /> : null}</div>
      {message?.tone === 'bad' ? (
        <div role="alert">
          <Words message={message} />
        </div>
      ) : null}
    </div>
  )
}

function Words({ message: { id, words, tone, undo } }: { message: Message }) {
  const { t } = useTranslation()
  return (
    <div className={styles.message} data-tone={tone}>
      {tone === 'bad' ? <IconAlertTriangle size={20} stroke={1.75} aria-hidden /> : null}
      <span className={styles.words}>{words}</span>
      {undo ? (
        <Button
          size="compact-md"
          variant="default"
          rightSection={<KeyHint keys="mod+z" />}
          aria-keyshortcuts="mod+z"
          onClick={undo}
        >
          {t('ui.undo')}
        </Button>
      ) : null}
      <CloseButton size="md" aria-label={t('ui.close')} onClick={() => hideMessage(id)} />
    </div>
  )
}
