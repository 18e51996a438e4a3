/**
 * Danger (险情): which words of a text are one, how urgent that makes a report, and what the card says that comes before the form.
 * The phone shows by these rules, and the server files by them, from the text itself.
 */
import { categoryOf, itemOf, URGENCIES, type Catalogue, type CategoryId, type Item, type Urgency } from './categories'
import { say } from '../words/say'
import { DANGER_WORDS, type Danger } from './dangers'

export type Emergency = {
  /** What was answered on the card counts for this danger only. */
  id: string
  title: string
  steps: string[]
  /** The first is the main one. */
  calls: { number: string; text: string }[]
  /** The sub-item whose hotline, or office, has an emergency number of its own. */
  office?: readonly [CategoryId, string]
  /** What to write, once everybody is safe. */
  ask: string
}

const FIRE = { number: '119', text: '119 火警' }
const AMBULANCE = { number: '120', text: '120 急救' }
const POLICE = { number: '110', text: '110 报警' }
const POWER = { number: '95598', text: '95598 供电抢修' }
const HEART = { number: '12356', text: '12356 心理援助' }

// prettier-ignore
export const CARDS: { [danger in Danger]: Omit<Emergency, 'id'> } = {
  gas: {
    title: '闻到燃气味，先做这三步', steps: ['开窗、关总阀，别开灯、别打火', '带家人到楼外再打电话', '打 119，再打燃气公司抢修电话'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE], office: ['utilities_heat', 'gas'], ask: '在哪、什么时候闻到的、人是否安全',
  },
  fire: {
    title: '着火了，人先走', steps: ['弯腰捂口鼻，走楼梯，别坐电梯', '走不了就关门堵缝，到窗口呼救', '到安全地方打 119，说清几号楼几层'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE], ask: '在哪、烧的是什么、有没有人困在里面',
  },
  lift: {
    title: '有人困在电梯里', steps: ['按轿厢里的报警铃，别扒门、别跳', '打 119，再打物业', '靠墙站稳，等人来开门'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE], office: ['housing_property', 'lift'], ask: '哪栋哪单元、困了几个人、多长时间了',
  },
  shock: {
    title: '有人触电，别用手拉', steps: ['先断电，断不了就用干木棍挑开电线', '打 120，没有呼吸就做心肺复苏', '别让别人靠近，打供电抢修'],
    calls: [{ number: '120', text: '打 120' }, FIRE, POWER], ask: '在哪、电线还带不带电、人怎么样',
  },
  water: {
    title: '有人落水，先喊人、先打电话', steps: ['打 119 和 120，大声喊人来', '扔绳子、竹竿、能浮的东西', '不会救人别下水，冰面上趴着靠近'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE], ask: '在哪、人怎么样、水边有没有护栏',
  },
  collapse: {
    title: '塌了，离远些再打电话', steps: ['马上离开，别回去拿东西', '有人被压，先打 119，别自己挖', '拦住别人，别让人和车靠近'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE], ask: '在哪、塌了多大、有没有人受伤',
  },
  fallen: {
    title: '有人掉下去了', steps: ['别跟着下去，井里坑里可能有毒气', '打 119 和 120', '守在旁边，别让别人再掉下去'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE], ask: '在哪、多深、人怎么样',
  },
  life: {
    title: '有人想不开，先打电话', steps: ['陪着说话，别离开，别责怪', '打 110；受伤了打 120', '心里难受，也可以打 12356，昼夜有人听'],
    calls: [{ number: '110', text: '打 110' }, AMBULANCE, HEART], ask: '人在哪、现在怎么样',
  },
  ill: {
    title: '有人倒下或中毒', steps: ['打 120，说清在哪', '别让人围着，别乱搬动', '没有呼吸就做心肺复苏'],
    calls: [{ number: '120', text: '打 120' }, POLICE, FIRE], ask: '在哪、几个人、吃过或碰过什么',
  },
  crime: {
    title: '正在打人或抢东西，先报警', steps: ['先躲到安全地方', '打 110，不方便说话可发短信到 12110', '受伤了打 120'],
    calls: [{ number: '110', text: '打 110' }, AMBULANCE, FIRE], ask: '在哪、什么人、有没有人受伤',
  },
  crash: {
    title: '出了车祸，先打电话', steps: ['开双闪，人到路边', '有人受伤打 120，别乱搬动', '打 122，车后放警示牌'],
    calls: [{ number: '122', text: '打 122' }, AMBULANCE, POLICE], ask: '在哪个路口、有没有人受伤',
  },
  flood: {
    title: '有险情，人先走', steps: ['往高处走，离开河道、山坡和墙根', '别蹚水，别碰电线杆', '到安全地方再打电话'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE], ask: '在哪、水有多深、有没有人被困',
  },
  wire: {
    title: '电线掉了、漏电，别靠近', steps: ['离开 8 米以外，别碰电线和积水', '打 95598 供电抢修', '拦住别人；有人触电打 120'],
    calls: [{ number: '95598', text: '打 95598' }, AMBULANCE, FIRE], ask: '在哪、是什么线、有没有人触电',
  },
  unsafe: {
    title: '眼看要塌要掉，先离远', steps: ['马上离开，别在下面停留', '拦住别人，别让人和车靠近', '里面有人就打 119'],
    calls: [{ number: '119', text: '打 119' }, POLICE, AMBULANCE], ask: '在哪、多大、里面有没有人',
  },
}

export const PLAIN: Omit<Emergency, 'id'> = {
  title: '有危险，先打电话',
  steps: [],
  calls: [FIRE, AMBULANCE, POLICE],
  ask: '在哪、什么时候开始的、人是否安全',
}

/** Sub-items that stand for a danger by themselves. */
const BY_ITEM: { readonly [item: string]: Danger } = { gas: 'gas', gas_hazard: 'gas', flood: 'flood' }

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
export const dangerIn = (text: string): { danger: Danger; urgency: Urgency } | undefined => {
  const clauses = text.split(/[，。！？；、,.!?;\n\s]+/)
  return DANGER_WORDS.find(({ words, unless }) => clauses.some((clause) => !unless?.test(clause) && isNow(clause, words)))
}

function isNow(clause: string, words: RegExp): boolean {
  const match = words.exec(clause)
  if (!match) return false
  const [before, after] = [clause.slice(0, match.index), clause.slice(match.index + match[0].length)]
  return !NOT_NOW_AFTER.test(after) && !NOT_NOW_BEFORE.some((cue) => cue.test(before))
}

/** The card that comes first: for what the words say, else for the sub-item. */
export function emergencyOf(item: Item | undefined, text: string): Emergency | undefined {
  const danger = dangerIn(text)?.danger ?? (item?.danger ? BY_ITEM[item.id] : undefined)
  if (danger) return { id: danger, ...said(CARDS[danger]) }
  return item?.danger ? { id: 'plain', ...said(PLAIN) } : undefined
}

const said = <C extends Omit<Emergency, 'id'>>(card: C) => ({
  ...card,
  title: say(card.title),
  steps: card.steps.map((step) => say(step)),
  calls: card.calls.map(({ number, text }) => ({ number, text: say(text) })),
  ask: say(card.ask),
})

/** How pressing a report is (紧急程度): by its sub-item or by its words, whichever is more. */
export const urgencyOf = (item: Item, text: string): Urgency => urgencyWith(item.urgency ?? 'normal', text)

/** How pressing something is once these words are known of it: they make it more so, never less. */
export function urgencyWith(urgency: Urgency, text: string): Urgency {
  const found = [urgency, dangerIn(text)?.urgency ?? 'normal'].map((one) => URGENCIES.indexOf(one))
  return URGENCIES[Math.max(...found)]!
}

/** The line that stands on the card beside the national ones: the gas company's own, where the catalogue names it. */
export const hotlineFor = ({ office }: Emergency, catalogue: Catalogue): Item['hotline'] =>
  office && itemOf(categoryOf(catalogue, office[0]), office[1]).hotline

/** The unit whose number stands there when no line is named. */
export function officeFor({ office }: Emergency, catalogue: Catalogue): string | undefined {
  if (!office) return undefined
  const category = categoryOf(catalogue, office[0])
  return itemOf(category, office[1]).department ?? category.department
}
