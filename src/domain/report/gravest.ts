/**
 * The gravest dangers in plain words (最要紧的险情): what a phone that has not fetched the learned ears yet goes by, at once and without a
 * network. A row is one way to say it; the first that fits counts. `unless` names phrases of the same clause in which the words mean
 * something else; what is feared, past or made up is passed over.
 */
import { clausesOf } from './hearing/clauses'
import { URGENCY_OF, type Danger } from './dangers'

type Row = { danger: Danger; words: RegExp; unless?: RegExp }

// prettier-ignore
const GRAVEST_WORDS: readonly Row[] = [
  { danger: 'gas', words: /(燃气|煤气|天然气|液化气|瓦斯).{0,6}?(泄漏|泄露|漏气|漏了|在漏|漏出|中毒)|漏(燃气|煤气|天然气|液化气|瓦斯)|(燃气|煤气|天然气|液化气|瓦斯)(的)?(气)?味|一氧化碳中毒/ },
  { danger: 'fire', words: /着火|着了火|起火|失火|火灾|烧起来|爆炸/, unless: /[着起]火[车锅]|火灾(自动|报警|探测|防控|等级)|爆炸(式|性|物)|信息爆炸|炸药|放炮/ },
  { danger: 'fire', words: /冒(浓|黑)?烟/, unless: /烟囱|锅炉|秸秆|焚烧|烧烤|油烟|车|厂|窑/ },
  { danger: 'lift', words: /被困.{0,2}电梯|(困|关|卡)(在|进|到)了?.{0,3}电梯|电梯.{0,8}?(出不来|困人|困了|困住|困着|被困|关着人|卡住人)|困梯|电梯.{0,3}(坠落|坠了|往下掉|掉下来)/, unless: /多次|几次|经常|老是|总是|每天/ },
  { danger: 'shock', words: /触电|被电(到|着|了|倒|死|击)|电(死|伤|倒)了?人/ },
  { danger: 'water', words: /溺水|落水|投河|跳河|淹(死|着)了?人?|(掉|滑|跌|栽|摔|落)(到|进|入|下)了?(河|湖|江|水|塘|冰窟|冰窟窿)(里|中|了)?/, unless: /落水[管口井斗洞]|水(沟|池|坑)/ },
  { danger: 'collapse', words: /坍塌|垮塌|倒塌|塌方|(楼|房|墙|棚|桥|屋顶|房顶|房子|脚手架).{0,3}?塌(了|下来)|被(埋|压)(住|在|着)/, unless: /塌陷区|采煤|沉陷|矿|天塌|可能|随时|早晚|快要?倒|要倒|吊顶/ },
  { danger: 'fallen', words: /(掉|跌|摔|栽)(到|进|下|入)了?.{0,3}(井|坑|沟)|坠楼|坠井/ },
  { danger: 'life', words: /跳楼|(^|[^减])轻生|自杀|寻短见|不想活/, unless: /慢性自杀|自杀式/ },
  { danger: 'ill', words: /晕倒|昏倒|不省人事|没有?呼吸了|心脏病(发|犯)|食物中毒/ },
  { danger: 'home', words: /家暴|(老公|丈夫|我爸|爱人)(又|在)?打我/ },
  { danger: 'crime', words: /持刀|拿着?刀|砍人|捅人|行凶|(有人|正在|被人?)(抢劫|抢了|绑架)|正在(打人|打架|偷)|打起来了|被人打/, unless: /道德|打断|打扰/ },
  { danger: 'crash', words: /车祸|撞车了|(撞|轧)(了|到|倒|伤|死)了?.{0,3}(人|老人|孩子|行人|学生)|(人|孩子|老太太|大爷)被.{0,4}[撞轧]/ },
  { danger: 'flood', words: /洪水|山洪|泥石流|溃[堤坝口]|决口|山体滑坡|被(水|洪水)[围困]/, unless: /[防泄行]洪水|洪水期/ },
  { danger: 'open', words: /(井盖|井盖子|马葫芦盖?|窨井盖?)(没了|没有了|不见了|丢了|被偷)|井口?(没盖|没有盖|敞着)|没盖的井/ },
  { danger: 'wire', words: /漏电|裸露的?电线|(电线|电缆|高压线|线杆|变压器).{0,6}?(掉|断了|垂|落下|裸露|打火|冒火)|(电线杆|线杆)倒/, unless: /漏电保护/ },
  { danger: 'unsafe', words: /(要|快|随时|马上).{0,3}(塌|掉下来|砸下来)|摇摇欲坠|(路|路面|地面|马路).{0,3}(塌陷|塌了|塌出|陷下去)/, unless: /塌陷区|采煤|沉陷/ },
]

/** Feared, made up, past, usual or denied: what stands right before a word of danger. */
const NOT_NOW_BEFORE = [
  /(^|[^恐])怕(?!是|已).{0,8}$/,
  /(担心|防止|预防|防范|谨防|严防|以免|免得|避免|万一|一旦|如果|要是|假如|若|倘若|存在|容易|极易|迟早|经常|老是|总是|时常|时有|多次|几次|屡次|不断|每年|每天|每次).{0,8}$/,
  /(^|[^委社工])会(引起|引发|造成|导致|发生|让人|把人|有人|再)?$/,
  /(没有|没|未|无)(发生|出现|引起|造成|再)?$/,
  /(^|[^消])防$/,
  /(去年|前年|年前|以前|之前|曾经|曾|过去|当年|\d年).*$/,
]
const NOT_NOW_AFTER = /^(的)?(隐患|风险|危险|可能|危害|演练|演习|预案|知识|宣传|培训|事故|现象)|^过/

/** The gravest danger that a text speaks of as going on now. */
export function gravestIn(text: string) {
  const clauses = text.split(/[，。！？；、,.!?;\n\s]+/)
  const row = GRAVEST_WORDS.find(({ words, unless }) => clauses.some((clause) => !unless?.test(clause) && isNow(clause, words)))
  return row && { danger: row.danger, urgency: URGENCY_OF[row.danger], because: becauseOf(row.words, clauses) }
}

const OFFICIAL = /网格[员长]|书记|主任|村长|会计|干部|城管|民警|[所局科站]长|办事员|工作人员|grid worker|official|clerk/i
const WRONG =
  /收(了|过)?.{0,7}(钱|块|礼|红包|烟|酒)|[要借](了)?.{0,4}(钱|块|烟|酒|红包)|贪|骂|打[了我人]|不办事|吃拿卡要|亲戚|小舅子|bribe|rude|took.{0,8}money/i
const OTHERWISE = /谢|表扬|感动|没收|不收|没有|怎么|[吗么?？]|如果|要是|邻居|老板|物业|房东|冒充|骗子|停水|停电/

/** A plain accusation: one clause names an official and a wrong, and nothing in the text makes it praise, a question or another's doing. */
export function plainlyAccuses(text: string): string[] {
  if (OTHERWISE.test(text)) return []
  const clause = clausesOf(text).find(({ words }) => OFFICIAL.test(words) && WRONG.test(words))?.words
  return clause ? [OFFICIAL, WRONG].map((words) => words.exec(clause)![0]) : []
}

function isNow(clause: string, words: RegExp): boolean {
  const match = words.exec(clause)
  if (!match) return false
  const [before, after] = [clause.slice(0, match.index), clause.slice(match.index + match[0].length)]
  return !NOT_NOW_AFTER.test(after) && !NOT_NOW_BEFORE.some((cue) => cue.test(before))
}

const becauseOf = (words: RegExp, clauses: readonly string[]): string[] =>
  clauses.flatMap((clause) => words.exec(clause)?.[0] ?? []).slice(0, 1)
