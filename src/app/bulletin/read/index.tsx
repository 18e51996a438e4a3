import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import type { BulletinRow, Bulletins } from '../../../domain/api-bulletin'
import { headOf, TITLES, type BULLETIN_SPANS } from '../../../domain/bulletin/draft'
import { STATE_NAMES } from '../../../domain/bulletin/states'
import { labelOf } from '../../../domain/figures/spans'
import { STAGE_WORDS } from '../../../domain/figures/vintages'
import { whenWords } from '../../../domain/reading/time'
import { Loaded } from '../../components/Loaded'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { StateView } from '../../components/StateView'
import { useWhileShown } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { useTry } from '../../lib/useTry'
import { Room } from '../Room'
import { Opened } from './Opened'
import { draft, loadBulletins, useBulletins } from './store'

const EVERY_MS = 60_000
const open = (id: string) => void Taro.navigateTo({ url: `/bulletin/read/index?id=${id}` })

/** 通报: all of them, or the one that was opened. */
export default function BulletinPage() {
  const { id } = useRouter().params
  return id ? <Opened key={id} id={id} /> : <Room at="bulletin">{() => <All />}</Room>
}

function All() {
  const of = useBulletins()
  useEffect(() => void loadBulletins(), [])
  useWhileShown(() => void loadBulletins(), EVERY_MS)
  usePullDownRefresh(() => void loadBulletins().then(() => Taro.stopPullDownRefresh()))
  return (
    <Loaded of={of} trouble={NotLoaded} onRetry={() => void loadBulletins()} rows={4}>
      {(data) => (
        <View className="room__text stack stack--4">
          <Waiting data={data} />
          <Section title="通报" aside="周、半月、月；冻结的数起草，先征求意见再定稿">
            {data.rows.length === 0 ? (
              <StateView kind="empty" title="还没有通报" text="时段结束、数冻结以后，督查起草，发给各单位以后就在这里。" />
            ) : (
              <Rows>
                {data.rows.map((row) => (
                  <Line key={row.id} row={row} now={data.now} />
                ))}
              </Rows>
            )}
          </Section>
        </View>
      )}
    </Loaded>
  )
}

function Line({ row, now }: { row: BulletinRow; now: number }) {
  const { title, period } = headOf(row)
  const notes = [
    period,
    row.state === 'provisional' && row.objectUntil !== null && `提意见到 ${whenWords(row.objectUntil, now)}`,
    row.unanswered > 0 && `${row.unanswered} 条意见没答复`,
    row.named && (row.named === 'praise' ? '表扬了您的单位' : '点到了您的单位'),
  ]
  return <Row title={title} note={notes.filter(Boolean).join(' · ')} value={STATE_NAMES[row.state]} onPress={() => open(row.id)} />
}

/** Periods that have figures and no bulletin: one press drafts it. */
function Waiting({ data: { waiting } }: { data: Bulletins }) {
  const { busy, run } = useTry()
  if (waiting.length === 0) return null
  return (
    <Section title="可以起草的" aside="一按就起草，数从冻结的版本来">
      <Rows>
        {waiting.map((one) => (
          <Row
            key={one.vintageId}
            title={`${labelOf(one)}${TITLES[one.kind as (typeof BULLETIN_SPANS)[number]].slice(8)}`}
            note={`${one.from} 至 ${one.to} · 数是${STAGE_WORDS[one.stage]}的`}
            value={busy ? '正在起草…' : '起草'}
            onPress={() => void run(async () => open(await draft(one.vintageId)))}
          />
        ))}
      </Rows>
    </Section>
  )
}
