import i18next, { type ParseKeys } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Catalogue, en } from '#shared/messages/en'
import { es } from '#shared/messages/es'
import type { Language } from '#shared/model/base'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Catalogue }
    returnNull: false
  }
}

/** Any key of the catalogues, as `app.job.today`. */
export type MessageKey = ParseKeys

const REMEMBERED = 'barnstorm.language'

/** The language of this laptop: as chosen last, else as the system says, else English. */
function firstLanguage(): Language {
  const wanted = localStorage.getItem(REMEMBERED) ?? navigator.language
  return wanted.startsWith('es') ? 'es' : 'en'
}

export function startTranslations(): void {
  i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, es: { translation: es } },
    lng: firstLanguage(),
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  document.documentElement.lang = i18next.language
}

/** Also remembered outside the database, for the screens that ask for its passphrase. */
export function speak(language: Language): void {
  if (i18next.language === language) return
  localStorage.setItem(REMEMBERED, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

export const languageNow = (): Language => (i18next.language === 'es' ? 'es' : 'en')
