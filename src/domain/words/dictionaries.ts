/**
 * The other languages of the resident's screens: every sentence the app says to them, by the Chinese one it stands for. One file for each
 * language, data alone: same placeholders, in any order; `{days|day|days}` is the number with the word for one or for several. The server
 * sends them; no app carries one. A new language is a file here and a row of LANGUAGES.
 */
import en from './en.json'
import type { OtherLanguage } from './languages'
import type { Dictionary } from './say'

export const DICTIONARIES: Record<OtherLanguage, Dictionary> = { en }
