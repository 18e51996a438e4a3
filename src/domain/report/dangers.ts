/**
 * Words of danger (险情): typed in a report they bring up the call card first, and the server files the report as urgent by them.
 * A row is one way to say it; the first row that fits counts, so the gravest stand first. Not everything that sounds like danger is
 * one: `unless` names phrases of the same clause in which the words mean something else, and `emergency.ts` passes over what is only
 * feared, past or made up.
 */
import type { Urgency } from './categories'

export const DANGERS = ['gas', 'fire', 'lift', 'shock', 'water', 'collapse', 'fallen', 'life', 'ill', 'crime', 'crash', 'flood', 'wire', 'unsafe'] as const // prettier-ignore
export type Danger = (typeof DANGERS)[number]

type Row = { danger: Danger; urgency: Exclude<Urgency, 'normal'>; words: RegExp; unless?: RegExp }

// prettier-ignore
export const DANGER_WORDS: readonly Row[] = [
  { danger: 'gas', urgency: 'critical', words: /(燃气|煤气|天然气|液化气|瓦斯).{0,6}?(泄漏|泄露|漏气|漏了|在漏|漏出|中毒)|漏(燃气|煤气|天然气|液化气|瓦斯)|(燃气|煤气|天然气|液化气|瓦斯)(的)?(气)?味|一氧化碳中毒/ },
  { danger: 'fire', urgency: 'critical', words: /着火|着了火|起火|失火|火灾|烧起来|爆炸/, unless: /[着起]火[车锅]|火灾(自动|报警|探测|防控|等级)|爆炸(式|性|物)|信息爆炸|炸药|放炮/ },
  { danger: 'fire', urgency: 'critical', words: /冒(浓|黑)?烟/, unless: /烟囱|锅炉|秸秆|焚烧|烧烤|油烟|车|厂|窑/ },
  { danger: 'lift', urgency: 'critical', words: /被困.{0,2}电梯|(困|关|卡)(在|进|到)了?.{0,3}电梯|电梯.{0,8}?(出不来|困人|困了|困住|困着|被困|关着人|卡住人)|困梯|电梯.{0,3}(坠落|坠了|往下掉|掉下来)/, unless: /多次|几次|经常|老是|总是|每天/ },
  { danger: 'shock', urgency: 'critical', words: /触电|被电(到|着|了|倒|死|击)|电(死|伤|倒)了?人/ },
  { danger: 'water', urgency: 'critical', words: /溺水|落水|投河|跳河|淹(死|着)了?人?|(掉|滑|跌|栽|摔|落)(到|进|入|下)了?(河|湖|江|水|塘|冰窟|冰窟窿)(里|中|了)?/, unless: /落水[管口井斗洞]|水(沟|池|坑)/ },
  { danger: 'collapse', urgency: 'critical', words: /坍塌|垮塌|倒塌|塌方|(楼|房|墙|棚|桥|屋顶|房顶|房子|脚手架).{0,3}?塌(了|下来)|被(埋|压)(住|在|着)/, unless: /塌陷区|采煤|沉陷|矿|天塌|可能|随时|早晚|快要?倒|要倒|吊顶/ },
  { danger: 'fallen', urgency: 'critical', words: /(掉|跌|摔|栽)(到|进|下|入)了?.{0,3}(井|坑|沟)|坠楼|坠井/ },
  { danger: 'life', urgency: 'critical', words: /跳楼|(^|[^减])轻生|自杀|寻短见|不想活/, unless: /慢性自杀|自杀式/ },
  { danger: 'ill', urgency: 'critical', words: /晕倒|昏倒|不省人事|没有?呼吸了|心脏病(发|犯)|食物中毒/ },
  { danger: 'crime', urgency: 'urgent', words: /持刀|拿着?刀|砍人|捅人|行凶|(有人|正在|被人?)(抢劫|抢了|绑架)|正在(打人|打架|偷)|打起来了|被人打|家暴/, unless: /道德|打断|打扰/ },
  { danger: 'crash', urgency: 'urgent', words: /车祸|撞车了|(撞|轧)(了|到|倒|伤|死)了?.{0,3}(人|老人|孩子|行人|学生)|(人|孩子|老太太|大爷)被.{0,4}[撞轧]/ },
  { danger: 'flood', urgency: 'critical', words: /洪水|山洪|泥石流|溃[堤坝口]|决口|山体滑坡|被(水|洪水)[围困]/, unless: /[防泄行]洪水|洪水期/ },
  { danger: 'wire', urgency: 'urgent', words: /漏电|裸露的?电线|(电线|电缆|高压线|线杆|变压器).{0,6}?(掉|断了|垂|落下|裸露|打火|冒火)|(电线杆|线杆)倒/, unless: /漏电保护/ },
  { danger: 'unsafe', urgency: 'urgent', words: /(要|快|随时|马上).{0,3}(塌|掉下来|砸下来)|摇摇欲坠|(路|路面|地面|马路).{0,3}(塌陷|塌了|塌出|陷下去)/, unless: /塌陷区|采煤|沉陷/ },
]
