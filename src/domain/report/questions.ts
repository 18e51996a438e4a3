/**
 * What whoever comes to fix it will ask first (细项提问): at most two questions a sub-item, none of them required. One that a few words or
 * a number answer is a field of its own; others stand in the empty text field and under it. A catalogue may carry its own; these are the
 * bundled ones, kept apart because only the form needs them.
 */
import { say } from '../words/say'
import type { Item, Question } from './categories'

export const QUESTIONS: { readonly [item: string]: readonly string[] } = {
  lamp: ['灯杆编号是多少', '一盏不亮还是一片'],
  manhole: ['缺了、破了还是松动', '有没有拦起来'],
  pothole: ['坑有多大多深', '在车道还是人行道'],
  rail_sign: ['坏了多长一段', '倒在路上没有'],
  fitness: ['哪个公园、哪件器材', '怎么坏的'],
  toilet: ['哪座公厕', '没开门、太脏还是坏了'],
  barrier_free: ['哪个出入口', '被占了还是坏了'],
  enrol: ['孩子上几年级', '户口和房子在哪个社区'],
  campus: ['哪所学校', '什么时候的事'],
  after_school: ['哪所学校或机构'],
  clinic: ['哪家医院、哪个科', '哪天去的'],
  vaccine: ['哪个接种点', '打什么针'],
  insurance: ['职工医保还是居民医保', '卡在哪一步'],
  neighbour: ['为什么事、多久了', '调解过没有'],
  property_dispute: ['哪个小区'],
  wages: ['哪个工地或单位', '欠几个月、多少人'],
  consumer: ['哪家店', '花了多少钱、有没有票据'],
  land: ['哪个村、哪块地', '手里有什么文件'],
  legal_aid: ['为什么事打官司'],
  family: ['现在人是否安全'],
  rubbish: ['有多大一堆', '堆了几天'],
  bin_full: ['哪个桶点', '几天没清'],
  rubble: ['谁倒的、什么时候倒的', '挡没挡路'],
  leaflets: ['贴在哪里', '上面有没有电话'],
  stalls: ['每天几点到几点', '占了多宽'],
  illegal_building: ['正在盖还是已盖好', '几楼、哪一户旁边'],
  dust: ['哪个工地', '什么时候最重'],
  water: ['一户还是整栋', '从几点开始'],
  power: ['一户还是整栋', '从几点开始'],
  gas: ['在哪里闻到的', '人是否安全'],
  heating: ['屋里多少度', '一户还是整栋都不热'],
  leak: ['漏得多大', '总阀关了没有'],
  drain: ['哪个口往外冒', '水进屋没有'],
  ice: ['冰面有多大', '水从哪里来'],
  service: ['哪个小区、哪家物业', '说过没有、怎么答的'],
  roof_leak: ['几楼、哪个房间', '下雨才漏还是一直漏'],
  lift: ['哪栋哪单元、电梯编号', '坏了多久，有没有困人'],
  renovation: ['哪个小区'],
  public_housing: ['想申请还是已在住'],
  deed: ['哪个楼盘、哪年交房'],
  parking_space: ['哪个小区', '收费、被占还是不够'],
  bus: ['几路车、哪一站', '几点、往哪个方向'],
  taxi: ['车牌号多少', '几点、从哪到哪'],
  parking: ['车牌号多少', '现在还停着吗'],
  signal: ['哪个路口、哪个方向', '不亮还是时间不对'],
  rural_road: ['哪个村、哪一段', '车还能过吗'],
  jam: ['哪个路口', '每天几点'],
  job: ['会什么、想找什么活'],
  training: ['想学什么'],
  pension: ['在哪里参保', '断缴、转移还是领取'],
  unemployment: ['哪个单位', '什么时候的事'],
  retirement: ['哪年到龄', '在哪里参保'],
  relief: ['家里几口人、靠什么过日子', '申请过没有'],
  disability: ['残疾类别和等级', '办证、补贴还是别的'],
  elderly_care: ['老人多大、一个人住吗', '需要什么照顾'],
  noise: ['什么声音、从哪来', '几点到几点'],
  fumes: ['哪家店或厂', '什么时候最重'],
  sewage: ['从哪里排出来', '什么颜色、什么味'],
  air: ['烧什么、在哪里', '现在还在烧吗'],
  mining: ['哪个矿、哪一片', '房子有没有裂'],
  greenery: ['什么树、多大一片'],
  fire_lane: ['哪栋哪单元', '被什么堵住'],
  gas_hazard: ['什么隐患', '人是否安全'],
  unsafe_house: ['哪栋房、现在住人吗', '裂了多宽'],
  flood: ['水有多深', '有没有人被困'],
  order: ['几点、在哪里', '报过警没有'],
  falling_ice: ['哪栋楼哪一面', '下面走不走人'],
  food: ['哪家店、买的什么', '有没有人不舒服'],
  drug: ['哪家店、什么药'],
  price: ['哪家店、什么东西'],
  fake: ['哪家店、什么东西'],
  unlicensed: ['哪家店、做什么的'],
  equipment: ['什么设备、在哪里'],
  field: ['哪个村、多少亩', '坏在哪里'],
  livestock: ['什么牲口、多少头', '什么症状、几天了'],
  subsidy: ['哪一年、哪种补贴'],
  business: ['什么企业、办什么事'],
  finance: ['贷款还是招工'],
  permit: ['什么项目、哪个手续'],
  policy: ['想问哪件事'],
  efficiency: ['哪个单位、哪个窗口', '哪天去的、怎么答的'],
  conduct: ['哪个单位、什么事', '什么时候'],
  advice: ['想改哪里'],
  praise: ['谁、哪个单位'],
}

const HOMES = ['只有我家', '整个单元', '整栋楼', '不止一栋']
const DAYS = { unit: '天' }

/** What is answered by one of a few words, or by a number of something. Whether people are safe is written, and heard. */
export const ANSWERED_BY: { readonly [ask: string]: readonly string[] | { unit: string } } = {
  一盏不亮还是一片: ['一盏', '两三盏', '一整片'],
  '缺了、破了还是松动': ['缺了', '破了', '松动'],
  有没有拦起来: ['拦起来了', '没有拦'],
  在车道还是人行道: ['车道', '人行道'],
  倒在路上没有: ['倒在路上', '没有倒'],
  '没开门、太脏还是坏了': ['没开门', '太脏', '坏了'],
  被占了还是坏了: ['被占了', '坏了'],
  孩子上几年级: { unit: '年级' },
  职工医保还是居民医保: ['职工医保', '居民医保'],
  调解过没有: ['调解过', '没有'],
  堆了几天: DAYS,
  几天没清: DAYS,
  挡没挡路: ['挡路', '不挡路'],
  上面有没有电话: ['有电话', '没有'],
  占了多宽: { unit: '米' },
  正在盖还是已盖好: ['正在盖', '已盖好'],
  一户还是整栋: HOMES,
  一户还是整栋都不热: HOMES,
  屋里多少度: { unit: '度' },
  漏得多大: ['滴水', '一直流', '往外喷'],
  总阀关了没有: ['关了', '没关', '找不到阀门'],
  水进屋没有: ['进屋了', '没进屋'],
  下雨才漏还是一直漏: ['下雨才漏', '一直漏'],
  想申请还是已在住: ['想申请', '已在住'],
  '收费、被占还是不够': ['收费', '被占', '不够'],
  现在还停着吗: ['还停着', '开走了'],
  不亮还是时间不对: ['不亮', '时间不对'],
  车还能过吗: ['能过', '不能过'],
  '断缴、转移还是领取': ['断缴', '转移', '领取'],
  申请过没有: ['申请过', '没有'],
  '办证、补贴还是别的': ['办证', '补贴', '别的'],
  现在还在烧吗: ['还在烧', '不烧了'],
  房子有没有裂: ['有裂缝', '没有'],
  报过警没有: ['报过', '没有'],
  下面走不走人: ['走人', '不走人'],
  有没有人不舒服: ['有人不舒服', '没有'],
  贷款还是招工: ['贷款', '招工'],
}

const bundled = (ask: string): Question => {
  const by = ANSWERED_BY[ask]
  return by === undefined ? { ask } : 'unit' in by ? { ask, unit: by.unit } : { ask, options: [...by] }
}
const questionsFor = ({ id, questions }: Item): readonly Question[] => questions ?? (QUESTIONS[id] ?? []).map(bundled)

const isField = ({ options, unit }: Question): boolean => options !== undefined || unit !== undefined

/** The questions with a field of their own. */
export const fieldsFor = (item: Item): Question[] => questionsFor(item).filter(isField)

/** The others, to be answered in the text: "灯杆编号是多少？". */
export const questionWords = (item: Item): string =>
  questionsFor(item)
    .filter((question) => !isField(question))
    .map(({ ask }) => say('{question}？', { question: say(ask) }))
    .join('')
