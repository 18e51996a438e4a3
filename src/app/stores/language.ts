/**
 * The language of the resident's screens (语言). Chinese is in the app; English is a dictionary that the server sends when somebody
 * chooses it, kept on the phone. Staff's screens are Chinese, whoever looks at them.
 */
import Taro from '@tarojs/taro'
import { api } from '../../domain/api'
import { LANGUAGES, type Language } from '../../domain/words/languages'
import { speakBy } from '../../domain/words/say'
import { call } from '../remote/call'
import { remote } from '../remote/remote'
import { currentPath } from '../platform/where'
import { changeLook, useLook } from './look'

const DAY = 86_400_000
const ONE = 'en'

const dictionaries = remote(() => call(api.english, {}), { freshForMs: DAY, keep: 'words' })

const isStaffs = () => /^(worker|supervise)\//.test(currentPath())

/** The language on the page in sight. */
export const languageHere = (): Language => (isStaffs() ? 'zh' : (useLook.getState().language ?? 'zh'))

speakBy(() => (languageHere() === 'en' ? dictionaries.peek(ONE) : undefined))

/** What is kept on the phone is there at once; what is newer comes when the server answers. */
export const loadWords = (): Promise<void> => (useLook.getState().language === 'en' ? dictionaries.load(ONE) : Promise.resolve())

/** Draws the whole app anew in a language; where its words cannot be had, says so and changes nothing. */
export async function speak(language: Language) {
  if (language === 'en' && !(await hasEnglish())) return void Taro.showToast({ title: LANGUAGES.en.lacking, icon: 'none', duration: 3000 })
  const isAnother = language !== languageHere()
  changeLook({ language })
  if (!isAnother) return
  if (process.env.TARO_ENV === 'h5') location.reload()
  else await Taro.reLaunch({ url: `/${currentPath()}` })
}

async function hasEnglish(): Promise<boolean> {
  void Taro.showLoading({ title: LANGUAGES.en.coming })
  await dictionaries.load(ONE)
  Taro.hideLoading()
  return dictionaries.peek(ONE) !== undefined
}
