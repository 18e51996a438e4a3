/**
 * 隐私授权: WeChat asks before the first use of album, camera, place, microphone or clipboard. The app answers through one door: it
 * listens once, whatever page is open, and every question that waits gets the same answer.
 */
import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { say } from '../../domain/words/say'

type Answer = { event: 'agree'; buttonId: string } | { event: 'disagree' }
type Question = (answer: Answer) => void

/** Questions of WeChat that have no answer yet. */
export const usePrivacy = create<{ questions: Question[] }>(() => ({ questions: [] }))

/** Listens for the whole life of the app: a listener of a page would be deaf once another page had come and gone. */
export function guardPrivacy() {
  if (process.env.TARO_ENV !== 'weapp') return
  wx.onNeedPrivacyAuthorization?.((question: Question) => usePrivacy.setState(({ questions }) => ({ questions: [...questions, question] })))
}

/** Answers all that wait; after a no it says what still works. */
export function answerPrivacy(answer: Answer) {
  const { questions } = usePrivacy.getState()
  usePrivacy.setState({ questions: [] })
  for (const question of questions) question(answer)
  if (answer.event === 'disagree') void Taro.showToast({ title: say('没有同意，写字、选社区也能办'), icon: 'none', duration: 3000 })
}
