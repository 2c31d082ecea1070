import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AccountsModel } from '#shared/contract/accounting'
import { useFormats } from '../../ui/format'
import styles from './accounts.module.css'
import { useFieldWords } from './field-words'

/** Who verified what and how well; what is to complete; who can host. */
export function AccountsLists({ model }: { model: AccountsModel }) {
  const { t } = useTranslation()
  const { number, list } = useFormats()
  const words = useFieldWords()
  const { volunteers, toComplete, canHost, fields, loose } = model
  return (
    <>
      {loose.length > 0 ? (
        <section>
          <h3>{t('paper.accounts.loose')}</h3>
          <ul className={styles.list}>
            {loose.map(({ pageId, reason, state }) => (
              <li key={pageId}>
                <Link to="/paper/verify/$pageId" params={{ pageId }} search={(now) => now}>
                  {reason || (state === 'set-aside' ? t('paper.state.set-aside') : t('paper.state.read'))}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {volunteers.length > 0 ? (
        <table className={styles.chain}>
          <caption>{t('paper.accounts.volunteers')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('paper.accounts.volunteer')}</th>
              <th scope="col">{t('paper.accounts.pages')}</th>
              <th scope="col">{t('paper.accounts.rowsOf')}</th>
              <th scope="col">{t('paper.accounts.errors')}</th>
            </tr>
          </thead>
          <tbody>
            {volunteers.map(({ name, pages, rows, checked, differ }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{number(pages)}</td>
                <td>{number(rows)}</td>
                <td>
                  {checked > 0
                    ? t('paper.accounts.errorRate', { differ, checked })
                    : t('paper.accounts.notChecked')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {fields.length > 0 ? (
        <section>
          <h3>{t('paper.accounts.fields')}</h3>
          <p>
            {fields
              .map(
                ({ name, checked, differ }) =>
                  `${words.nameOf(name)}: ${t('paper.accounts.errorRate', { differ, checked })}`,
              )
              .join(' · ')}
          </p>
        </section>
      ) : null}
      {toComplete.length > 0 ? (
        <section>
          <h3>{t('paper.accounts.toComplete')}</h3>
          <p className={styles.hint}>{t('paper.accounts.toCompleteBody')}</p>
          <ul className={styles.list}>
            {toComplete.map(({ rowId, pageId, who, fields: open }) => (
              <li key={rowId}>
                <Link to="/paper/verify/$pageId" params={{ pageId }} search={(now) => now}>
                  {who || t('paper.accounts.nobody')}
                </Link>
                : {list(open.map(words.nameOf))}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {canHost.length > 0 ? (
        <section>
          <h3>{t('paper.accounts.canHost')}</h3>
          <p>{list(canHost)}</p>
        </section>
      ) : null}
    </>
  )
}
