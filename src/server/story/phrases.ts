/** What people of the demo write when they act, in place of the few words a simulated year has for them. */
import type { Action } from '../../domain/ticket/actions'
import type { Field, Given } from '../../domain/ticket/given'
import { categoryOf, departmentOf } from '../../domain/report/categories'
import { targetsOf } from '../../domain/ticket/targets'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Deps } from '../deps'
import type { Dice } from '../simulate/dice'
import type { Topic } from './words'

type Phrases = { [field in Field]?: readonly string[] }

const PHRASES: { [action in Action]?: Phrases } = {
  escalate: { reason: ['要动用机械，网格上办不了', '牵涉产权单位，社区叫不动', '上门劝了三次，还是不听', '没有这项执法权'] },
  dispatch: { goal: ['三天内修好，办完给反映人回个电话', '先处理眼前的，再查根源', '当天到现场，有结果就告诉反映人', '办到群众认可'] },
  consult: { reason: ['一家办不了，请几家一起到现场看', '产权说不清，坐下来定谁来修'] },
  conclude: { minutes: ['现场看过，管线归属查清，由承办单位先修，费用后结。'], note: ['几家一起看过了，定了由谁来办。'] },
  attend: { reason: ['我们出人出车，听统一安排', '图纸已经找出来，下午送到'] },
  inform: {
    note: ['人已经派过去了，今天下班前给您准信。', '配件明天到货，到了就换。', '现场看过了，正在协调，请再等一天。', '施工队上午进场。'],
  },
  askInfo: { note: ['请问是几号楼几单元？', '方便的话拍张照片，好带对配件。', '大概是几点钟这样？好在那个时候去看。'] },
  return: { basis: ['不在本网格，是马路对面那一片', '按三定方案不归本单位管', '地块已移交，请改派产权单位'] },
  extend: { note: ['配件要从外地发，路上四天', '天太冷，混凝土没法养护'] },
  pause: { note: ['零下三十度不能动土，等回暖', '大风停工，风停就干'] },
  park: { note: ['冬天不能施工，开春第一批修'], measures: ['围挡立好，每天看一次，夜里有灯'], leader: ['分管副区长'] },
  merge: { reason: ['同一根管子的事，一起办'] },
  unmerge: { reason: ['去看了，是两处'] },
  supervise: { reason: ['拖得太久，三天内要有结果', '连着两次没按时，列入督办'] },
  sponsor: { leader: ['分管副区长'], person: ['承办科室'], measures: ['每周调度一次，修完回访到户'] },
  answerSupervision: { reason: ['已进场，这周内完工', '材料到了，明天开工'] },
  lift: { reason: ['已经有实质进展'] },
  callBack: { reason: ['电话里问过，说满意', '打了两次，没人接'] },
  reject: { note: ['这是小区业主自己的事，请找业委会和物业商量。'] },
  supplement: { note: ['就在路口东边，蓝色大门旁。', '补充一下，晚上六点以后最明显。', '今天又看了，比昨天还厉害。'] },
  urge: { note: ['还没人来，麻烦催一下。', '天越来越冷，快点吧。'] },
  withdraw: { reason: ['自己解决了', '报错地方了'] },
  reopen: { note: ['好了没两天，又坏了。'] },
  appeal: { note: ['问过物业了，他们说这是市政的。'] },
}

/** By how it ended. */
const NOTES: { [outcome in NonNullable<Given['outcome']>]?: readonly string[] } = {
  partly: ['先做了应急处理，剩下的等开春一起修。', '一半已经修好，另一半等配件。'],
  explained: ['到现场看过，也给您解释了规定，暂时还做不到，请谅解。', '这件事归产权单位，已把您的意见转过去。'],
}
const VERDICTS: { [solved in NonNullable<Given['solved']>]: readonly string[] } = {
  yes: ['已经好了，谢谢。', '没想到这么快，点赞。', '好了，小伙子态度也好。', 'Fixed. Thank you!', ''],
  partly: ['好一点，没全好。'],
  no: ['还是老样子，没人来。', '修了半天，一晚上又坏了。', '说办结了，我怎么没看见人？'],
}

/** Why the centre rules as it does when an order came back. */
const RULINGS = [
  '查过三定方案，这类事归它',
  '现场看过，坏的这一段是它管的',
  '去年同样的事是它办的，没有新的划分',
  '和机构编制部门核过，由它牵头',
]

/** The same step in this topic's words; work is sent to the department that does such things. */
export function worded(action: Action, given: Given, of: { ticket: Ticket; topic: Topic; dice: Dice; deps: Deps }): Given {
  const { dice, topic } = of
  const picked = Object.fromEntries(Object.entries(PHRASES[action] ?? {}).map(([field, some]) => [field, dice.pick(some)]))
  const said = { ...given, ...picked }
  if (action === 'resolve') return { ...said, note: dice.pick(NOTES[given.outcome!] ?? topic.done) }
  if (action === 'judge') return { ...said, note: dice.pick(VERDICTS[given.solved!]) }
  const ruling = action === 'dispatch' && given.reason !== undefined && { reason: dice.pick(RULINGS) }
  if (action === 'dispatch' || action === 'conclude') return { ...said, ...ruling, unit: fittingUnit(action, given.unit!, of) }
  return said
}

/** The department of the catalogue where the ticket may go there, else the one that was meant. */
function fittingUnit(action: 'dispatch' | 'conclude', meant: string, { ticket, deps }: { ticket: Ticket; deps: Deps }): string {
  const { catalogue, units } = deps.reference
  const fitting = departmentOf(categoryOf(catalogue, ticket.category), ticket.item)
  const mayGo = targetsOf({ ticket, units }, action).some(({ id }) => id === fitting) && !ticket.returnedBy.includes(fitting)
  return mayGo ? fitting : meant
}
