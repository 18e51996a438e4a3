import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { categoryOf } from '../../domain/report/categories'
import { fieldRow } from '../../domain/ticket/fields'
import { pastWords } from '../../domain/reading/time'
import { ACTION_WORDS } from '../../domain/reading/words-acting'
import { say } from '../../domain/words/say'
import { confirmed } from '../platform/confirmed'
import { goTo } from '../lib/goTo'
import { useOnTheWay, sendOne } from '../sending/send'
import { asWords, holdsWords } from '../sending/put'
import { useNow } from '../platform/inView'
import { drafts, dropDraft } from '../sending/drafts'
import {
  outbox,
  takeOut,
  useOutgoing,
  type Outgoing,
  type OutgoingAction,
  type OutgoingCall,
  type OutgoingReport,
} from '../sending/waiting'
import { useTray, type TrayPhoto } from '../sending/photos'
import type { ShownPhoto } from '../sending/usePhotos'
import { useCatalogue } from '../stores/reference'
import { tokenOf } from '../remote/session'
import { Button } from './Button'
import { Card } from './Card'
import { Notice } from './Notice'
import { PhotoGrid } from './PhotoGrid'
import { Row, Rows } from './Rows'
import { Section } from './Section'
import { Sheet } from './Sheet'

/** What waits to be sent (待送出), each with how far it is; what was refused stands above, for somebody has to decide. */
export function OutgoingList({ side }: { side: 'resident' | 'staff' }) {
  const all = useOutgoing(side)
  const [open, setOpen] = useState<string>()
  const waiting = all.filter(([, one]) => !one.refused)
  const opened = waiting.find(([id]) => id === open)
  return (
    <>
      {all.flatMap(([id, one]) => (one.refused ? <RefusedCard key={id} id={id} one={one} /> : []))}
      {waiting.length > 0 && (
        <Section title={say('等着送出 {count} 件', { count: waiting.length })} aside={say('都在手机里')}>
          <Rows>
            {waiting.map(([id, one]) => (
              <WaitingRow key={id} id={id} one={one} onPress={() => setOpen(id)} />
            ))}
          </Rows>
        </Section>
      )}
      {opened && <OutgoingSheet id={opened[0]} one={opened[1]} onClose={() => setOpen(undefined)} />}
    </>
  )
}

interface OneProps {
  id: string
  one: Outgoing
}

function WaitingRow({ id, one, onPress }: OneProps & { onPress: () => void }) {
  const now = useNow()
  const { what, title, photos } = useContent(one)
  const count = photos.length > 0 ? say('{count} 张照片', { count: photos.length }) : ''
  return (
    <Row
      icon={one.kind === 'report' ? 'edit' : 'check'}
      title={`${what} · ${title}`}
      note={[say('{when} 存下', { when: pastWords(one.madeAt, now) }), count].filter(Boolean).join(' · ')}
      value={useHowFar(id, one, photos)}
      onPress={onPress}
    />
  )
}

/** One that waits: what is in it, how far its photos are, and the ways on. */
function OutgoingSheet({ id, one, onClose }: OneProps & { onClose: () => void }) {
  const { what, title, words, photos } = useContent(one)
  const howFar = useHowFar(id, one, photos)
  const isOnTheWay = useOnTheWay((ids) => Boolean(ids[id]))
  const calledOff = CALLED_OFF[one.kind === 'report' ? 'report' : 'action']
  const callOff = async () => {
    const { content, yes, no } = calledOff
    if (!(await confirmed('', say(content), say(yes), say(no)))) return
    onClose()
    takeOut(id)
    if (one.kind === 'report') goTo.draft(one.draft)
  }
  return (
    <Sheet
      open
      title={`${what} · ${title}`}
      onClose={onClose}
      foot={
        <>
          <Button text={say('现在就送')} busy={isOnTheWay && howFar} onPress={() => void sendOne(id)} />
          <Button kind="line" text={say(calledOff.button)} onPress={() => void callOff()} />
        </>
      }
    >
      {words && <View className="body wrap">{words}</View>}
      {photos.length > 0 && <PhotoGrid photos={photos.map(waitingPhoto)} />}
      <Notice icon="offline" text={say('{howFar}。联网后自动送出，送到了会告诉您；送几遍都只算一件。', { howFar })} />
    </Sheet>
  )
}

/** Nobody has to press anything: a photo that did not get through waits with the rest. */
const waitingPhoto = ({ key, path, state, percent, why }: TrayPhoto): ShownPhoto => ({
  id: key,
  url: path,
  state: state === 'failed' ? 'waiting' : state,
  percent,
  ...(why && { why }),
})

/** A report becomes a draft again; an action is thrown away. */
const CALLED_OFF = {
  report: { button: '取回来改', content: '先不送，取回来接着写。要是刚才其实已经送到，会告诉您。', yes: '取回来', no: '照样送' },
  action: { button: '不送了', content: '不送了，写的和照片就没了。不送吗？', yes: '不送了', no: '照样送' },
} as const

/** Refused after all (没有送成): why, and what becomes of what was written, by one tap. */
export function RefusedCard({ id, one }: OneProps) {
  const { what, title, words, photos } = useContent(one)
  const kept = [words && say('写的字'), photos.length > 0 && say('{count} 张照片', { count: photos.length })].filter(Boolean)
  const look = say('没有送成，要您看一下。')
  const why = one.refused?.movedBy ? say('这件已由{unit}处理。', { unit: one.refused.movedBy }) : (one.refused?.message ?? '')
  return (
    <Card>
      <Notice
        kind="warn"
        icon="warn"
        text={say(kept.length > 0 ? '{look}“{what} · {title}”：{why}{kept}都还在。' : '{look}“{what} · {title}”：{why}', {
          ...{ look, what, title, why },
          kept: kept.join(say('和')),
        })}
        strong={look}
      />
      {one.kind === 'report' ? <ReportWays id={id} one={one} /> : <ActionWays id={id} one={one} />}
    </Card>
  )
}

function ActionWays({ id, one }: { id: string; one: OutgoingAction | OutgoingCall }) {
  const discard = () =>
    void confirmed('', say('收起后，写的和照片就没了。收起吗？'), say('收起'), say('先留着')).then((yes) => yes && takeOut(id))
  const keep = async () => {
    const ids = await asWords(id)
    const outcomes = await Promise.all(ids.map(sendOne))
    if (outcomes.every(({ kind }) => kind === 'sent')) void Taro.showToast({ title: say('记下了'), icon: 'none' })
  }
  return (
    <View className="columns-2">
      <Button kind="line" text={say('收起不发')} onPress={discard} />
      {one.kind === 'call' ? (
        <Button kind="soft" text={say('改一改再送')} onPress={() => void Taro.navigateTo({ url: one.page + id })} />
      ) : holdsWords(one) ? (
        <Button kind="soft" text={one.as === 'staff' ? say('改成内部记录') : say('改成补充')} onPress={() => void keep()} />
      ) : null}
    </View>
  )
}

function ReportWays({ id, one }: { id: string; one: OutgoingReport }) {
  const { draft, refused } = one
  const discard = async () => {
    if (!(await confirmed('', say('删掉后，写的和照片就没了。删掉吗？'), say('删掉'), say('留着')))) return
    takeOut(id)
    dropDraft(draft)
  }
  const change = () => {
    takeOut(id)
    goTo.draft(draft)
  }
  return (
    <View className="columns-2">
      <Button kind="line" text={say('删掉')} onPress={() => void discard()} />
      {refused?.code === 'saidBefore' ? (
        <AgainWays id={id} draft={draft} earlier={refused.ticket} />
      ) : (
        <Button kind="soft" text={say('改一改再送')} onPress={change} />
      )}
    </View>
  )
}

/** Its words were filed before (重复提交): the way to the earlier ticket, or it goes out after all. */
function AgainWays({ id, draft, earlier }: { id: string; draft: string; earlier: string | undefined }) {
  const send = () => {
    drafts.patch(draft, { again: drafts.get(draft)?.text })
    outbox.patch(id, { refused: undefined })
    void sendOne(id)
  }
  return (
    <>
      <Button kind="line" text={say('照样送')} onPress={send} />
      {earlier && <Button kind="soft" text={say('看那件，可以催办')} onPress={() => goTo.ticket(earlier)} />}
    </>
  )
}

/** What it is, about what, in which words, with which photos. */
function useContent(one: Outgoing): { what: string; title: string; words: string; photos: TrayPhoto[] } {
  const catalogue = useCatalogue()
  const draft = drafts.use((all) => (one.kind === 'report' ? all[one.draft] : undefined))
  const keys = one.kind === 'report' ? (draft?.photos ?? []) : one.photos
  const photos = useTray(keys).filter(({ paper }) => !paper)
  if (one.kind === 'call') return { ...one, photos }
  if (one.kind === 'action') return { what: say(ACTION_WORDS[one.action].button), title: one.title, words: wordsOf(one), photos }
  const title = draft?.text.slice(0, 24) || (draft?.category && say(categoryOf(catalogue, draft.category).name)) || ''
  return { what: one.joins ? say('我也遇到') : say('提交'), title, words: draft?.text ?? '', photos }
}

const wordsOf = ({ given }: OutgoingAction): string =>
  Object.entries(given)
    .filter(([field]) => fieldRow(field as keyof typeof given).kind === 'text')
    .map(([, words]) => words)
    .join('\n')

/** "等网络", "等您登录", "照片 2/3，62%", "正在送". */
function useHowFar(id: string, one: Outgoing, photos: TrayPhoto[]): string {
  const isOnTheWay = useOnTheWay((ids) => Boolean(ids[id]))
  const sending = photos.find(({ state }) => state === 'sending')
  const number = photos.filter(({ state }) => state === 'done').length + 1
  if (sending) return say('照片 {number}/{count}，{percent}%', { number, count: photos.length, percent: sending.percent })
  if (isOnTheWay) return say('正在送')
  return one.as === 'code' || tokenOf(one.as) ? say('等网络') : say('等您登录')
}
