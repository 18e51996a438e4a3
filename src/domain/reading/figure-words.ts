/** How figures are told (统计的说法): never a rate without what it rests on, never one of fewer than ten. */
import { rateOf } from '../figures/figures'
import { measureOf, type MeasureId } from '../figures/measures'
import { closes, type Flow, type Rate, type Row } from '../figures/tables'
import { FEW } from '../figures/readers'
import type { FigureList } from '../figures/lists'

type Part = { name: string; n: number; list?: FigureList }

/** Both sides of the closing sum; what nobody passed on is left out. */
export function sidesOf(flow: Flow): { came: Part[]; went: Part[] } {
  const passed = (name: string, n: number): Part[] => (n > 0 ? [{ name, n }] : [])
  return {
    came: [
      { name: '结转', n: flow.carried },
      { name: '新收', n: flow.filed, list: 'filed' },
      { name: '退回重办', n: flow.back, list: 'back' },
      ...passed('转来', flow.passedIn),
    ],
    went: [
      { name: '办结', n: flow.done, list: 'done' },
      { name: '其他了结', n: flow.ended, list: 'ended' },
      ...passed('转出', flow.passedOut),
      { name: '还在办', n: flow.counted },
    ],
  }
}

/** "加得起来：17 = 17", or by how many it does not. */
export function closingWords(flow: Flow): string {
  const { came, went } = sidesOf(flow)
  const [left, right] = [came, went].map((side) => side.reduce((sum, { n }) => sum + n, 0)) as [number, number]
  return closes(flow) ? `加得起来：${left} = ${right}` : `对不上：差 ${Math.abs(left - right)} 件`
}

/** "94.3%" with "412 ÷ 437"; few: "8/9" alone; null: not told to this reader. */
export function rateWords(rate: Rate | null): { value: string; base: string } {
  if (rate === null) return { value: '—', base: `整月满 ${FEW} 件才列` }
  const { value, few } = rateOf(rate.n, rate.of)
  if (rate.of === 0) return { value, base: '' }
  return few ? { value, base: '件数少' } : { value, base: `${rate.n} ÷ ${rate.of}` }
}

/** Against the period before, where both have enough to compare: "比上期高 0.9 个百分点". */
export function changeWords(now: Rate | null, before: Rate | null | undefined): string {
  if (!now || !before || now.of < FEW || before.of < FEW) return ''
  const tenths = Math.round((now.n * 1000) / now.of) - Math.round((before.n * 1000) / before.of)
  if (tenths === 0) return '和上期一样'
  return `比上期${tenths > 0 ? '高' : '低'} ${(Math.abs(tenths) / 10).toFixed(1)} 个百分点`
}

/** "2 天 3 小时"; nothing was done: "—". */
export function timeSpent(ms: number | null): string {
  if (ms === null) return '—'
  const hours = Math.round(ms / 3_600_000)
  if (hours < 1) return '不到 1 小时'
  return hours < 48 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天${hours % 24 > 0 ? ` ${hours % 24} 小时` : ''}`
}

/** A row that rests on fewer than ten in everything: listed apart, as raw numbers. */
export const isSmall = ({ rates }: Row): boolean => Object.values(rates).every((rate) => rate === null || rate.of < FEW)

export const measureName = (id: MeasureId): string => measureOf(id).name
