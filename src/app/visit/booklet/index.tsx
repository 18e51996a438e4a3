import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import type { BookletView, Carried, NoteView } from '../../../domain/api-visit'
import { dayWords, pastWords } from '../../../domain/reading/time'
import { addressOf, BOOKLET_WORDS, FACTS, FACT_WORDS } from '../../../domain/visit/booklet'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Foot } from '../../components/Foot'
import { KeyValues } from '../../components/KeyValues'
import { Notice, OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { StateView } from '../../components/StateView'
import { useNow } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { loadStart, loadUnits } from '../../stores/reference'
import { back, toNote } from '../routes'
import { booklets, useCarried } from '../store'
import { keepPromise } from '../keep'
import { EditForm } from './EditForm'
import { EraseSheet } from './EraseSheet'
import { Needs } from './Needs'
import { Notes } from './Notes'
import { useBehind } from './useBehind'
import { dayOnly } from '../words'
import '../visit.css'

/** 一户一册, 一企一册: what to heed at a door. Opening it is written down. `ticket`: the booklet, or the note, that a case came from. */
export default function BookletPage() {
  const me = useStaff()
  const params = useRouter().params
  const behind = useBehind(params.ticket)
  // an address that names neither is one of a booklet there is not
  const id = params.id ?? (params.ticket || params.new ? behind.booklet : '')
  const [editing, setEditing] = useState(params.new !== undefined)
  useDidShow(() => {
    void loadStart()
    void loadUnits()
    if (id !== undefined) void booklets.load(id, true)
  })
  const { data, problem } = booklets.use(id ?? '')
  const carried = useCarried(id)
  const again = () => void (id === undefined ? behind.load() : booklets.load(id, true))
  if (me && editing) return <EditForm me={me} before={data?.booklet} onClose={() => (data ? setEditing(false) : back())} />
  if (me && data && id) return <Whole me={me} {...data} offline={Boolean(problem?.offline)} onEdit={() => setEditing(true)} />
  if (me && carried && problem?.offline) return <WithoutNetwork carried={carried} />
  return (
    <Page title="册子" narrow onBack={back}>
      {behind.note ? (
        <Notes notes={[behind.note]} />
      ) : problem || behind.problem ? (
        <NotLoaded problem={(problem ?? behind.problem)!} onRetry={again} />
      ) : (
        <StateView kind="loading" />
      )}
    </Page>
  )
}

interface WholeProps {
  me: Me
  booklet: BookletView
  notes: NoteView[]
  looks: { who: string; at: number }[]
  offline: boolean
  onEdit: () => void
}

function Whole({ booklet, notes, looks, offline, onEdit }: WholeProps) {
  const now = useNow()
  const [wrong, setWrong] = useState(false)
  const again = () => void booklets.load(booklet.id, true)
  const foot = (
    <Foot main={<Button icon="edit" text="记一次走访" onPress={() => toNote(booklet.id)} />}>
      <Button kind="line" text="改册子" onPress={onEdit} />
      <Button kind="line" text="本人说不对" onPress={() => setWrong(true)} />
    </Foot>
  )
  return (
    <Page title={BOOKLET_WORDS[booklet.kind]} narrow onBack={back} bar={offline && <OfflineBar />} foot={foot}>
      <View className="stack stack--4">
        <Head booklet={booklet} aside={`${dayWords(booklet.changedAt, now)}更新`} />
        <Notice icon="eye" text="您打开了这一册，已记下。本人问起，可以告诉他谁看过。" strong="已记下" />
        <Told booklet={booklet} />
        <Needs needs={booklet.needs} />
        {booklet.promises.length > 0 && (
          <Section title="答应过的">
            <Rows>
              {booklet.promises.map((one) => (
                <Row
                  key={one.id}
                  icon="bell"
                  title={one.words}
                  note={`${dayOnly(one.day, now)}前`}
                  value="做到了"
                  onPress={() => void keepPromise(one).then(again)}
                />
              ))}
            </Rows>
          </Section>
        )}
        <Notes notes={notes} />
        <Section title="谁看过这一册">
          <Rows>
            {looks.map(({ who, at }) => (
              <Row key={`${who}${at}`} title={who} value={pastWords(at, now)} />
            ))}
          </Rows>
        </Section>
        <Notice kind="quiet" icon="shield" text="不记身份证号、收入、病情和对人的评语。本人可以看，说不对就改，说不要就删。" />
      </View>
      <EraseSheet booklet={booklet} notes={notes} open={wrong} onClose={() => setWrong(false)} onEdit={onEdit} />
    </Page>
  )
}

const Head = ({ booklet, aside }: { booklet: Carried; aside?: string }) => (
  <View>
    <View className="head">{addressOf(booklet)}</View>
    <View className="small text-2">{[booklet.grid, aside].filter(Boolean).join(' · ')}</View>
  </View>
)

function Told({ booklet }: { booklet: Carried & Partial<BookletView> }) {
  const { called, reach, phone, language, creditCode, contacts = [] } = booklet
  const pairs = [
    { key: booklet.kind === 'firm' ? '名称' : '怎么称呼', value: called },
    { key: '信用代码', value: creditCode },
    ...contacts.map((one) => ({ key: one.role, value: one.phone })),
    { key: '怎么联系', value: reach },
    { key: '电话', value: phone },
    { key: '说什么话', value: language },
    ...FACTS.map((fact) => ({ key: FACT_WORDS[fact], value: booklet[fact] })),
  ]
  return (
    <Card>
      <KeyValues pairs={pairs.flatMap(({ key, value }) => (value ? [{ key, value }] : []))} />
    </Card>
  )
}

/** What the phone carries for today; opening it here was written down when it was taken along. */
function WithoutNetwork({ carried }: { carried: Carried }) {
  const foot = <Foot main={<Button icon="edit" text="记一次走访" onPress={() => toNote(carried.id)} />} />
  return (
    <Page title={BOOKLET_WORDS[carried.kind]} narrow onBack={back} bar={<OfflineBar />} foot={foot}>
      <View className="stack stack--4">
        <Head booklet={carried} />
        <Notice icon="offline" text="这是今天带着的一份。走访记录和电话，联网再看。" />
        <Told booklet={carried} />
        <Needs needs={carried.needs} />
      </View>
    </Page>
  )
}
