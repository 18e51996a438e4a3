/**
 * What one can find by (检索): one row for each key of the line, with the names it goes by and what the form calls it. The line and the
 * form say the same, for both are made of this table.
 */

/** `names`: the first is how a line is written; all are understood, in any case and width. */
type KeyRow = { names: readonly string[]; label: string; hint: string }

export const KEYS = {
  number: { names: ['编号', 'number', 'no'], label: '编号', hint: '整个编号，或最后四位' },
  place: { names: ['地点', '社区', '网格', '街道', 'place', 'community', 'grid', 'street'], label: '地点', hint: '社区、网格、街道的名字' },
  unit: { names: ['单位', 'unit'], label: '在哪个单位', hint: '单位的名字，写一部分也行' },
  category: { names: ['类别', 'category'], label: '类别', hint: '' },
  item: { names: ['细项', 'item'], label: '细项', hint: '如 路灯' },
  state: { names: ['状态', 'state'], label: '状态', hint: '' },
  source: { names: ['来源', 'source'], label: '来源', hint: '' },
  from: { names: ['从', 'from', 'since'], label: '从哪天报的', hint: '如 2026-11-01' },
  to: { names: ['到', 'to', 'until'], label: '到哪天报的', hint: '如 2026-11-30' },
  is: { names: ['只看', 'is', 'only'], label: '只看', hint: '' },
  phone: { names: ['电话', '手机', 'phone', 'tel'], label: '反映人电话', hint: '' },
} as const satisfies Record<string, KeyRow>
export type Key = keyof typeof KEYS

/**
 * late: a limit of ours has passed · mine: I did something on it, or had it in hand (经手人) · nobody: it waits for somebody to take it,
 * and is in nobody's hands.
 */
export const FLAGS = {
  late: { names: ['超时', 'late', 'overdue'], label: '已超时' },
  mine: { names: ['经我手', '我的', 'mine', 'me'], label: '经我手的' },
  nobody: { names: ['没人接', 'nobody', 'unassigned'], label: '没人接的' },
} as const satisfies Record<string, { names: readonly string[]; label: string }>
export type Flag = keyof typeof FLAGS
export const FLAG_IDS = Object.keys(FLAGS) as Flag[]

/** Which row a name stands for. */
export function named<K extends string>(rows: Record<K, { names: readonly string[] }>, name: string): K | undefined {
  return (Object.keys(rows) as K[]).find((key) => rows[key].names.includes(name.toLowerCase()))
}
