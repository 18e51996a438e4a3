import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { mayPass, PUBLIC_MAX, TITLE_MAX, type ModerationItem, type Shelf } from '../../../domain/publication/moderation'
import { CHECK_WORDS, PUBLIC_STATE_WORDS } from '../../../domain/publication/words'
import { rowOf } from '../../../domain/ticket/states'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Chip } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { PhotoStrip } from '../../components/PhotoStrip'
import { Row, Rows } from '../../components/Rows'
import { StatusTag } from '../../components/StatusTag'
import { TextArea } from '../../components/TextArea'
import { TextInput } from '../../components/TextInput'
import { aria } from '../../platform/aria'
import { sendDecision } from './store'

interface ReviewProps {
  item: ModerationItem
  shelf: Shelf
  onDone: () => void
}

/** One case before the moderator: what was written on the left, what everybody would read on the right. */
export function Review({ item, shelf, onDone }: ReviewProps) {
  const [shown, setShown] = useState(item.proposed)
  const [photos, setPhotos] = useState(item.photos.filter(({ ticked }) => ticked).map(({ id }) => id))
  const [reason, setReason] = useState('')
  const [refusing, setRefusing] = useState(false)
  const [busy, setBusy] = useState<string | false>(false)
  const write = (change: Partial<typeof shown>) => setShown({ ...shown, ...change })
  const tick = (id: string) => setPhotos(photos.includes(id) ? photos.filter((one) => one !== id) : [...photos, id])

  const send = async (publish: boolean) => {
    setBusy(publish ? '正在公开…' : '正在送出…')
    const done = await sendDecision(item.id, { version: item.version, publish, ...shown, photos, reason }, shelf)
    setBusy(false)
    if (!done) return
    void Taro.showToast({ title: publish ? '公开了' : '不公开，已告诉反映人', icon: 'none' })
    onDone()
  }
  const why = hindrance(item, photos, shown.title)
  return (
    <View className="stack stack--4 review">
      <View className="between">
        <StatusTag tone={rowOf(item.ticketState).tone} text={PUBLIC_STATE_WORDS[item.ticketState]} />
        <View className="small text-3 num">{item.number}</View>
      </View>
      <View className="review__sides">
        <Card title="原来写的" aside="只有内部看得到">
          <View className="strong wrap">{item.original.title}</View>
          <View className="body wrap">{item.original.text || '没有写字'}</View>
          {item.original.outcome && <Original title="办理结果" text={item.original.outcome} />}
          <PhotoStrip photos={item.photos} columns={3} />
        </Card>
        <Card title="公开的样子" aside={item.place}>
          <Field label="标题">
            <TextInput label="标题" value={shown.title} max={TITLE_MAX} onChange={(title) => write({ title })} />
          </Field>
          <Field label="内容">
            <TextArea label="内容" value={shown.text} max={PUBLIC_MAX} onChange={(text) => write({ text })} />
          </Field>
          {item.original.outcome && (
            <Field label="办理结果">
              <TextArea label="办理结果" value={shown.outcome} max={PUBLIC_MAX} onChange={(outcome) => write({ outcome })} />
            </Field>
          )}
          {item.photos.length > 0 && <Ticks item={item} photos={photos} onTick={tick} />}
        </Card>
      </View>
      <Masked item={item} />
      <Notice
        kind="quiet"
        icon="shield"
        text="送出时再遮一遍电话、证件、车牌、门牌和当事人姓名。照片里的人脸、车牌、门牌不会自动打码，看清楚了再勾。"
      />
      {item.check && item.check !== 'passed' && <Notice kind="warn" icon="warn" text={CHECK_WORDS[item.check]} />}
      {refusing ? (
        <Card title="为什么不公开" aside="反映人看得到">
          <TextArea
            label="为什么不公开"
            value={reason}
            max={200}
            placeholder="一句话说清楚，比如：说的是邻居家的私事"
            onChange={setReason}
          />
          <View className="columns-2">
            <Button kind="line" text="先不退" onPress={() => setRefusing(false)} />
            <Button kind="danger" text="不公开" off={reason.trim() === ''} busy={busy} onPress={() => void send(false)} />
          </View>
        </Card>
      ) : (
        <View className="columns-2">
          <Button kind="line" text={item.state === 'approved' ? '从公示里拿掉' : '不公开'} onPress={() => setRefusing(true)} />
          <Button
            text={item.state === 'approved' ? '改好了，照这样公开' : '照这样公开'}
            busy={busy}
            off={why !== undefined}
            why={why}
            onPress={() => void send(true)}
          />
        </View>
      )}
      <Rows>
        <Row icon="list" title="看这件的办理" onPress={() => void Taro.navigateTo({ url: `/worker/ticket/index?id=${item.ticketId}` })} />
        <Row
          icon="flag"
          title="暂停这位反映人提交"
          note="滥用时才用，看不到是谁"
          onPress={() => void Taro.navigateTo({ url: `/supervise/bars/index?ticket=${item.ticketId}` })}
        />
      </Rows>
    </View>
  )
}

/** What keeps it from being published as it stands. */
function hindrance(item: ModerationItem, photos: string[], title: string): string | undefined {
  if (title.trim() === '') return '还没有标题'
  if (!mayPass(item.check)) return CHECK_WORDS[item.check!]
  const held = item.photos.find(({ id, check }) => photos.includes(id) && !mayPass(check))
  return held && `照片：${CHECK_WORDS[held.check!]}`
}

/** What the rule found, and what it is not sure of: the moderator looks at both. */
function Masked({ item: { masking } }: { item: ModerationItem }) {
  const found = masking.found.map(({ word, was }) => `${was} → ${word}`).join('；')
  const doubts = masking.doubts.map((words) => `“${words}”`).join('、')
  return (
    <>
      {found && <Notice kind="plain" icon="shield" text={`自动遮住的：${found}`} />}
      {doubts && <Notice kind="warn" icon="warn" text={`拿不准，没有遮，请看一眼：${doubts}`} />}
    </>
  )
}

const Original = ({ title, text }: { title: string; text: string }) => (
  <View>
    <View className="small text-2">{title}</View>
    <View className="body wrap">{text}</View>
  </View>
)

/** Photos are not public unless they are ticked, each by itself. */
const Ticks = ({ item, photos, onTick }: { item: ModerationItem; photos: string[]; onTick: (id: string) => void }) => (
  <Field label="照片" aside="不勾就不公开">
    <View className="chips" {...aria({ role: 'group', label: '公开哪几张照片' })}>
      {item.photos.map(({ id, check }, index) => (
        <Chip
          key={id}
          text={`第 ${index + 1} 张${check && check !== 'passed' ? `（${CHECK_WORDS[check]}）` : ''}`}
          on={photos.includes(id)}
          off={!mayPass(check)}
          onPress={() => onTick(id)}
        />
      ))}
    </View>
  </Field>
)
