/**
 * Languages of the resident's screens (语言): each by the name its readers know it by, how it is written (`tag` as browsers name it, with the
 * script where there are several; `dir`), and the few words that have to be understood before it is chosen.
 */
export const LANGUAGES = {
  zh: { name: '中文', tag: 'zh-CN', dir: 'ltr' },
  en: {
    name: 'English',
    tag: 'en',
    dir: 'ltr',
    offer: 'This app also speaks English.',
    coming: 'Loading English…',
    lacking: '没取到英文 · English could not be loaded, try again online',
  },
} as const

export type Language = keyof typeof LANGUAGES
/** The app is written in Chinese; words in any other come from the server. */
export type OtherLanguage = Exclude<Language, 'zh'>
export const OTHER_LANGUAGES = (Object.keys(LANGUAGES) as Language[]).filter((one): one is OtherLanguage => one !== 'zh')
