import type { Translated } from '#shared/messages/catalogue'
import type { Language } from '#shared/model/base'
import { en } from './words/en'
import { es } from './words/es'

export type PageWords = Translated<typeof en>
const wordsByLanguage: Record<Language, PageWords> = { en, es }

export const pageWords = (language: Language): PageWords => wordsByLanguage[language]

/** `{name}` in a text replaced by its value; a name without a value stays, so that a slip is seen. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
