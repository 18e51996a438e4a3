/** What went wrong, in Chinese: what, why, what now. The words a phone looks up itself; what the server tells is in `problems-told`. */
import { say } from './words/say'

export const PROBLEM_WORDS = {
  tooShort: '说一句是什么事，或者拍张照片、录段语音。',
  tooLong: '字太多了，请删短一点。',
  where: '没写在哪里。写个楼号、选个社区或点一下地图就行。',
  category: '请先选是哪一类。',
  tooManyPhotos: '照片最多 9 张。',
  voiceUnknown: '录音没有传上来，请重传。',
  photoEmpty: '这个文件是空的，没有存好。请重新拍，或另选一张。',
  tooManyPapers: '附件最多 5 个。',
  paperEmpty: '这个文件是空的，没有存好。请另选一个。',
  paperTooBig: '附件太大，每个最多 10 MB。',
  paperUnknown: '有附件没有传上来，请重传。',
  photoUnknown: '有照片没有传上来，请重传。',
  behalfName: '写上家人的名字。',
  phone: '手机号不对，请再看一遍。',
  code: '验证码是 6 位数字。',
  passwordShort: '密码至少 8 位。',
  passwordSimple: '密码要同时有字母和数字。',
  invalid: '有一项填得不对，请检查。',
  wechatFailed: '微信登录没成功，请再试一次。',
  fault: '我们这边出了问题，您报过的事都在。',
  offline: '现在没有网络。',
} as const

export type PhoneProblem = keyof typeof PROBLEM_WORDS

/** The sentence for a code; an unknown one gets the plain word for wrong input. */
export const problemWords = (code: string): string => say((PROBLEM_WORDS as Record<string, string>)[code] ?? PROBLEM_WORDS.invalid)
