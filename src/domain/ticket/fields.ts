/** How each field of an action is asked for on screen (凭据的说法). */
import type { CALL_REASONS, ESCALATE_REASONS, Field, Outcome, REJECT_REASONS, SATISFIED, SOLVED } from './evidence'

type FieldRow =
  | { kind: 'text'; label: string; max: number; placeholder: string }
  | { kind: 'choice'; label: string; options: Readonly<Record<string, string>>; hint?: string }
  | { kind: 'photos'; label: string }
  | { kind: 'unit'; label: string }

export const FIELDS = {
  note: { kind: 'text', label: '写给反映人', max: 300, placeholder: '做了什么、什么时候、还有什么没做' },
  reason: { kind: 'text', label: '说明', max: 200, placeholder: '一两句话说清楚' },
  basis: { kind: 'text', label: '为什么不归本单位', max: 200, placeholder: '依据哪条职责、该归谁' },
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
  unit: { kind: 'unit', label: '交给谁' },
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
