/** How each field of an action is asked for on screen (凭据的说法). */
import {
  MAX_TEXT,
  type ASSURANCES,
  type CALL_REASONS,
  type CHECK_RESULTS,
  type ESCALATE_REASONS,
  type Field,
  type Grade,
  type Mode,
  type Outcome,
  type PAUSE_REASONS,
  type REACHED,
  type REJECT_REASONS,
  type SATISFIED,
  type SOLVED,
} from './evidence'

type FieldRow =
  | { kind: 'text'; label: string; max: number; placeholder: string }
  | { kind: 'choice'; label: string; options: Readonly<Record<string, string>>; hint?: string }
  | { kind: 'ticks'; label: string; options: Readonly<Record<string, string>> }
  | { kind: 'photos'; label: string }
  | { kind: 'unit' | 'units'; label: string }
  | { kind: 'day'; label: string }
  | { kind: 'number'; label: string; placeholder: string }
  /** Filled in by the system alone. */
  | { kind: 'none'; label: string }

export const FIELDS = {
  note: { kind: 'text', label: '写给反映人', max: 300, placeholder: '做了什么、什么时候、还有什么没做' },
  reason: { kind: 'text', label: '说明', max: 200, placeholder: '一两句话说清楚' },
  basis: { kind: 'text', label: '为什么不归本单位', max: 200, placeholder: '依据哪条职责、该归谁' },
  transcript: { kind: 'text', label: '反映人说的话', max: MAX_TEXT, placeholder: '照原话写；听不清的地方写“听不清”' },
  rejectReason: {
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
    kind: 'choice',
    label: '为什么要往上报',
    options: {
      no_authority: '没有权限',
      no_means: '缺人缺设备',
      crosses_border: '跨社区',
      cannot_persuade: '说不通',
      other: '其他',
    } satisfies Record<(typeof ESCALATE_REASONS)[number], string>,
  },
  callReason: {
    kind: 'choice',
    label: '为什么打电话',
    options: { verify: '核实情况', visit: '约上门时间', result: '告知结果' } satisfies Record<(typeof CALL_REASONS)[number], string>,
  },
  outcome: {
    kind: 'choice',
    label: '结果是哪一种',
    options: { solved: '解决了', partly: '解决一部分', explained: '解释说明' } satisfies Record<Outcome, string>,
  },
  mode: {
    kind: 'choice',
    label: '按哪一种办',
    options: { spot: '马上办', tiers: '分级办', dispatch: '派单办', consult: '会商办' } satisfies Record<Mode, string>,
  },
  pauseReason: {
    kind: 'choice',
    label: '为什么要停',
    options: { weather: '等天气、等季节', procedure: '等法定程序', reporter: '等反映人' } satisfies Record<
      (typeof PAUSE_REASONS)[number],
      string
    >,
  },
  checkResult: {
    kind: 'choice',
    label: '核查结果',
    options: { passed: '属实，办好了', failed: '没办好，退回重办' } satisfies Record<(typeof CHECK_RESULTS)[number], string>,
  },
  reached: {
    kind: 'choice',
    label: '联系上了吗？',
    options: { reached: '联系上了', unreached: '没联系上' } satisfies Record<(typeof REACHED)[number], string>,
  },
  grade: {
    kind: 'choice',
    label: '督办到哪一级',
    options: { phone: '电话催办', letter: '工作提醒函', written: '书面督办', listed: '挂牌督办', leader: '领导包案' } satisfies Record<
      Grade,
      string
    >,
  },
  assured: {
    kind: 'ticks',
    label: '四包，都做到了才能销号',
    options: { review: '包复查', handling: '包处理', reconciled: '包息诉', stable: '包稳定' } satisfies Record<
      (typeof ASSURANCES)[number],
      string
    >,
  },
  unit: { kind: 'unit', label: '交给谁' },
  units: { kind: 'units', label: '请哪几家' },
  person: { kind: 'text', label: '落实责任人', max: 20, placeholder: '姓名，可以由签收的单位补' },
  leader: { kind: 'text', label: '责任领导', max: 20, placeholder: '姓名和职务' },
  goal: { kind: 'text', label: '预期成效', max: 100, placeholder: '办到什么样算办好' },
  minutes: { kind: 'text', label: '会商纪要', max: 1000, placeholder: '谁说了什么，定了什么' },
  measures: { kind: 'text', label: '措施', max: 300, placeholder: '眼下怎么办，以后怎么办' },
  until: { kind: 'day', label: '到哪一天' },
  into: { kind: 'number', label: '并到哪一件', placeholder: '编号，如 20261123-7K2M' },
  clock: { kind: 'none', label: '时限' },
  urgency: { kind: 'none', label: '紧急程度' },
  photos: { kind: 'photos', label: '照片' },
  solved: {
    kind: 'choice',
    label: '解决了吗？',
    hint: '问事情',
    options: { yes: '解决了', partly: '解决了一部分', no: '没解决' } satisfies Record<(typeof SOLVED)[number], string>,
  },
  satisfied: {
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
