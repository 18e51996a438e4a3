/**
 * Masking (脱敏): what tells who somebody is goes out of a text before it is public; a word in 〔〕 says what stood there. Rather one
 * number too many than one too few: what was masked wrongly a moderator can say otherwise, what was read cannot be unread.
 */
import { NUMBER_CODE } from '../ticket/number'

/** Letter by letter, so that places stay the same: full-width and other forms as plain capitals and digits. */
const plainOf = (letters: readonly string[]): string =>
  letters
    .map((letter) => {
      const plain = letter.normalize('NFKC').toUpperCase()
      return plain.length === 1 ? plain : letter.length === 1 ? letter : '\uFFFD'
    })
    .join('')

const HAN_DIGITS = '零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖洞腰两拐勾'
const HAN_VALUES = '00112345678912345678901279'
/** 一三八…, as it is said, in digits. */
const spelledOut = (text: string): string =>
  text.replace(/[零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖洞腰两拐勾]/g, (digit) => HAN_VALUES[HAN_DIGITS.indexOf(digit)]!)

/** What people put between digits: blanks, also without width, dashes, strokes. */
const GAP = '[\\s\\u200B-\\u200F\\u2060\\uFEFF\\u00AD_·•\\-‐-―−~]{0,3}'
const more = (count: number) => `(?:${GAP}\\d){${count}}`
/** Whatever else is put between the digits of a number to hide it: stops, brackets, stars, stickers. */
const ODD = '[^\\dA-Z一-鿿〔〕\uFFFF\uFFFD\\n]{0,4}'
const IS = '[\\s:,是为叫号]{0,4}'
const HAN = '[一-鿿]'
const HAN_NUMBER = '[一二三四五六七八九零〇]'
const COUNT = '(?:\\d{1,4}|[一二三四五六七八九十百两]{1,3})'
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使'
const DEGREES = '\\d{1,3}(?:\\.\\d+)?\\s*[°度]?(?:\\s*\\d{1,2}(?:\\.\\d+)?\\s*[′\'’分])?(?:\\s*\\d{1,2}(?:\\.\\d+)?\\s*[″"”秒])?'
/** China lies between these, in degrees. */
const [LNG, LAT] = ['(?:7[3-9]|[89]\\d|1[0-3]\\d)\\.\\d{2,}', '[1-5]?\\d\\.\\d{2,}']
const AND = '\\s*[,、;/|\\s]\\s*'

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪毛米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝席季贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房解应丁邓洪包左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段焦巴谷车侯全班秋仲伊宫宁栾刘景龙叶白蒲池乔闻党翟谭姬申冉牛尚温庄晏柴瞿阎连习艾向古易廖耿满匡文寇广聂辛简饶曾关涂肖闫付佟岳敖图萨'
const SURNAME = `(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|[${SURNAMES}])`
/** Where a name ends that no stop follows. */
const GOES_ON = '[住在是的了和与跟同要想说家有来去电手身从到也都就今年岁现报反]'
const OF_A_NAME = `(?:(?!${GOES_ON})[一-鿿·])`
const NAME = `(?:${OF_A_NAME}{2,6}(?=${GOES_ON}|[^一-鿿]|$)|${SURNAME}${HAN}${OF_A_NAME}?|${OF_A_NAME}{1,6})`
const NO_NAME = '(?!电话|手机|方式|联系|保密|匿名|救护|快递|外卖|开锁|物业|保安|[不没未有和与或你您他她它我们着过了出滴车人])'

/** What somebody is addressed by; what a person named before it does. */
const TITLE = '(?:主任|书记|经理|师傅|老师|医生|大夫|护士|局长|科长|所长|院长|校长|律师|老板|警官|法官|同志|总(?=[^一-鿿]|$))'
const DOES = '(?:反映|处理|解决|投诉|来|去|说|签|收|给|办|负责|打架|骂|欠|家)'
/** Words that begin with a letter that is a surname too. */
const NO_WORD =
  '(?!物业|居委|社区|保安|保洁|安全|安保|常住|常年|全体|全部|全楼|全家|平时|平台|平房|时候|时间|明天|明白|水暖|水管|路灯|路口|路边|路面|车主|车辆|车位|车库|班主|方面|方便|金额|管理|管道|管家|经理|相关|有关|项目|高层|高空|高处|黄色|黄灯|白天|白色|石头|石材|马路|马上|马桶|和平|和解|温度|温暖|成人|成天|支持|解决|解释|应该|房东|房子|房管|房主|公司|单元|单位|华为|江边|河边|龙头|毛病|万一|万元|任何|连续|连着|连夜|简单|关于|关门|关闭|封闭|付费|付钱|于是|于今|于明|顾客|余下|花坛|花园|花草|雷雨|雷电|景区|景观|庄稼|戴着|易燃|易滑|强制|强占|齐全|严重|章程|史上|古树|何时|何人|何处|文件|文化|文明|广场|广告|左右|左边|左侧|包括|包裹|童车|巴士|沙子|季节|党员|党委|宫殿|游客|田地|林地|林业|梁上|柱子|杜绝|汤面|伍佰|汪汪|向上|向外|司机|牛奶|牛羊|冷水|温水)'

type Rule = { word?: string; find: RegExp; spelled?: true }
const hide = (word: string, source: string): Rule => ({ word: `〔${word}〕`, find: new RegExp(source, 'g') })
const hideSpelled = (word: string, source: string): Rule => ({ ...hide(word, source), spelled: true })
const keep = (source: string): Rule => ({ find: new RegExp(source, 'g') })

/** In this order; what one rule has found is out of sight of the next. A first group is what led to it and stays: "我叫". */
// prettier-ignore
const RULES: readonly Rule[] = [
  keep('〔(?:链接|邮箱|坐标|证件号|号码|电话|车牌|微信号|QQ号|门牌|姓名)〕'),
  hide('链接', 'HTTPS?://[!-~]+|WWW\\.[!-~]+'),
  hide('邮箱', '[A-Z0-9._%+-]+\\s?@\\s?[A-Z0-9-]+(?:\\.[A-Z0-9-]+)+'),
  // our own numbers (20261123-H8PX7K) and dates
  keep(`(?<![\\dA-Z])20\\d{6}-(?=[2-9]{0,5}[A-HJ-NP-Z])${NUMBER_CODE}(?![\\dA-Z])`),
  keep('(?<!\\d)(?:19|20)\\d{2}[-./年](?:1[0-2]|0?[1-9])[-./月](?:3[01]|[12]\\d|0?[1-9])日?(?![-\\d])'),

  hide('坐标', `((?:东经|北纬|经度|纬度|坐标|定位|LNG|LAT)[\\s:,是为]{0,4})-?${DEGREES}(?:${AND}-?\\d{1,3}\\.\\d+)?`),
  hide('坐标', '\\d{1,3}\\s*°\\s*\\d{1,2}(?:\\.\\d+)?\\s*[′\'’]?(?:\\s*\\d{1,2}(?:\\.\\d+)?\\s*[″"”])?\\s*[NSEW]?'),
  hide('坐标', `(?<![\\d.])(?:${LNG}${AND}${LAT}|${LAT}${AND}${LNG})(?![\\d.])`),
  hide('坐标', '(?<![\\d.])\\d{1,3}\\.\\d{4,}(?![\\d.])'),

  hideSpelled('证件号', `[1-9]${more(5)}${GAP}(?:1${GAP}9|2${GAP}0)${more(2)}${GAP}[01]${more(1)}${GAP}[0-3]${more(1)}${more(3)}${GAP}[\\dX](?!\\d)`),
  hide('证件号', '(?<![\\dA-Z])[1-9]\\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}(?!\\d)'),
  hide('证件号', '\\d{6,14}\\*{2,}[\\dX]{0,4}'),
  hide('证件号', `((?:护照|通行证|台胞证|回乡证|居留证|军官证|驾驶证|社保卡?|医保卡?)(?:证?号码?)?${IS})[A-Z]{0,2}${GAP}\\d${GAP}(?:\\d${GAP}){5,10}`),
  hide('证件号', '(?<![A-Z0-9])(?:[EGDSPH][A-Z]?|[HM])\\d{8}(?![\\dA-Z])'),
  hide('号码', '(?<![\\d-])\\d{4}(?:[\\s-]?\\d{4}){2,3}(?:[\\s-]?\\d{1,3})?(?!\\d)'),
  hideSpelled('电话', `(?:\\+?8${GAP}6${GAP})?1${GAP}[3-9]${more(9)}\\d*|1[3-9]\\d[./]\\d{4}[./]\\d{4}`),
  hideSpelled('电话', `(?<!\\d)1${ODD}[3-9](?:${ODD}[\\dO]){9}(?![\\d元块])`),
  hide('号码', '\\d{11,}'),
  hide('电话', `(?<!\\d)\\(?0\\d{2,3}\\)?${GAP}\\d{3}${GAP}\\d{4,5}(?!\\d)(?:\\s*(?:转|-)\\s*\\d{1,5})?`),
  hide('电话', `((?:电话|座机|手机|号码|联系方式|联系|致电|打|TEL|PHONE)${IS})[1-9]\\d{2}[\\s-]?\\d{4,5}(?!\\d|元|块|\\.\\d)`),
  hideSpelled('车牌', `[${PROVINCES}]${GAP}[A-Z]${GAP}(?=(?:[A-Z]${GAP})*\\d)(?:[A-Z0-9]${GAP}){4,5}(?:[A-Z0-9](?![A-Z0-9])|[挂学警港澳])`),
  hide('车牌', `((?:车牌号?|车号|牌照|牌号)${IS})[A-Z0-9](?:[·.\\s-]?[A-Z0-9]){4,7}`),
  hide('微信号', `((?:微信号?|薇信|威信|WEIXIN|WECHAT|(?<![A-Z])[WV]X|加V)${IS})[A-Z][A-Z0-9_-]{5,19}`),
  hide('QQ号', `((?:QQ号?|扣扣)${IS})[1-9]\\d{4,10}`),

  hide('门牌', `(?:(?:${COUNT}|[A-Z])\\s*(?:号楼|号院|[号#]?[栋幢座]|[号#-])\\s*)?${COUNT}\\s*单元(?:\\s*${COUNT}[楼层])?(?:\\s*(?:\\d{3,4}|${HAN_NUMBER}{3,4}|\\d{1,2}(?=[室户号门]))(?:室|号房|房间|户|号|门)?)?(?:\\s*[东西中左右][户门](?!口))?`),
  hide('门牌', `(?:${COUNT}|[A-Z])\\s*(?:号楼|[号#]?[栋幢座]|#)\\s*(?:\\d{1,2}[楼层]\\s*)?(?:(?:\\d{3,4}|${HAN_NUMBER}{3,4})(?![\\d.年月米块元人户盏多平度天路线])室?|\\d{3,4}户(?!居民|人家))`),
  hide('门牌', '(?<![\\d-])\\d{1,3}-\\d{1,2}-\\d{3,4}[室户]?(?![-\\d])'),
  hide('门牌', `(?<![\\d.])(?:\\d{1,2}-){0,2}(?:\\d{3,4}|${HAN_NUMBER}{3,4})\\s*(?:室(?![温内外])|号房|房间)`),
  hide('门牌', `(门牌号?${IS})${COUNT}(?:-\\d+)?号?`),
  hide('门牌', `(街|路|巷|胡同|大道|弄)${COUNT}(?:-\\d+)?号(?![楼院线杆灯井电公车站桥桩])`),

  hide('姓名', `((?:我叫|名叫|姓名|联系人|当事人|名字叫|名字)${IS})${NO_NAME}${NAME}`),
  hide('姓名', `(我是[\\s:]?)${SURNAME}${HAN}{0,1}(?![生员民人户主长师])${HAN}(?=[^一-鿿]|$)`),
  hide('姓名', `((?:业主|户主|住户|邻居|房东|房主|租户|租客|对门|楼上|楼下|隔壁|居民|村民|当事人|老人|患者|司机|车主|死者|伤者|嫌疑人|被告|欠款人|举报人|投诉人)(?:是|叫|姓名是|名叫|的)?[\\s:,]?)${NO_WORD}${SURNAME}${OF_A_NAME}{1,2}`),
  hide('姓名', `((?:找|问问?|联系|打给|告诉|请|让|叫)[\\s:]?)${NO_WORD}${SURNAME}${OF_A_NAME}{1,2}(?=[^一-鿿]|$|${GOES_ON}|${DOES})`),
  hide('姓名', `(?<![班车副])${NO_WORD}${SURNAME}(?:${HAN}{1,2})?(?=${TITLE})`),
  hide('姓名', `(?<!${HAN}[一-鿿])([老小])${NO_WORD}${SURNAME}(?=[^一-鿿]|$|家|说|在|的|他)`),
  hide('姓名', `${SURNAME}(?:${HAN}{1,2}(?=女士|先生)|(?=女士|先生|小姐|大爷|大娘|大妈|大叔|大哥|大姐|阿姨|奶奶|爷爷))`),
]

const nameRule = (name: string): Rule => hide('姓名', plainOf([...name]).replace(/[^\dA-Z一-鿿㐀-䶿]/g, '\\$&'))

const OUT_OF_SIGHT = '\uFFFF'

/** What masking made of a text: what it took out, and what it left though it may tell who somebody is. A moderator reads both. */
type Masking = { text: string; found: { word: string; was: string }[]; doubts: string[] }

/** The text without what may not be public, `names` (of those known to have to do with it) among it. Masking it again changes nothing. */
export function maskingOf(text: string, names: readonly string[] = []): Masking {
  const letters = [...text]
  const found: Masking['found'] = []
  let plain = plainOf(letters)
  for (const { word, find, spelled } of [...RULES, ...names.filter((name) => name.trim().length > 1).map(nameRule)])
    for (const match of (spelled ? spelledOut(plain) : plain).matchAll(find)) {
      const from = match.index + (match[1]?.length ?? 0)
      const to = match.index + match[0].length
      if (to === from) continue
      plain = plain.slice(0, from) + OUT_OF_SIGHT.repeat(to - from) + plain.slice(to)
      if (!word) continue
      found.push({ word, was: letters.slice(from, to).join('') })
      letters.fill('', from, to).splice(from, 1, word)
    }
  return { text: letters.join(''), found, doubts: doubtsIn(plain, [...text]) }
}

export const masked = (text: string, names: readonly string[] = []): string => maskingOf(text, names).text

/** Numbers of some length, letters and digits mixed, and what looks like a name where names stand. */
const DOUBTFUL: readonly RegExp[] = [
  new RegExp(`\\d(?:${ODD}\\d){5,}`, 'g'),
  /(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{6,}/g,
  new RegExp(`(?<=^|[,，。;；、\\s:和跟与是被])${NO_WORD}${SURNAME}${OF_A_NAME}{1,2}(?=[^一-鿿]|$|${DOES}|${GOES_ON})`, 'g'),
]

const doubtsIn = (plain: string, letters: readonly string[]): string[] => [
  ...new Set(
    DOUBTFUL.flatMap((find) => [...plain.matchAll(find)].map(({ index, 0: hit }) => letters.slice(index, index + hit.length).join(''))),
  ),
]
