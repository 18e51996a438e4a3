/** How each field of an action is asked for on screen (凭据的说法). */
import type { URGENCIES } from '../report/categories'
import { CAUSE_WORDS } from './causes'
import {
  MAX_TEXT,
  type ASSURANCES,
  type CALL_REASONS,
  type CHECK_RESULTS,
  type CORRECTED_TO,
  type DISTANCES,
  type EraseWhat,
  type EraseWhy,
  type ESCALATE_REASONS,
  type Field,
  type Grade,
  type Mode,
  type NO_PHOTO,
  type Outcome,
  type PAUSE_REASONS,
  type REACHED,
  type REJECT_REASONS,
  type SATISFIED,
  type SOLVED,
} from './given'
import { BY_PARTIES, BY_REPORTER, BY_REPORTER_AND_CENTRE, BY_STAFF, type ReadBy } from './read-by'

/** `read`: who may ever read what stands in it; `told`: options as residents read them, where they read other words. */
export type FieldRow = { label: string; read: ReadBy } & (
  | { kind: 'text'; max: number; placeholder: string }
  | { kind: 'choice'; options: Readonly<Record<string, string>>; told?: Readonly<Record<string, string>>; hint?: string }
  | { kind: 'ticks'; options: Readonly<Record<string, string>> }
  | { kind: 'photos' }
  /** Files for download (附件). */
  | { kind: 'papers' }
  /** Worked out by the phone when its holder says so, from its place and the ticket's; no place is sent. */
  | { kind: 'distance'; options: Readonly<Record<string, string>> }
  | { kind: 'unit' | 'units' }
  | { kind: 'day' }
  /** Somebody who works at the unit: drawn by staff's screens. */
  | { kind: 'colleague' }
  /** A leader who answers for the unit: drawn by staff's screens, and fills in the words. */
  | { kind: 'leader' }
  /** One of the 13 with its sub-items: drawn by staff's screens. */
  | { kind: 'category' }
  /** A grid or a community: drawn by staff's screens. */
  | { kind: 'place' }
  | { kind: 'number'; placeholder: string }
  /** Filled in by the system alone. */
  | { kind: 'none' }
)

export const FIELDS = {
  note: { read: BY_PARTIES, kind: 'text', label: '写给反映人', max: MAX_TEXT, placeholder: '做了什么、什么时候、还有什么没做' },
  reason: { read: BY_STAFF, kind: 'text', label: '说明', max: 200, placeholder: '一两句话说清楚' },
  basis: { read: BY_STAFF, kind: 'text', label: '为什么不归本单位', max: 200, placeholder: '依据哪条职责、该归谁' },
  transcript: { read: BY_REPORTER, kind: 'text', label: '反映人说的话', max: MAX_TEXT, placeholder: '照原话写；听不清的地方写“听不清”' },
  rejectReason: {
    read: BY_PARTIES,
    kind: 'choice',
    label: '不予受理的原因',
    options: {
      emergency: '紧急情况，应打 110/119/120',
      other_procedure: '已在诉讼、仲裁、信访等程序中',
      repeat: '同一件事，没有新情况',
      secret: '涉及国家秘密、商业秘密或隐私',
      not_public_duty: '不属于公共管理职责',
      unlawful: '违反法律或公序良俗',
      spam: '恶意或无意义内容',
      insufficient: '信息不足，补充后仍无法办理',
    } satisfies Record<(typeof REJECT_REASONS)[number], string>,
  },
  escalateReason: {
    read: BY_PARTIES,
    kind: 'choice',
    label: '为什么要往上报',
    options: {
      no_authority: '没有权限',
      no_means: '缺人缺设备',
      crosses_border: '跨社区',
      cannot_persuade: '说不通',
      other: '其他',
    } satisfies Record<(typeof ESCALATE_REASONS)[number], string>,
    told: {
      no_authority: '这一级没有权限',
      no_means: '这一级缺人缺设备',
      crosses_border: '牵涉几个社区',
      cannot_persuade: '要上一级出面',
      other: '要上一级来办',
    } satisfies Record<(typeof ESCALATE_REASONS)[number], string>,
  },
  callReason: {
    read: BY_REPORTER,
    kind: 'choice',
    label: '为什么打电话',
    options: { verify: '核实情况', visit: '约上门时间', result: '告知结果' } satisfies Record<(typeof CALL_REASONS)[number], string>,
  },
  outcome: {
    read: BY_PARTIES,
    kind: 'choice',
    label: '结果是哪一种',
    options: { solved: '解决了', partly: '解决一部分', explained: '解释说明' } satisfies Record<Outcome, string>,
  },
  mode: {
    read: BY_STAFF,
    kind: 'choice',
    label: '按哪一种办',
    options: { spot: '马上办', tiers: '分级办', dispatch: '派单办', consult: '会商办' } satisfies Record<Mode, string>,
  },
  pauseReason: {
    read: BY_PARTIES,
    kind: 'choice',
    label: '为什么要停',
    options: { weather: '等天气、等季节', procedure: '等法定程序', reporter: '等反映人' } satisfies Record<
      (typeof PAUSE_REASONS)[number],
      string
    >,
    told: { reporter: '等您' },
  },
  checkResult: {
    read: BY_PARTIES,
    kind: 'choice',
    label: '核查结果',
    options: { passed: '属实，办好了', failed: '没办好，退回重办' } satisfies Record<(typeof CHECK_RESULTS)[number], string>,
  },
  reached: {
    read: BY_REPORTER,
    kind: 'choice',
    label: '联系上了吗？',
    options: { reached: '联系上了', unreached: '没联系上' } satisfies Record<(typeof REACHED)[number], string>,
  },
  grade: {
    read: BY_PARTIES,
    kind: 'choice',
    label: '督办到哪一级',
    options: { phone: '电话催办', letter: '工作提醒函', written: '书面督办', listed: '挂牌督办', leader: '领导包案' } satisfies Record<
      Grade,
      string
    >,
  },
  assured: {
    read: BY_STAFF,
    kind: 'ticks',
    label: '四包，都做到了才能销号',
    options: { review: '包复查', handling: '包处理', reconciled: '包息诉', stable: '包稳定' } satisfies Record<
      (typeof ASSURANCES)[number],
      string
    >,
  },
  unit: { read: BY_STAFF, kind: 'unit', label: '交给谁' },
  units: { read: BY_STAFF, kind: 'units', label: '请哪几家' },
  holder: { read: BY_STAFF, kind: 'colleague', label: '分给谁' },
  onDuty: { read: BY_STAFF, kind: 'none', label: '当时值班' },
  person: { read: BY_STAFF, kind: 'text', label: '落实责任人', max: 20, placeholder: '姓名，可以由签收的单位补' },
  leader: { read: BY_STAFF, kind: 'text', label: '责任领导', max: 20, placeholder: '姓名和职务' },
  sponsor: { read: BY_STAFF, kind: 'leader', label: '有账号的领导' },
  goal: { read: BY_STAFF, kind: 'text', label: '预期成效', max: 100, placeholder: '办到什么样算办好' },
  minutes: { read: BY_STAFF, kind: 'text', label: '会商纪要', max: 1000, placeholder: '谁说了什么，定了什么' },
  measures: { read: BY_STAFF, kind: 'text', label: '措施', max: 300, placeholder: '眼下怎么办，以后怎么办' },
  until: { read: BY_STAFF, kind: 'day', label: '到哪一天' },
  holdsUntil: { read: BY_PARTIES, kind: 'day', label: '先这样到哪一天' },
  into: { read: BY_STAFF, kind: 'number', label: '并到哪一件', placeholder: '编号，如 20261123-7K2M' },
  clock: { read: BY_PARTIES, kind: 'none', label: '时限' },
  urgency: {
    read: BY_PARTIES,
    kind: 'choice',
    label: '紧急程度',
    options: { normal: '一般', urgent: '紧急', critical: '特急' } satisfies Record<(typeof URGENCIES)[number], string>,
  },
  category: { read: BY_PARTIES, kind: 'category', label: '其实是哪一类' },
  /** Chosen with the category. */
  item: { read: BY_PARTIES, kind: 'none', label: '细项' },
  request: {
    read: BY_PARTIES,
    kind: 'choice',
    label: '诉求类型',
    options: { help: '求助', consult: '咨询', complain: '投诉', suggest: '建议', praise: '表扬' } satisfies Record<
      (typeof CORRECTED_TO)[number],
      string
    >,
  },
  /** Whoever joined it is not told the grid. */
  lies: { read: BY_REPORTER, kind: 'place', label: '其实在哪里' },
  wasIn: { read: BY_REPORTER, kind: 'none', label: '原来在' },
  was: { read: BY_PARTIES, kind: 'none', label: '原来' },
  undoes: { read: BY_STAFF, kind: 'none', label: '撤销到第几条' },
  cause: {
    read: BY_PARTIES,
    kind: 'choice',
    label: '告诉反映人的原因',
    options: CAUSE_WORDS.unit,
    told: CAUSE_WORDS.resident,
  },
  count: { read: BY_PARTIES, kind: 'none', label: '几次' },
  number: { read: BY_STAFF, kind: 'none', label: '编号' },
  eraseWhat: {
    read: BY_REPORTER,
    kind: 'choice',
    label: '抹去什么',
    options: {
      told: '反映人写的、拍的、说的',
      all: '全部，连同工作人员写的',
      words: '只抹反映人的文字',
      photos: '只抹照片',
      voice: '只抹录音，写成的文字留着',
      papers: '只抹附件',
    } satisfies Record<EraseWhat, string>,
  },
  /** Each reason with what the law says to it (法律依据). */
  eraseWhy: {
    read: BY_REPORTER,
    kind: 'choice',
    label: '为什么',
    options: {
      asked: '本人要求删除（个人信息保护法第 47 条）',
      consent: '撤回了同意（个人信息保护法第 15、47 条）',
      expired: '保存期满（个人信息保护法第 19、47 条）',
      unlawful: '本来不该收（个人信息保护法第 47 条）',
      others: '写了别人的隐私（民法典第 1034 条）',
      left: '账号注销（个人信息保护法第 15、47 条）',
    } satisfies Record<EraseWhy, string>,
  },
  lines: { read: BY_STAFF, kind: 'none', label: '第几条' },
  photos: { read: BY_PARTIES, kind: 'photos', label: '照片' },
  /** May hold names and numbers of the reporter: not for neighbours who joined. */
  papers: { read: BY_REPORTER, kind: 'papers', label: '附件' },
  photosAt: { read: BY_REPORTER, kind: 'none', label: '拍照时间' },
  distance: {
    read: BY_STAFF,
    kind: 'distance',
    label: '拍照的地方',
    options: { here: '就在现场', near: '在附近', elsewhere: '在别处' } satisfies Record<(typeof DISTANCES)[number], string>,
  },
  noPhoto: {
    read: BY_STAFF,
    kind: 'choice',
    label: '拍不了照片的原因',
    options: {
      dark: '天黑看不清',
      person: '会拍到人',
      inside: '在住户家里',
      gone: '已看不出来',
      unsafe: '站不住人',
    } satisfies Record<(typeof NO_PHOTO)[number], string>,
  },
  solved: {
    read: BY_REPORTER,
    kind: 'choice',
    label: '解决了吗？',
    hint: '问事情',
    options: { yes: '解决了', partly: '解决了一部分', no: '没解决' } satisfies Record<(typeof SOLVED)[number], string>,
  },
  satisfied: {
    read: BY_REPORTER_AND_CENTRE,
    kind: 'choice',
    label: '办得满意吗？',
    hint: '问办事的人和过程',
    options: { '5': '很满意', '4': '满意', '3': '基本满意', '2': '不满意', '1': '很不满意' } satisfies Record<
      (typeof SATISFIED)[number],
      string
    >,
  },
} as const satisfies Record<Field, FieldRow>

export const fieldRow = (field: Field): FieldRow => FIELDS[field]
