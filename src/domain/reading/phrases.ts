/**
 * Phrases a worker taps instead of typing (常用语), by what a matter is about and how it ended. A blank in one (〔填哪天〕) is filled in before
 * it goes out. Staff's screens alone carry this file.
 */
import type { CategoryId } from '../report/categories'
import type { Outcome } from '../ticket/given'
import { BLANKS } from '../ticket/phrases'

const { day, what, who, why, rule, phone } = BLANKS
type ByOutcome = Record<Outcome, readonly string[]>

/** For whatever it is about. */
const ANYWHERE: ByOutcome = {
  solved: ['已到现场处理'],
  partly: [`先做了应急处理，${day}前办完`, '明天再来看'],
  explained: [`这件归${who}，已转告，可打${phone}问`, `按${rule}暂时办不了，因为${why}`],
}

const OF: Record<CategoryId, ByOutcome> = {
  public_facility: {
    solved: ['已修复', '已换新的', '已清理，恢复使用'],
    partly: ['已围挡警示', `配件${day}到，到了就换`],
    explained: [`产权属${who}，已书面告知，${day}前答复`],
  },
  education_health: {
    solved: ['已和学校核实改正', `已办好：${what}`],
    partly: [`已约谈，${day}前整改`],
    explained: [`招生和收费按${rule}执行`],
  },
  dispute_rights: {
    solved: ['双方当面说开，签了调解协议', `欠款已付清：${what}`],
    partly: [`调解过一次，${day}再调`],
    explained: [`调解不成，可到${who}申请仲裁或起诉，电话${phone}`],
  },
  sanitation: {
    solved: ['已清理', '已清运干净，增加了保洁次数'],
    partly: [`先清了路面，剩下的${day}清完`],
    explained: [`这块地归${who}清扫，已通知`],
  },
  utilities_heat: {
    solved: ['已抢修好，恢复正常', '已入户测温，温度达标', `已修复：${what}`],
    partly: [`先接了临时的，${day}换管`, `已调高温度，${day}再来测`],
    explained: [`停供是因为${why}，${day}恢复`],
  },
  housing_property: {
    solved: ['物业已整改', `已修好：${what}`],
    partly: [`物业${day}前修好，社区盯着`],
    explained: [`动用维修基金要业主表决，社区${day}帮着组织`, `这是业主合同的事，可找${who}`],
  },
  transport: {
    solved: ['已施划标线、立好标志', '已拖离挡路的车'],
    partly: [`先摆了锥桶，${day}装好`],
    explained: [`这条路${day}施工，施工期绕行${what}`],
  },
  jobs_social_security: {
    solved: ['已办好，可在手机上查到', `已补发：${what}`],
    partly: [`材料已补齐，${day}前办结`],
    explained: [`按${rule}，还差${what}`, `可到${who}窗口办，电话${phone}`],
  },
  ecology: {
    solved: ['已责令停下并改正', '已监测，达标'],
    partly: [`已立案，${day}前整改`],
    explained: [`监测结果在标准内，依据${rule}`],
  },
  public_safety: {
    solved: ['险情已排除', '通道已清开'],
    partly: ['已围挡警示，有人看守', `隐患${day}前除掉`],
    explained: [`已由${who}接手，电话${phone}`],
  },
  food_drug_market: {
    solved: ['已检查，责令改正并复查', `已退款：${what}`],
    partly: [`已抽样送检，${day}出结果`, `已立案调查，${day}前告知`],
    explained: [`未发现违法，依据${rule}`],
  },
  rural_business: {
    solved: ['已帮着办好', `已发放到位：${what}`],
    partly: [`已排进计划，${day}前做完`],
    explained: [`按${rule}，不在补贴范围，因为${why}`],
  },
  policy_style_other: {
    solved: ['已核实并改正', '已当面致歉'],
    partly: [`正在核查，${day}前答复`],
    explained: [`按${rule}办理，已当面说明`],
  },
}

/** What may be tapped together for this matter and this outcome; nothing before it is said how it ended. */
export const phrasesFor = (category: CategoryId, outcome: Outcome | undefined): readonly string[] =>
  outcome ? [...OF[category][outcome], ...ANYWHERE[outcome]] : []
