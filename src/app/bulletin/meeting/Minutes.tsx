import { View } from '@tarojs/components'
import type { Decision, MeetingView } from '../../../domain/api-meeting'
import { numberWords } from '../../../domain/count'
import { DECISIONS, ITEMS } from '../../../domain/meeting/meeting'
import { dayWords, paperWords } from '../../../domain/reading/time'
import { forPaper } from '../../../domain/ticket/orders'
import { aria } from '../../platform/aria'
import { standingWords, subjectOf } from './words'

/** The minutes (会议纪要), as they are printed: what was heard, what was decided; never a reporter's name or number. */
export const Minutes = ({ view }: { view: MeetingView }) => (
  <View className="leaf">
    <View className="leaf__title" {...aria({ role: 'heading' })}>
      调度会纪要
    </View>
    <View className="leaf__period">{paperWords(view.at)}</View>
    {view.isNewest && (
      <View className="leaf__small">
        议程：{view.agenda.map(({ item, count }) => `${ITEMS[item].name} ${numberWords(count)}`).join('，')}。
      </View>
    )}
    {view.lastAt !== null && <Table title={`一、${dayWords(view.lastAt, view.now)}定的，做到哪了`} rows={view.last} last />}
    <Table title={`${view.lastAt === null ? '一' : '二'}、这次定的`} rows={view.decided} />
    <View className="leaf__end">以系统内的记录为准；下一次会先听这一次定的。</View>
  </View>
)

function Table({ title, rows, last = false }: { title: string; rows: readonly Decision[]; last?: boolean }) {
  const heads = ['定了什么', '怎么定的', '谁办', last ? '现在' : '哪天前']
  return (
    <>
      <View className="leaf__head" {...aria({ role: 'heading' })}>
        {title}
      </View>
      {rows.length === 0 ? (
        <View>没有。</View>
      ) : (
        <View className="leaf__table" {...aria({ role: 'table', label: title })}>
          <Cells cells={heads} role="columnheader" />
          {rows.map((one) => (
            <Cells
              key={`${one.meetingId} ${one.n}`}
              role="cell"
              cells={[
                forPaper([one.case?.number, subjectOf(one)].filter(Boolean).join(' ')),
                DECISIONS[one.kind].name,
                one.unit ?? one.case?.unit ?? '',
                last ? standingWords(one) : (one.dueDay ?? '按工单'),
              ]}
            />
          ))}
        </View>
      )}
    </>
  )
}

const Cells = ({ cells, role }: { cells: string[]; role: 'cell' | 'columnheader' }) => (
  <View className={`leaf__row ${role === 'cell' ? '' : 'leaf__row--head'}`} {...aria({ role: 'row' })}>
    {cells.map((text, index) => (
      <View key={index} className={`leaf__cell ${index === 0 ? 'leaf__cell--two' : ''}`} {...aria({ role })}>
        {text}
      </View>
    ))}
  </View>
)
