import type { Summary } from '../../../domain/ticket/views'
import { rowTime } from '../../../domain/reading/desk-row'
import { STATE_WORDS } from '../../../domain/reading/words'
import { categoryOf } from '../../../domain/report/categories'
import { WorkRow } from '../../components/WorkRow'
import { shownOf } from '../../staff/marks'
import { toTicket } from '../../staff/routes'
import { useCatalogue } from '../../stores/reference'

/** A case on a leader's screen: where it lies, and what was asked or set. */
export function CaseRow({ row, now, note }: { row: Summary; now: number; note: string }) {
  const category = categoryOf(useCatalogue(), row.category)
  return (
    <WorkRow
      {...rowTime(row, now)}
      {...shownOf(row, category.name)}
      note={[`${row.unit.name} · ${STATE_WORDS.centre[row.state]}`, note].filter(Boolean).join('。')}
      onPress={() => toTicket(row.id)}
    />
  )
}
