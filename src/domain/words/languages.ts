/** Languages of the resident's screens (语言): each by the name its readers know it by, and the few words that have to be understood before it is chosen. */
export const LANGUAGES = {
  zh: { name: '中文' },
  en: {
    name: 'English',
    offer: 'This app also speaks English.',
    coming: 'Loading English…',
    lacking: '没取到英文 · English could not be loaded, try again online',
  },
} as const

export type Language = keyof typeof LANGUAGES
