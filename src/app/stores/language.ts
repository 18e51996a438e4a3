/**
 * The language of the resident's screens (语言). Chinese is in the app; English is a dictionary that the server sends when somebody
 * chooses it, kept on the phone. Staff's screens are Chinese, whoever looks at them.
 */
import Taro from '@tarojs/taro'
import { api } from '../../domain/api'
import { speakBy } from '../../domain/words/say'
import { call } from '../lib/call'
import { remote } from '../lib/remote'
import { currentPath } from '../lib/where'
import { changeLook, type Look, useLook } from './look'

const DAY = 86_400_000
const ONE = 'en'

const dictionaries = remote(() => call(api.english, {}), { freshForMs: DAY, keep: 'words' })

const isStaffs = () => /^(worker|supervise)\//.test(currentPath())

/** The language on the page in sight. */
export const languageHere = (): Look['language'] => (isStaffs() ? 'zh' : useLook.getState().language)

speakBy(() => (languageHere() === 'en' ? dictionaries.peek(ONE) : undefined))

/** What is kept on the phone is there at once; what is newer comes when the server answers. */
export const loadWords = (): Promise<void> => (useLook.getState().language === 'en' ? dictionaries.load(ONE) : Promise.resolve())

/** Draws the whole app anew in a language; `false`, and nothing changed, when its words could not be had. */
export async function speak(language: Look['language']): Promise<boolean> {
  if (language === 'en') await dictionaries.load(ONE)
  if (language === 'en' && !dictionaries.peek(ONE)) return false
  changeLook({ language })
  if (process.env.TARO_ENV === 'h5') location.reload()
  else await Taro.reLaunch({ url: `/${currentPath()}` })
  return true
}
