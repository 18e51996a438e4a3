/**
 * How long what is kept (留存期限): kind, period in days (null: as long as what it belongs to), from when, on what ground, and who sees to
 * it. Jobs delete by this table, the privacy rules tell it, and the operator's manual lists it.
 */
type Kept = { what: string; days: number | null; from: string; basis: string; by: 'job' | 'leaving' | 'operator' | 'nobody'; told?: string }

const LEAST = '个人信息保护法第十九条：实现目的所必要的最短时间'
const SIX_MONTHS = '网络安全法第二十一条第（三）项：网络日志不少于六个月'

// prettier-ignore
export const RETENTION = {
  orphans: { what: '没用上的照片和语音', days: 1, from: '传上来', basis: LEAST, by: 'job', told: '没用上的照片和语音一天内删掉。验证码 5 分钟作废。' },
  codes: { what: '短信验证码（散列）', days: 1, from: '作废', basis: LEAST, by: 'job' },
  counts: { what: '限次计数（来访地址、设备号和号码的散列）', days: 2, from: '最后一次', basis: LEAST, by: 'job',
    told: '手机给自己编的随机号：登录后提交时带上，只用来数一小时报了几件，以免滥用，两天后删掉。匿名提交不带。' },
  sessions: { what: '登录凭证（散列）', days: 30, from: '退出或失效', basis: LEAST, by: 'job' },
  devices: { what: '登录过的手机（随机号的散列）', days: 366, from: '最后一次登录', basis: LEAST, by: 'job', told: '登录过的手机记一年（只存散列），好认出是您自己的。' },
  outbox: { what: '发出去的消息的记录（只有编号）', days: 30, from: '发出', basis: LEAST, by: 'job' },
  dead: { what: '没发出去的消息的记录（只有编号）', days: 180, from: '最后一次失败', basis: SIX_MONTHS, by: 'job' },
  notices: { what: '消息（只记哪一件、哪一步）', days: 366, from: '发出', basis: LEAST, by: 'job', told: '“消息”留一年。' },
  voices: { what: '录音', days: 365, from: '结案', basis: LEAST, by: 'job', told: '录音结案后留一年，到期自动删掉，写成的文字留着。' },
  words: { what: '反映的文字、照片、地点，经办人写的话', days: 3650, from: '结案', basis: '机关文件材料归档范围和文书档案保管期限规定：定期 10 年', by: 'job',
    told: '报过的事结案后留 10 年，到期自动抹去内容；编号、经过和时间留着。' },
  batches: { what: '成批办的清单（编号和结果；还没办的，连同要写的那句话）', days: 30, from: '看会怎样', basis: LEAST, by: 'job' },
  callers: { what: '来电来访登记的姓名、手机号', days: 3650, from: '结案（和反映的文字一起）', basis: LEAST, by: 'job',
    told: '打电话、去窗口由工作人员登记的姓名、电话：和那件事一起留，内容抹去时一起删。' },
  visits: { what: '走访记录里的话（没成单的；之后只剩次数）', days: 366, from: '走访那天', basis: LEAST, by: 'job',
    told: '网格员上门记下的话：没转成一件来办的，留一年就删，只剩次数。' },
  booklets: { what: '一户一册、一企一册', days: 730, from: '最后一次走访或改动', basis: LEAST, by: 'job',
    told: '一户一册：只有本网格和本社区的工作人员看得到，看一次记一次；两年没人去过就删，您要求删就马上删。' },
  feedback: { what: '投诉建议（说这个程序的话、回复、评价）', days: 1095, from: '说的那天', basis: LEAST, by: 'job',
    told: '对这个程序的投诉建议和回复：留三年，注销就删。' },
  proposals: { what: '三员提的、同意的（账号、姓名、岗位、单位）', days: 1095, from: '提出那天', basis: SIX_MONTHS, by: 'job' },
  duties: { what: '值班的顶班、换班、请假（谁、几点到几点，不记事由）', days: 366, from: '那一班', basis: LEAST, by: 'job' },
  bars: { what: '暂停提交的记录', days: 1095, from: '到期或解除', basis: '民法典第一百八十八条：诉讼时效三年', by: 'job' },
  identities: { what: '姓名、手机号、微信标识', days: null, from: '账号在', basis: LEAST, by: 'leaving', told: '姓名、电话和微信标识：账号在就留着，注销就删。' },
  audit: { what: '登录和操作日志（只有编号）', days: null, from: '发生', basis: `${SIX_MONTHS}；成链，不删`, by: 'nobody', told: '登录和操作的日志至少留六个月，里面只有编号。' },
  logs: { what: '服务器和代理的访问日志', days: 180, from: '发生', basis: SIX_MONTHS, by: 'operator' },
} as const satisfies Record<string, Kept>
export type Kind = keyof typeof RETENTION

/** What residents are told of it, a sentence each. */
export const RETENTION_TOLD: string[] = Object.values(RETENTION).flatMap((kept: Kept) => kept.told ?? [])
