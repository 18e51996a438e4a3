import { useState } from 'react'
import type { CategoryId } from '../../../domain/report/categories'
import type { FigureList } from '../../../domain/figures/lists'
import type { Tables } from '../../../domain/figures/tables'
import { categoryOf } from '../../../domain/report/categories'
import { Segmented } from '../../components/Segmented'
import { useCatalogue } from '../../stores/reference'
import { RowTable } from './RowTable'
import type { ListAsked } from './store'

interface ByRowsProps {
  tables: Tables
  before: Tables | undefined
  units: readonly { id: string; name: string }[]
  wide: boolean
  into?: (unit: string) => (() => void) | undefined
  opens?: (list: FigureList, more: Partial<ListAsked>, of: string) => (() => void) | undefined
}

const TABS = [
  { value: 'units', text: '按单位' },
  { value: 'categories', text: '按类别' },
]

const nothing = () => undefined

/** The same figures by unit or by category. */
export function ByRows({ tables, before, units, wide, into = nothing, opens = nothing }: ByRowsProps) {
  const [by, setBy] = useState<'units' | 'categories'>('units')
  const catalogue = useCatalogue()
  const unitName = (id: string) => units.find((one) => one.id === id)?.name ?? id
  const categoryName = (id: string) => categoryOf(catalogue, id as CategoryId).name
  const shared = { rows: tables[by], before: before?.[by] ?? [], wide }
  return (
    <>
      <Segmented kind="tabs" label="怎么分" options={TABS} value={by} onChange={(value) => setBy(value as typeof by)} />
      {by === 'units' ? (
        <RowTable
          {...shared}
          title="各单位"
          of="单位"
          nameOf={unitName}
          into={into}
          opens={(row, list) => opens(list, { row }, `${unitName(row)} · `)}
        />
      ) : (
        <RowTable
          {...shared}
          title="各类别"
          of="类别"
          nameOf={categoryName}
          into={nothing}
          opens={(id, list) => opens(list, { category: id as CategoryId }, `${categoryName(id)} · `)}
        />
      )}
    </>
  )
}
