/** What went wrong, in Chinese: what, why, what now. One table for the phone and the server. */
import { REFUSAL_WORDS } from './ticket/words'

const WORDS = {
  // input
  tooShort: '说一句是什么事，或者拍张照片。',
  tooLong: '字太多了，请删短一点。',
  where: '没写在哪里。写个楼号、选个社区或点一下地图就行。',
  category: '请先选是哪一类。',
  tooManyPhotos: '照片最多 9 张。',
  phone: '手机号不对，请再看一遍。',
  code: '验证码是 6 位数字。',
  passwordShort: '密码至少 8 位。',
  passwordSimple: '密码要同时有字母和数字，不能和旧密码一样。',
  invalid: '有一项填得不对，请检查。',
  // photos
  photoTooBig: '照片太大，每张最多 20 MB。',
  photoNotImage: '这个文件不是照片。请用 JPG、PNG 或 WebP 格式。',
  photoTooManyPixels: '这张照片尺寸太大，请换一张或压缩后再传。',
  photoUnknown: '有照片没有传上来，请重传。',
  photoFull: '还没提交的照片太多了，请先提交或过会儿再传。',
  // signing in
  signInFirst: '请先登录。',
  notForYou: '没有这件，或者不是您的。',
  wrongCode: '验证码不对或已过期，请重新获取。',
  tooManyCodes: '这个号码今天收的验证码太多，15 分钟后再试。',
  wrongPassword: '账号或密码不对。',
  locked: '密码错了 5 次，账号锁定 15 分钟。',
  mustChangePassword: '第一次登录，请先改密码。',
  notBound: '这个微信还没有绑定工作人员账号。',
  alreadyBound: '这个微信已经绑定了别的工作人员。',
  wechatFailed: '微信登录没成功，请再试一次。',
  demoOnly: '只有演示环境可以这样登录。',
  smsFailed: '验证码没发出去，请过一会儿再试。',
  // the working calendar
  calendarMoved: '日历刚被别人改过，请看最新的再改。',
  pastDays: '过去的日子已经算过，不能再改。',
  // the rest
  sameIdOtherBody: '这次提交和上一次的编号相同、内容不同，请返回重新提交。',
  stale: '这件刚才已被处理，请看最新进展。您写的还在。',
  tooMany: '操作太频繁了，请过一会儿再试。',
  notFound: '没有这个地址。',
  tooLarge: '内容太大，没有收下。',
  busy: '现在人多，请过几秒再试。',
  fault: '我们这边出了问题，您报过的事都在。',
  offline: '现在没有网络。',
} as const

export type ProblemCode = keyof typeof WORDS | keyof typeof REFUSAL_WORDS

/** The sentence for a code; an unknown one gets the plain word for wrong input. */
export const problemWords = (code: string): string =>
  (WORDS as Record<string, string>)[code] ?? (REFUSAL_WORDS as Record<string, string>)[code] ?? WORDS.invalid
