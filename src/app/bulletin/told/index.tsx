import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { bulletinApi, type PublicBulletin } from '../../../domain/api-bulletin'
import { pastWords } from '../../../domain/reading/time'
import { say } from '../../../domain/words/say'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { StateView } from '../../components/StateView'
import { aria } from '../../platform/aria'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'
import '../bulletin.css'

const ALL = 'all'
const list = remote(() => call(bulletinApi.publicBulletins, {}))
const told = remote((id) => call(bulletinApi.publicBulletin, { params: { id } }))
onForget(() => [list, told].forEach((store) => store.forget()))

/** 办理情况通报: those that were released, for anyone; a bulletin is a document, and stays in the language it was written in. */
export default function ToldPage() {
  const { id } = useRouter().params
  return (
    <Page title={say('办理情况通报')} narrow>
      {id ? <One id={id} /> : <All />}
    </Page>
  )
}

function All() {
  const of = list.use(ALL)
  const load = () => void list.load(ALL, true)
  useEffect(load, [])
  return (
    <Loaded
      of={of}
      onRetry={load}
      rows={3}
      empty={of.data?.rows.length === 0 && <StateView kind="empty" title={say('还没有公开的通报')} />}
    >
      {({ rows, now }) => (
        <Rows>
          {rows.map((row) => (
            <Row
              key={row.id}
              title={`${row.title} · ${row.period}`}
              note={say('{when}公开', { when: pastWords(row.releasedAt, now) })}
              onPress={() => void Taro.navigateTo({ url: `/bulletin/told/index?id=${row.id}` })}
            />
          ))}
        </Rows>
      )}
    </Loaded>
  )
}

function One({ id }: { id: string }) {
  const of = told.use(id)
  const load = () => void told.load(id, true)
  useEffect(() => void told.load(id), [id])
  const isGone = of.problem?.status === 404
  return (
    <Loaded of={of} onRetry={load} rows={3} instead={isGone && <StateView kind="empty" title={say('没有这份通报，或者还没公开')} />}>
      {(bulletin) => (
        <>
          <Document bulletin={bulletin} />
          <Notice kind="quiet" icon="shield" text={say('不到 10 件的单位合在一起写；没作答的不算满意。')} />
        </>
      )}
    </Loaded>
  )
}

const Document = ({ bulletin: { printed } }: { bulletin: PublicBulletin }) => (
  <View className="leaf">
    <View className="leaf__title" {...aria({ role: 'heading' })}>
      {printed.title}
    </View>
    <View className="leaf__period">{printed.period}</View>
    {printed.parts.map(({ head, lines }) => (
      <View key={head}>
        <View className="leaf__head" {...aria({ role: 'heading' })}>
          {head}
        </View>
        {lines.map((line) => (
          <View key={line} className="leaf__sentence">
            {line}
          </View>
        ))}
      </View>
    ))}
  </View>
)
