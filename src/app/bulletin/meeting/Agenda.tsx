import { View } from '@tarojs/components'
import type { Item, MeetingView, Repeat } from '../../../domain/api-meeting'
import { numberWords } from '../../../domain/count'
import { ITEMS } from '../../../domain/meeting/meeting'
import { rowTime } from '../../../domain/reading/desk-row'
import { STATE_WORDS } from '../../../domain/reading/words'
import { categoryOf, itemOf } from '../../../domain/report/categories'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { WorkRow } from '../../components/WorkRow'
import { shownOf } from '../../staff/marks'
import { toTicket } from '../../staff/routes'
import { useCatalogue } from '../../stores/reference'
import type { About } from './DecideSheet'

interface AgendaProps {
  view: MeetingView
  onDecide: (about: About) => void
}

/** Item by item; each case can be decided on where it stands. */
export const Agenda = ({ view, onDecide }: AgendaProps) => (
  <>
    {view.agenda.map((one) => (
      <Card key={one.item} title={`${ITEMS[one.item].name} ${numberWords(one.count)}`} aside={ITEMS[one.item].order}>
        {one.count === 0 && <View className="small text-2">{ITEMS[one.item].empty}</View>}
        {one.rows.map((row) => (
          <Case key={row.id} row={row} view={view} onDecide={onDecide} />
        ))}
        {one.repeats.map((repeat) => (
          <OldTrouble key={`${repeat.community} ${repeat.category} ${repeat.item}`} of={repeat} onDecide={onDecide} />
        ))}
        {one.rows.length > 0 && one.count > one.rows.length && (
          <View className="small text-2">只列前 {one.rows.length} 件，其余在督办台里看。</View>
        )}
      </Card>
    ))}
  </>
)

function Case({ row, view, onDecide }: { row: Item['rows'][number] } & AgendaProps) {
  const category = categoryOf(useCatalogue(), row.category)
  const isDecided = view.decided.some((one) => one.case?.id === row.id)
  return (
    <View className="agenda__row">
      <View className="agenda__case">
        <WorkRow
          {...rowTime(row, view.now)}
          {...shownOf(row, category.name)}
          note={`${row.unit.name} · ${STATE_WORDS.centre[row.state]}${isDecided ? ' · 这次定过了' : ''}`}
          onPress={() => toTicket(row.id)}
        />
      </View>
      <Button kind="soft" small text="现在定" more={row.title} onPress={() => onDecide({ kind: 'case', id: row.id, title: row.title })} />
    </View>
  )
}

function OldTrouble({ of, onDecide }: { of: Repeat; onDecide: (about: About) => void }) {
  const category = categoryOf(useCatalogue(), of.category)
  const name = `${of.community}：${itemOf(category, of.item).name} ${of.count} 件`
  const oldest = of.cases[0]!
  return (
    <View className="agenda__row">
      <View className="agenda__case">
        <View className="strong">{name}</View>
        <View className="small text-2 wrap">{of.cases.map(({ title }) => title).join('；')}</View>
      </View>
      <Button
        kind="soft"
        small
        text="现在定"
        more={`${name}，最早的一件`}
        onPress={() => onDecide({ kind: 'case', id: oldest.id, title: oldest.title })}
      />
    </View>
  )
}
