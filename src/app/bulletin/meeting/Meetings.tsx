import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { dayWords, whenWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { StateView } from '../../components/StateView'
import { useWhileShown } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { useTry } from '../../lib/useTry'
import { loadMeetings, openMeeting, useMeetings } from './store'

const open = (id: string) => void Taro.navigateTo({ url: `/bulletin/desk/index?id=${id}` })

/** 调度: the meetings there were, and the next. */
export function Meetings() {
  const of = useMeetings()
  const { busy, run } = useTry()
  useEffect(() => void loadMeetings(), [])
  useWhileShown(() => void loadMeetings(), 60_000)
  return (
    <Loaded of={of} trouble={NotLoaded} onRetry={() => void loadMeetings()} rows={4}>
      {({ rows, now }) => (
        <View className="room__text stack stack--4">
          <Button text="开这次调度会" busy={busy && '正在排议程…'} onPress={() => void run(async () => open(await openMeeting()))} />
          <Section title="开过的会" aside="下一次会先听这一次定的">
            {rows.length === 0 ? (
              <StateView
                kind="empty"
                title="还没有开过调度会"
                text="议程自己排好：上次定的、超时的、快到期的、挂账到了复查日的、老地方老毛病、难办的。"
              />
            ) : (
              <Rows>
                {rows.map((row) => (
                  <Row
                    key={row.id}
                    title={`${dayWords(row.at, now)}调度会`}
                    note={[whenWords(row.at, now), row.by].filter(Boolean).join(' · ')}
                    value={`定了 ${row.decisions} 条`}
                    onPress={() => open(row.id)}
                  />
                ))}
              </Rows>
            )}
          </Section>
        </View>
      )}
    </Loaded>
  )
}
