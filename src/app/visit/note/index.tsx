import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import { clockTime } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Foot } from '../../components/Foot'
import { Notice, OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { useNow } from '../../platform/inView'
import { outbox } from '../../sending/waiting'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { loadCatalogue, loadStart, loadUnits } from '../../stores/reference'
import { Warned } from '../parts/Warned'
import { back, backToWalk } from '../routes'
import { booklets, loadWalk, useCarried, useWalk } from '../store'
import '../visit.css'
import { Asked, Changed, Kinds, Promised, Sentence, Where } from './parts'
import { isCase, useNote } from './useNote'

/** 走访记录: twenty seconds at a door. What was known stands there; only what has changed is pressed, and one sentence is enough. */
export default function NotePage() {
  const me = useStaff()
  const { booklet, queued } = useRouter().params
  // taken out of what waits as soon as it is open here
  const [about] = useState(() => booklet ?? bookletOf(queued))
  const carried = useBooklet(about)
  const { problem } = booklets.use(about ?? '')
  if (me && (!about || carried)) return <NoteForm me={me} booklet={about} queued={queued} />
  return (
    <Page title="走访记录" narrow onBack={back}>
      {me && problem ? <NotLoaded problem={problem} onRetry={() => void booklets.load(about!, true)} /> : <StateView kind="loading" />}
    </Page>
  )
}

function bookletOf(queued: string | undefined): string | undefined {
  const one = queued ? outbox.get(queued) : undefined
  return one?.kind === 'call' ? (one.body as { booklet?: string }).booklet : undefined
}

/** As the server tells it; without a network what the phone carries of it. */
function useBooklet(id: string | undefined) {
  const carried = useCarried(id)
  const { data } = booklets.use(id ?? '')
  useDidShow(() => {
    void loadStart()
    void loadCatalogue()
    void loadUnits()
    if (id && !carried) void booklets.load(id)
  })
  return data?.booklet ?? carried
}

function NoteForm({ me, booklet, queued }: { me: Me; booklet: string | undefined; queued: string | undefined }) {
  const now = useNow()
  const carried = useBooklet(booklet)
  const note = useNote(me, booklet, carried, queued)
  const { form, change, wrong, busy, save } = note
  const offline = useWalk().problem?.offline
  const done = async () => {
    if (!(await save())) return
    if (booklet) void booklets.load(booklet, true)
    void loadWalk()
    backToWalk()
  }
  const main = <Button text={isCase(form) ? '存下并转办' : '存下'} busy={busy && '正在存…'} onPress={() => void done()} />
  return (
    <Page title="走访记录" narrow onBack={back} bar={offline && <OfflineBar />} foot={<Foot main={main} note={footNote(form)} />}>
      <View className="stack stack--4">
        <View>
          <View className="head">{carried ? carried.called : '随手记'}</View>
          <View className="small text-2">{[note.address, `今天 ${clockTime(now)}`, me.name].filter(Boolean).join(' · ')}</View>
        </View>
        {!booklet && <Where me={me} note={note} />}
        <Kinds note={note} />
        {form.kind !== 'missed' && carried && <Changed note={note} carried={carried} />}
        <Asked note={note} carried={carried} />
        <Sentence note={note} />
        <Promised note={note} />
        <Warned
          texts={{ said: form.said, wanted: form.wanted, promise: form.promise, ...form.changed }}
          sure={form.sure}
          onSure={() => change({ sure: true })}
          onLeaveOut={({ said = form.said, wanted = form.wanted, promise = form.promise, ...changed }) =>
            change({ said, wanted, promise, changed: { ...form.changed, ...changed } })
          }
        />
        {wrong.map((words) => (
          <Notice key={words} kind="danger" icon="warn" text={words} />
        ))}
      </View>
    </Page>
  )
}

function footNote(form: Parameters<typeof isCase>[0]): string | undefined {
  if (isCase(form)) return '话、地点、日子都带过去，不用再写。'
  return form.said || form.promised ? undefined : '没有新的，按一下就行。'
}
