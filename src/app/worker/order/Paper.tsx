import { View } from '@tarojs/components'
import { closingTime } from '../../../domain/calendar/workdays'
import { categoryOf, itemOf } from '../../../domain/report/categories'
import { forPaper, type Order } from '../../../domain/ticket/orders'
import { choiceWord } from '../../../domain/reading/history-line'
import { paperWords } from '../../../domain/reading/time'
import type { TicketView } from '../../../domain/ticket/views'
import { aria } from '../../platform/aria'
import { useCalendar, useCatalogue } from '../../stores/reference'
import './Paper.css'

interface PaperProps {
  ticket: Extract<TicketView, { orders: unknown }>
  order: Order
  /** Which order of this ticket: 第 2 次交办. */
  times: number
}

/** The sheet: the four fields in one frame, what it is about, and who signed; never who reported it. */
export function Paper({ ticket, order, times }: PaperProps) {
  const due = useDueWords(ticket, order)
  const category = categoryOf(useCatalogue(), ticket.category)
  const rows = [
    { name: '事项', value: forPaper(ticket.title) },
    { name: '类别', value: `${category.name} › ${itemOf(category, ticket.item).name}` },
    { name: '办法', value: ticket.mode ? choiceWord('mode', ticket.mode) : '' },
    { name: '地点', value: [ticket.place.words, ticket.place.grid ?? ticket.place.community].filter(Boolean).join(' · ') },
    { name: '反映内容', value: forPaper(ticket.text) },
    { name: '反映人', value: '姓名、电话不印在单上。要联系请在系统内拨打，会留记录。' },
  ]
  return (
    <View className="paper">
      <View className="paper__top">
        <View>
          <View className="paper__from">{order.from}</View>
          <View className="paper__title" {...aria({ role: 'heading' })}>
            交办单
          </View>
        </View>
        <View className="paper__number">
          <View>编号 {order.number}</View>
          <View>
            第 {times} 次交办 {paperWords(order.at)}
          </View>
        </View>
      </View>
      <View className="paper__frame">
        <View className="paper__three">
          <Four name="责任部门及单位" value={order.unit} />
          <Four name="落实责任人" value={order.person || '由签收单位定'} />
          <Four name="交办期限" value={due} />
        </View>
        <Four name="预期成效" value={order.goal} />
      </View>
      <View className="paper__rows">
        {rows.map((row) => row.value && <PaperRow key={row.name} {...row} />)}
        <View className="paper__row paper__row--blank">
          <View className="paper__name">办理情况</View>
          <View className="paper__value" />
        </View>
        <PaperRow name="签收" value={order.signedAt === null ? '还没有签收' : signature(order)} />
      </View>
      <View className="paper__end">在系统内签收和办理，以系统内的记录为准。</View>
    </View>
  )
}

const Four = ({ name, value }: { name: string; value: string }) => (
  <View className="paper__four">
    <View className="paper__label">{name}</View>
    <View className="paper__strong">{value}</View>
  </View>
)

const PaperRow = ({ name, value }: { name: string; value: string }) => (
  <View className="paper__row">
    <View className="paper__name">{name}</View>
    <View className="paper__value">{value}</View>
  </View>
)

const signature = ({ unit, signedBy, signedAt }: Order): string => [unit, signedBy, paperWords(signedAt!)].filter(Boolean).join('　')

/** The day the order names, to the end of its working hours; without one the limit of the whole matter. */
function useDueWords(ticket: PaperProps['ticket'], { until }: Order): string {
  const calendar = useCalendar()
  if (until) return `${paperWords(closingTime(calendar, until))} 前`
  const due = ticket.clocks.find(({ kind }) => kind === 'handle')?.dueAt
  return due ? `${paperWords(due)} 前（办结时限）` : '按办结时限'
}
