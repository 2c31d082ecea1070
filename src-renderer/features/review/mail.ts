import { useTranslation } from 'react-i18next'
import { mailDraft } from '#shared/domain/mail-draft'
import type { DecisionAction } from '#shared/domain/review'
import type { Language } from '#shared/model/base'
import type { EventRecord } from '#shared/model/event'
import { useProfile } from '../../app/profile'
import { formatsFor } from '../../ui/format'

type Letter = { event: EventRecord; to: string; action: DecisionAction; message: string; language: Language }

/** The message to a host as a mail draft, in the host's language: the link that opens it. */
export function useMailDraft(): (letter: Letter) => string {
  const { i18n } = useTranslation()
  const { name: by } = useProfile()
  return ({ event, to, action, message, language }) => {
    const t = i18n.getFixedT(language)
    const when = formatsFor(language).dayAndTime(event.startsAt, event.zone)
    return mailDraft({
      to,
      subject: t(`review.mail.subject.${action}`, { when }),
      body: t('review.mail.body', {
        name: event.hostName,
        message: message || t('review.mail.approved'),
        title: event.title,
        when,
        by,
      }),
    })
  }
}

/** Hands a link to the system: the shell passes it on to the mail program. */
export function openOutside(link: string): void {
  const anchor = document.createElement('a')
  anchor.href = link
  anchor.rel = 'noreferrer'
  anchor.click()
}
