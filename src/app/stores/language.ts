/**
 * The language of the resident's screens (语言). Chinese is in the app; another is a dictionary that the server sends when somebody
 * chooses it, kept on the phone. Staff's screens are Chinese, whoever looks at them.
 */
import Taro from '@tarojs/taro'
import { api } from '../../domain/api'
import { LANGUAGES, type Language, type OtherLanguage } from '../../domain/words/languages'
import { speakBy } from '../../domain/words/say'
import { call } from '../remote/call'
import { remote } from '../remote/remote'
import { currentPath, isStaffPage } from '../platform/where'
import { changeLook, useLook } from './look'

const DAY = 86_400_000

const dictionaries = remote((language) => call(api.words, { params: { language: language as OtherLanguage } }), {
  freshForMs: DAY,
  keep: 'words',
})

/** The language on the page in sight. */
export const languageHere = (): Language => (isStaffPage() ? 'zh' : (useLook.getState().language ?? 'zh'))

speakBy(() => dictionaries.peek(languageHere()))

/** What is kept on the phone is there at once; what is newer comes when the server answers. */
export const loadWords = (): Promise<void> => {
  const { language = 'zh' } = useLook.getState()
  return language === 'zh' ? Promise.resolve() : dictionaries.load(language)
}

/** Draws the whole app anew in a language; where its words cannot be had, says so and changes nothing. */
export async function speak(language: Language) {
  if (language !== 'zh' && !(await isHere(language)))
    return void Taro.showToast({ title: LANGUAGES[language].lacking, icon: 'none', duration: 3000 })
  const isAnother = language !== languageHere()
  changeLook({ language })
  if (!isAnother) return
  if (process.env.TARO_ENV === 'h5') location.reload()
  else await Taro.reLaunch({ url: `/${currentPath()}` })
}

async function isHere(language: OtherLanguage): Promise<boolean> {
  void Taro.showLoading({ title: LANGUAGES[language].coming })
  await dictionaries.load(language)
  Taro.hideLoading()
  return dictionaries.peek(language) !== undefined
}
