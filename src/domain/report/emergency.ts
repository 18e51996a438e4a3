/** Danger (险情): the card that comes before the form, and how urgent danger makes a report. What is one, `hearing/ears` decide. */
import { categoryOf, departmentOf, itemOf, URGENCIES, type Catalogue, type CategoryId, type Item, type Urgency } from './categories'
import { say } from '../words/say'
import type { CalmAbout, Danger } from './dangers'
import { pressing } from './heed'
import { GRAVEST, type Ears } from './hearing/ears'

export type Emergency = {
  /** What was answered on the card counts for this danger only. */
  id: CalmAbout
  title: string
  steps: string[]
  /** The first is the main one. */
  calls: { number: string; text: string }[]
  /** The sub-item whose hotline, or office, has an emergency number of its own. */
  office?: readonly [CategoryId, string]
  /** What to write, once everybody is safe. */
  ask: string
  /** The reporter's own words that led there. */
  because?: string[]
}
type Card = Omit<Emergency, 'id' | 'because'>

const FIRE = { number: '119', text: '119 火警' }
const AMBULANCE = { number: '120', text: '120 急救' }
const POLICE = { number: '110', text: '110 报警' }
const POWER = { number: '95598', text: '95598 供电抢修' }
const WOMEN = { number: '12338', text: '12338 妇女维权' }
const HEART = { number: '12356', text: '12356 心理援助' }

// prettier-ignore
export const CARDS: { [danger in Danger]: Card } = {
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
  home: {
    title: '家里有人打人，先保证安全', steps: ['能走就先出门，走不了躲进能反锁的屋', '打 110，不方便说话可发短信到 12110', '受伤了打 120，伤和东西先拍下来'],
    calls: [{ number: '110', text: '打 110' }, AMBULANCE, WOMEN], ask: '在哪、谁打谁、现在人是否安全',
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
  chem: {
    title: '有毒有害的东西漏了，往上风走', steps: ['捂住口鼻，逆着风、往高处走', '别碰、别点火，打 119', '有人不舒服打 120'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE], ask: '在哪、什么东西、往哪边飘、有没有人不舒服',
  },
  cold: {
    title: '有人困在冷处，先救人', steps: ['打 110 和 120，说清在哪', '挪到避风的地方，裹上衣被', '别搓雪、别灌酒；困在车里别离开车'],
    calls: [{ number: '110', text: '打 110' }, AMBULANCE, FIRE], ask: '在哪、几个人、冻了多久',
  },
  missing: {
    title: '有人走丢了，马上报警', steps: ['打 110，不用等 24 小时', '说清年纪、穿什么、最后在哪里', '留一个人守在走丢的地方和家里'],
    calls: [{ number: '110', text: '打 110' }, AMBULANCE, FIRE], ask: '多大年纪、穿什么、最后在哪里见到',
  },
  open: {
    title: '井盖没了、坑洞敞着，先别让人靠近', steps: ['站在旁边提醒，别往里看、别伸手', '用显眼的东西挡住，晚上打着灯', '有人掉下去，打 119 和 120'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE], ask: '在哪、多大多深、有没有人掉下去',
  },
  animal: {
    title: '动物伤人，先躲开', steps: ['别跑、别招惹，退到门里、车里', '打 110；伤口流血打 120', '被咬了用肥皂水冲 15 分钟，当天打疫苗'],
    calls: [{ number: '110', text: '打 110' }, AMBULANCE, FIRE], ask: '在哪、什么动物、咬了几个人',
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

export const PLAIN: Card = {
  title: '有危险，先打电话',
  steps: [],
  calls: [FIRE, AMBULANCE, POLICE],
  ask: '在哪、什么时候开始的、人是否安全',
}

/** Sub-items that stand for a danger by themselves. */
const BY_ITEM: { readonly [item: string]: Danger } = { gas: 'gas', gas_hazard: 'gas', flood: 'flood' }

/** The card that comes first: for what the words say, else for the sub-item. */
export function emergencyOf(
  item: Item | undefined,
  text: string,
  ears: Ears = GRAVEST,
  calm: readonly CalmAbout[] = [],
): Emergency | undefined {
  const heard = pressing(text, ears, calm) ?? ears.danger(text)
  const danger = heard?.danger ?? (item?.danger ? BY_ITEM[item.id] : undefined)
  if (danger) return { id: danger, ...said(CARDS[danger]), ...(heard && { because: heard.because }) }
  return item?.danger ? { id: 'plain', ...said(PLAIN) } : undefined
}

const said = (card: Card) => ({
  ...card,
  title: say(card.title),
  steps: card.steps.map((step) => say(step)),
  calls: card.calls.map(({ number, text }) => ({ number, text: say(text) })),
  ask: say(card.ask),
})

/** How pressing a report is (紧急程度): by its sub-item or by what was heard in its words, whichever is more. */
export const urgencyOf = (item: Item, heard: Urgency = 'normal'): Urgency => moreUrgent(item.urgency ?? 'normal', heard)

export const moreUrgent = (one: Urgency, other: Urgency): Urgency => URGENCIES[Math.max(URGENCIES.indexOf(one), URGENCIES.indexOf(other))]!

/** The line that stands on the card beside the national ones: the gas company's own, where the catalogue names it. */
export const hotlineFor = ({ office }: Emergency, catalogue: Catalogue): Item['hotline'] =>
  office && itemOf(categoryOf(catalogue, office[0]), office[1]).hotline

/** The unit whose number stands there when no line is named. */
export const officeFor = ({ office }: Emergency, catalogue: Catalogue): string | undefined =>
  office && departmentOf(categoryOf(catalogue, office[0]), office[1])
