import { Trans, useTranslation } from 'react-i18next'
import { actionGroups, useOffered } from '../../app/actions'
import { Dialog } from '../../ui/dialog'
import { KeyHint } from '../../ui/key-hint'
import styles from './help-overlay.module.css'
import { closeHelp, useHelpOpened } from './help-store'

/** The keys of this screen, from the same actions that its buttons are made of. */
export function HelpOverlay() {
  const { t } = useTranslation()
  const opened = useHelpOpened()
  const offered = useOffered().filter(({ keys }) => keys && keys.length > 0)
  return (
    <Dialog title={t('app.help.title')} opened={opened} onClose={closeHelp} wide>
      <p className={styles.intro}>
        <Trans i18nKey="app.help.intro" components={{ key: <KeyHint keys="mod+k" /> }} />
      </p>
      <div className={styles.groups}>
        {actionGroups.map((group) => {
          const actions = offered.filter((action) => action.group === group)
          if (actions.length === 0) return null
          return (
            <section key={group}>
              <h3>{t(`app.group.${group}`)}</h3>
              <dl className={styles.keys}>
                {actions.map(({ id, label, keys = [] }) => (
                  <div key={id}>
                    <dt>{t(label)}</dt>
                    <dd>
                      {keys.map((key) => (
                        <KeyHint key={key} keys={key} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <p className={styles.intro}>{t('app.help.clicker')}</p>
    </Dialog>
  )
}
