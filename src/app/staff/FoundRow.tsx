import { memo } from 'react'
import { rowTime } from '../../domain/reading/desk-row'
import { STATE_WORDS } from '../../domain/reading/words'
import { categoryOf } from '../../domain/report/categories'
import type { Summary } from '../../domain/ticket/views'
import { WorkRow } from '../components/WorkRow'
import { useCatalogue } from '../stores/reference'
import { shownOf } from './marks'

interface FoundRowProps {
  row: Summary
  now: number
  chosen: boolean
  onOpen: (id: string) => void
}

/** A ticket among others of any unit and state: what was found, or stands behind a figure. */
export const FoundRow = memo(function FoundRow({ row, now, chosen, onOpen }: FoundRowProps) {
  const category = categoryOf(useCatalogue(), row.category)
  return (
    <WorkRow
      {...rowTime(row, now)}
      {...shownOf(row, category.name)}
      note={[row.placeWords, row.unit.name, STATE_WORDS.unit[row.state]].filter(Boolean).join(' · ')}
      chosen={chosen}
      onPress={() => onOpen(row.id)}
    />
  )
})
