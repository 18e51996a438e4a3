import { Image, View } from '@tarojs/components'
import { categoryOf, itemOf } from '../../../domain/report/categories'
import { choiceWord, correctionWords, eventTitle, undoneWords } from '../../../domain/reading/history-line'
import { paperWords } from '../../../domain/reading/time'
import { CLOCK_WORDS, REQUEST_WORDS, STATE_WORDS, URGENCY_WORDS } from '../../../domain/reading/words'
import { reporterWords, sourceWords } from '../../../domain/reading/words-staff'
import { forPaper } from '../../../domain/ticket/orders'
import type { PaperView } from '../../../domain/ticket/papers'
import type { PhotoView, TicketView, TimelineEntry } from '../../../domain/ticket/views'
import { readerOf } from '../../../domain/reading/readers'
import { aria } from '../../platform/aria'
import { absolute } from '../../remote/call'
import { useCatalogue } from '../../stores/reference'

interface SheetProps {
  ticket: TicketView
  /** Who prints it, and when. */
  by: string
  at: number
}

/** The case file (卷宗): all that this reader reads of the ticket, oldest first; never the reporter's name or number. */
export function Sheet({ ticket, by, at }: SheetProps) {
  const said = 'text' in ticket ? ticket : undefined
  return (
    <View className="paper">
      <View className="paper__top">
        <View>
          <View className="paper__from">{ticket.unit.name}</View>
          <View className="paper__title" {...aria({ role: 'heading' })}>
            卷宗
          </View>
        </View>
        <View className="paper__number">
          <View>编号 {ticket.number}</View>
          <View>{STATE_WORDS[readerOf(ticket)][ticket.state]}</View>
        </View>
      </View>
      <Facts ticket={ticket} />
      {said && said.photos.length > 0 && <Pictures photos={said.photos} />}
      <PaperNames papers={said?.papers} />
      <View className="paper__label casefile__head">办理经过</View>
      <View className="paper__rows">
        {ticket.timeline.map((entry) => (
          <Line key={entry.seq} entry={entry} ticket={ticket} />
        ))}
      </View>
      <View className="paper__end">
        {by} {paperWords(at)} 打印，已记录。以系统内的记录为准。
      </View>
    </View>
  )
}

function Facts({ ticket }: { ticket: TicketView }) {
  const category = categoryOf(useCatalogue(), ticket.category)
  const said = 'text' in ticket ? ticket : undefined
  const work = 'orders' in ticket ? ticket : undefined
  const rows = [
    { name: '事项', value: forPaper(ticket.title) },
    { name: '类别', value: `${category.name} › ${itemOf(category, ticket.item).name}` },
    { name: '诉求', value: [REQUEST_WORDS[ticket.request], URGENCY_WORDS[ticket.urgency]].filter(Boolean).join(' · ') },
    { name: '来源', value: said?.intake ? sourceWords(said.intake) : '' },
    { name: '反映人', value: said ? `${reporterWords(said.identity, said.intake)}。姓名、电话不印。` : '' },
    { name: '地点', value: [ticket.placeWords, said?.place.grid ?? said?.place.community].filter(Boolean).join(' · ') },
    { name: '反映内容', value: said ? forPaper(said.text) : '' },
    { name: '四办', value: work?.mode ? choiceWord('mode', work.mode) : '' },
    { name: '牵头', value: work?.lead ?? '' },
    ...ticket.clocks.map(({ kind, dueAt }) => ({ name: CLOCK_WORDS[kind], value: dueAt ? `${paperWords(dueAt)} 前` : '' })),
    ...(work?.orders ?? []).map((order) => ({ name: '交办', value: `${order.number} ${order.unit}：${order.goal}` })),
  ]
  return (
    <View className="paper__rows">
      {rows.map(({ name, value }, index) => value && <Row key={`${name} ${index}`} name={name} value={value} />)}
    </View>
  )
}

const Row = ({ name, value }: { name: string; value: string }) => (
  <View className="paper__row">
    <View className="paper__name">{name}</View>
    <View className="paper__value wrap">{value}</View>
  </View>
)

function Line({ entry, ticket }: { entry: TimelineEntry; ticket: TicketView }) {
  const title = undoneWords(eventTitle(entry, readerOf(ticket)), entry)
  const correction = correctionWords(entry, useCatalogue())
  const by = entry.by.clock ? '系统' : (entry.by.person ?? '')
  return (
    <View className="paper__row">
      <View className="paper__name casefile__when num">{paperWords(entry.at)}</View>
      <View className="paper__value wrap">
        <View className="strong">{[title, by].filter(Boolean).join(' · ')}</View>
        {correction && <View>{correction}</View>}
        {entry.text && <View>{forPaper(entry.text)}</View>}
        {entry.photos.length > 0 && <Pictures photos={entry.photos} />}
        <PaperNames papers={entry.papers} />
      </View>
    </View>
  )
}

/** Papers are named: they lie beside the printed file, not in it. */
const PaperNames = ({ papers = [] }: { papers?: readonly PaperView[] }) =>
  papers.length > 0 ? <View>附件：{papers.map(({ name }) => name).join('，')}</View> : null

const Pictures = ({ photos }: { photos: PhotoView[] }) => (
  <View className="casefile__pictures">
    {photos.map(({ id, large }, index) => (
      <Image
        key={id}
        className="casefile__picture"
        mode="aspectFit"
        src={absolute(large)}
        {...aria({ role: 'img', label: `第 ${index + 1} 张照片` })}
      />
    ))}
  </View>
)
