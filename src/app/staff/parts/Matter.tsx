import { View } from '@tarojs/components'
import { categoryOf, itemOf } from '../../../domain/report/categories'
import { limitOf } from '../../../domain/ticket/clocks'
import { isWorking } from '../../../domain/ticket/limits'
import { choiceWord } from '../../../domain/reading/history-line'
import { pastWords, usedWords } from '../../../domain/reading/time'
import type { TicketView } from '../../../domain/ticket/views'
import { REQUEST_WORDS } from '../../../domain/reading/words'
import { reporterWords, sourceWords } from '../../../domain/reading/words-staff'
import { Answers } from '../../components/Answers'
import { Card } from '../../components/Card'
import { KeyValues } from '../../components/KeyValues'
import { Row } from '../../components/Rows'
import { Papers } from '../../components/Papers'
import { Player } from '../../components/Player'
import { absolute } from '../../remote/call'
import { useNow } from '../../platform/inView'
import { useCatalogue } from '../../stores/reference'
import { toVisit } from '../routes'
import { Photos } from './Photos'

/** What was reported, and the facts of how it is handled. */
export function Matter({ ticket }: { ticket: TicketView }) {
  const now = useNow()
  const catalogue = useCatalogue()
  const category = categoryOf(catalogue, ticket.category)
  const seen = 'text' in ticket ? ticket : undefined
  const work = 'netMs' in ticket ? ticket : undefined
  const net = work && `${isWorking(limitOf('handle', ticket, catalogue)) ? '工作时间 ' : ''}${usedWords(work.netMs)}`
  const pairs = [
    { key: '类别', value: `${category.name} › ${itemOf(category, ticket.item).name}${work?.guessed ? GUESSED : ''}` },
    { key: '位置', value: ticket.placeWords },
    { key: '网格', value: seen?.place.grid ?? seen?.place.community },
    { key: '定位', value: seen && pointWords(seen.place.point) },
    { key: '提交', value: pastWords(ticket.filedAt, now) },
    { key: '诉求', value: REQUEST_WORDS[ticket.request] },
    { key: '来源', value: seen?.intake && sourceWords(seen.intake) },
    { key: '反映人', value: seen && reporterWords(seen.identity, seen.intake) },
    { key: '一起反映', value: ticket.joiners > 0 && `${ticket.joiners} 位居民也遇到` },
    { key: '代办', value: ticket.audience !== 'auditor' && 'filedFor' in ticket && ticket.filedFor && '家人或别人代为反映，由本人评价' },
    { key: '紧急', value: ticket.audience !== 'auditor' && 'calm' in ticket && ticket.calm && '反映人说：不急' },
    { key: '被反映', value: ticket.audience === 'centre' && ticket.complainedOf },
    { key: '四办', value: work?.mode && choiceWord('mode', work.mode) },
    { key: '牵头', value: work?.lead && `${work.lead}（首问负责）` },
    { key: '经办', value: ticket.unit.name },
    { key: '净用时', value: net && `${net}，停着的不算` },
  ]
  return (
    <Card>
      {seen?.text && <View className="body wrap">{seen.text}</View>}
      <Answers answers={seen?.answers} />
      {seen?.voice && <Player address={absolute(seen.voice.address)} seconds={seen.voice.seconds} />}
      {seen && seen.photos.length > 0 && <Photos photos={seen.photos} />}
      {seen && <Papers papers={seen.papers} />}
      {seen && (seen.text || seen.answers || seen.voice || seen.photos.length > 0) && <View className="hairline" />}
      <KeyValues pairs={pairs.flatMap(({ key, value }) => (value ? [{ key, value }] : []))} />
      {seen?.intake?.source === 'visit' && (
        <Row icon="book" title="走访记录" note="本网格、本社区看得到" onPress={() => toVisit(ticket.id)} />
      )}
    </Card>
  )
}

const GUESSED = '（反映人没选，照写的猜的）'

/** A point as one reads it out or types it into a map. */
const pointWords = (point: { lng: number; lat: number; accuracyM: number | null } | null): string | null =>
  point &&
  `北纬 ${point.lat.toFixed(5)}，东经 ${point.lng.toFixed(5)}${point.accuracyM ? `，误差约 ${Math.round(point.accuracyM)} 米` : ''}`
