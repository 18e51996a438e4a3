import { type ComponentType, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import type { Notice as NoticeView } from '../../domain/api-notices'
import { byDay } from '../../domain/notices/inbox'
import { categoryOf, itemOf } from '../../domain/report/categories'
import { eventTitle } from '../../domain/reading/history-line'
import { clockTime } from '../../domain/reading/time'
import { aria, pressable } from '../platform/aria'
import { CallFailed } from '../remote/call'
import { useNow, useWhileShown } from '../platform/inView'
import { markAllRead, notices } from '../stores/notices'
import { useCatalogue } from '../stores/reference'
import { tokenOf, type As } from '../remote/session'
import { useUnread } from '../stores/unread'
import { numberWords } from '../../domain/count'
import { listed, say } from '../../domain/words/say'
import { Loaded } from './Loaded'
import { Section } from './Section'
import { StateView } from './StateView'
import type { TroubleProps } from './Trouble'
import './NoticeList.css'

interface NoticeListProps {
  as: As
  onOpen: (ticketId: string) => void
  /** What an empty inbox says will come. */
  promise: string
  /** Nothing could be loaded. */
  trouble?: ComponentType<TroubleProps>
}

/** An inbox of notices (消息), by day, the newest first; the ones nobody looked at yet are marked. */
export function NoticeList({ as, onOpen, promise, trouble }: NoticeListProps) {
  const found = notices.use(as)
  const waiting = useUnread(as)
  const now = useNow()
  const load = (force = false) => (tokenOf(as) ? notices.load(as, force) : Promise.resolve())
  useWhileShown(() => void load(), 60_000)
  usePullDownRefresh(() => void load(true).then(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => void tell(notices.more(as)))

  return (
    <View className="told-inbox stack stack--4">
      <Loaded of={found} trouble={trouble} onRetry={() => void load(true)} title={say('正在取消息')} rows={4}>
        {({ rows: all, next }) => (
          <>
            {waiting > 0 && <Unread count={waiting} onRead={() => tell(markAllRead(as))} />}
            {all.length === 0 && <StateView kind="empty" title={say('还没有消息')} text={promise} />}
            {byDay(all, now).map(({ day, rows }) => (
              <Section key={day} title={day}>
                <View className="told" {...aria({ role: 'list', label: day })}>
                  {rows.map((row) => (
                    <Told key={row.id} row={row} as={as} onPress={() => onOpen(row.ticketId)} />
                  ))}
                </View>
              </Section>
            ))}
            {all.length > 0 && <View className="caption text-3 centre">{next ? say('往下拉看更多') : say('到底了，最多留一年')}</View>}
          </>
        )}
      </Loaded>
    </View>
  )
}

function Unread({ count, onRead }: { count: number; onRead: () => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const read = () => {
    setBusy(true)
    void onRead().finally(() => setBusy(false))
  }
  return (
    <View className="between">
      <View className="small text-2 num" {...aria({ role: 'status' })}>
        {say('{count} 条没看', { count: numberWords(count) })}
      </View>
      <View className="tap-line link small" {...pressable({ label: say('全部看过'), disabled: busy }, read)}>
        {say('全部看过')}
      </View>
    </View>
  )
}

function Told({ row, as, onPress }: { row: NoticeView; as: As; onPress: () => void }) {
  const category = categoryOf(useCatalogue(), row.category)
  const title = eventTitle(row.line, as === 'staff' ? 'unit' : 'resident')
  const about = `${say(category.name)} · ${say(itemOf(category, row.item).name)}`
  const time = clockTime(row.at)
  const says = listed(!row.read && say('没看过'), time, title, about, say('编号 {number}', { number: row.number }))
  return (
    <View className={`told__row ${row.read ? '' : 'told__row--new'}`} {...aria({ role: 'listitem' })}>
      <View className="told__press" {...pressable({ label: says }, onPress)}>
        <View className="told__dot" />
        <View className="told__time num">{time}</View>
        <View className="told__words">
          <View className="told__title">{title}</View>
          <View className="told__about">{about}</View>
          <View className="told__about num">{say('编号 {number}', { number: row.number })}</View>
        </View>
      </View>
    </View>
  )
}

/** A list that could not go on says why, and stays as it is. */
const tell = (doing: Promise<void>): Promise<void> =>
  doing.catch((failed: unknown) => {
    if (!(failed instanceof CallFailed)) throw failed
    void Taro.showToast({ title: failed.message, icon: 'none' })
  })
