/** What the server says when it cannot do what was asked; the phone shows the sentence as it came and need not carry it. */
import { ADMIN_REFUSALS } from './admin/refused'
import { problemWords, type PhoneProblem } from './problems'
import { REFUSAL_WORDS } from './reading/words-refused'

export const TOLD_WORDS = {
  // photos
  photoTooBig: '照片太大，每张最多 20 MB。',
  photoCut: '这张照片不完整，没有传完或没有存好。请删掉它再选一次，还不行就重新拍。',
  photoKind: '这种格式的照片（HEIC、AVIF 等）这里打不开。请截一张图再传，或把相机格式改成 JPG。',
  photoNotImage: '这个文件不是照片。请用 JPG、PNG 或 WebP 格式。',
  photoTooManyPixels: '这张照片尺寸太大，请换一张或压缩后再传。',
  photoFull: '还没提交的照片太多了，请先提交或过会儿再传。',
  // voice messages
  voiceTooBig: '录音太大，没有收下，请录短一点。',
  voiceNotSound: '这个文件不是录音，或者不全，请重新录。',
  voiceTooLong: '录音最长一分钟，请录短一点。',
  voiceFull: '还没提交的录音太多了，请先提交或过会儿再录。',
  // papers
  paperCut: '这个附件不完整，没有传完或没有存好。请再选一次。',
  paperKind: '这种文件收不了。请用 PDF、Word（.docx）或 Excel（.xlsx）；纸上的材料拍成照片就行。',
  paperOld: '旧格式的 .doc、.xls、.wps 收不了。请另存为 .docx、.xlsx 或 PDF 再传。',
  paperMacro: '文件里带宏或别的程序，收不了。请另存为不带宏的 .docx、.xlsx 或 PDF。',
  paperActive: '文件里有会自己运行、联网或夹带别的文件的内容，收不了。请打印成 PDF 再传。',
  paperLocked: '文件加了密码，打不开。请去掉密码再传。',
  paperUnreadable: '这个文件读不出来，可能坏了。请重新存一份，或拍成照片。',
  paperTooMuch: '文件里的内容展开后太大，收不了。请分成几份，或拍成照片。',
  paperFull: '还没提交的附件太多了，请先提交或过会儿再传。',
  papersFull: '这一件的附件已经有 40 个，放不下了。',
  // signing in
  signInFirst: '请先登录。',
  notForYou: '没有这件，或者不是您的。',
  wrongCode: '验证码不对或已过期，请重新获取。',
  tooManyCodes: '这会儿要的验证码太多，15 分钟后再试。收到的还能用。',
  tooManyTries: '验证码错的次数太多，请过一小时再试。以前登录过的手机不受影响。',
  textsFull: '这会儿要验证码的人太多，暂时发不出。请过一小时再试，急事请直接打电话。',
  sameNumber: '这就是现在的号码。',
  numberTaken: '这个号码已经有账号了。',
  oldNumberNeeded: '要用原号码收一次验证码。原号码用不了时，请用微信登录后马上来换，或在用了七天以上的手机上换。',
  numberFirst: '先加上手机号，短信才有地方发。',
  wrongPassword: '账号或密码不对。',
  locked: '密码错了 5 次，在这里要等 15 分钟再试。',
  onlyKnownDevices: '这个账号今天在别处试得太多，只能在以前登录过的手机或电脑上登录，或明天再试。',
  factorNeeded: '这一步要两步验证：请输入验证器上的 6 位数字。',
  factorMissing: '这一步要两步验证：请先设好验证器。',
  wrongFactor: '数字不对或已用过。请看验证器上现在的 6 位数字，或用一个没用过的恢复码。',
  factorAlready: '两步验证已经设好了。',
  passwordSame: '和旧密码一样，或只换了数字。请换一个。',
  passwordOwn: '密码里有账号或姓名，太好猜。请换一个。',
  passwordWeak: '这个密码太好猜（常见的词、拼音、日期、连着的键）。请换一个，或写长一点。',
  mustChangePassword: '第一次登录，请先改密码。',
  notBound: '这个微信还没有绑定工作人员账号。',
  alreadyBound: '这个微信已经绑定了别的工作人员。',
  codeUnknown: '没有这个查询码，请一段一段对一对。',
  consentNeeded: '请先看过并同意隐私规则，再提交。',
  consentOld: '隐私规则刚改过，请重新打开看新的。',
  signInAgain: '这一步要核实是您本人，请再登录一次。',
  demoOnly: '只有演示环境可以这样登录。',
  smsFailed: '验证码没发出去，请过一会儿再试。',
  noPublicUrl: '还没有设置公开地址（PUBLIC_URL），印出去的码会打不开。请系统管理员先设好。',
  noWeappCode: '小程序还没有发布，先用网页的码。',
  // the working calendar
  rosterMoved: '值班表刚被别人改过，请看最新的再改。',
  coversFull: '这个单位的顶班、换班、请假太多了，请先撤掉过时的。',
  calendarMoved: '日历刚被别人改过，请看最新的再改。',
  /** Said in full by what is wrong, and by what is asked. */
  calendarWrong: '日历自相矛盾，没有存。',
  calendarAsks: '有几处要您确认，再存一次。',
  // joining
  joinedAlready: '这一件您已经加入了。刚写的还在手机里，要另报一件就照样提交。',
  // filing the same again
  saidBefore: '您已经报过同样的内容，那件还在办。',
  // what staff filed for somebody
  claimByPhone: '要用登记时说的那个手机号登录：退出再用它收一次验证码，然后来领。',
  claimUnknown: '没有对得上的登记。看看登记码对不对，登录的是不是登记时说的手机号。',
  notYourWay: '这种来源不归您登记。',
  saidByCaller: '这个人报过同样的内容，那件还在办。',
  // filing too much
  tooManyReports: '这一会儿报得很多了，请过一小时再报。写好的都还在；有急事请直接打电话。',
  /** Said in full by `barWords`. */
  barred: '暂时不能提交新的。',
  alreadyBarred: '已经在限制中，等到期或先解除。',
  // publication
  neverPublic: '这类事不公开。',
  notChecked: '微信还没有检查通过，现在不能公开。',
  // the working calendar
  // views that are kept
  viewsFull: '视图最多存 20 个，先去掉用不着的。',
  // many at once
  noUnitNamed: '目录里这一类没有写派给谁，或者那家退过一次，请单独派。',
  // bulletins
  slotsChanged: '数动过了：【】里的数和它的次序改不了，放回去才能存。',
  ownNumber: '句子里自己写了数。数只能由系统填，请换个说法。',
  namesPerson: '句子里有工作人员的名字。通报只写单位，不写人。',
  bulletinMoved: '这份通报刚有了新的一版，请看最新的。',
  /** Said in full by what holds it back. */
  bulletinWaits: '现在还不能走这一步。',
  // meetings
  meetingOver: '已经开了下一次会，这次的不能再写。',
  notDoneYet: '这件还没办这一步，先在工单里办。',
  heardAlready: '这一条这次会上已经听过。',
  // the rest
  sameIdOtherBody: '这次提交和上一次的编号相同、内容不同，请返回重新提交。',
  stale: '这件刚才已被处理，请看最新进展。您写的还在。',
  tooMany: '操作太频繁了，请过一会儿再试。',
  notFound: '没有这个地址。',
  tooLarge: '内容太大，没有收下。',
  busy: '现在人多，请过几秒再试。',
} as const

export type ProblemCode = keyof typeof TOLD_WORDS | keyof typeof ADMIN_REFUSALS | keyof typeof REFUSAL_WORDS | PhoneProblem

const TOLD: Record<string, string> = { ...REFUSAL_WORDS, ...TOLD_WORDS, ...ADMIN_REFUSALS }
export const toldWords = (code: ProblemCode): string => TOLD[code] ?? problemWords(code)
