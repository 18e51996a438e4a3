import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Decision, MeetingView } from '../../../domain/api-meeting'
import { BECAME, BECAME_WORDS, DECISIONS, MAX_DECISION, type Became } from '../../../domain/meeting/meeting'
import { dayWords, dateWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Field } from '../../components/Field'
import { Segmented } from '../../components/Segmented'
import { Sheet } from '../../components/Sheet'
import { TextArea } from '../../components/TextArea'
import { toTicket } from '../../staff/routes'
import { useTry } from '../../lib/useTry'
import { standingWords, subjectOf } from './words'
import { hear } from './store'

/** What became of last time's decisions, before anything else. */
export function Last({ view }: { view: MeetingView }) {
  const [hearing, setHearing] = useState<Decision>()
  return (
    <Card title={`上次定的 ${view.last.length} 条，做到哪了`} aside={`${dayWords(view.lastAt!, view.now)}，先听这个`}>
      {view.last.length === 0 && <View className="small text-2">上次没有定的事</View>}
      {view.last.map((one) => (
        <View key={`${one.meetingId} ${one.n}`} className={`agenda__row ${one.late ? 'tone-overdue' : ''}`}>
          <View className="agenda__case">
            <View className="strong wrap">{subjectOf(one)}</View>
            <View className="small text-2 wrap">
              {[DECISIONS[one.kind].name, one.unit ?? one.case?.unit, one.dueDay && `${dateWords(one.dueDay, view.now)}前`]
                .filter(Boolean)
                .join(' · ')}
            </View>
            <View className={one.late ? 'small strong' : 'small'}>{standingWords(one)}</View>
          </View>
          {one.kind === 'sentence' && view.isNewest && (
            <Button kind="soft" small text="听说法" more={subjectOf(one)} onPress={() => setHearing(one)} />
          )}
          {one.case && <Button kind="line" small text="看工单" more={one.case.title} onPress={() => toTicket(one.case!.id)} />}
        </View>
      ))}
      {hearing && <HearSheet meetingId={view.id} of={hearing} onClose={() => setHearing(undefined)} />}
    </Card>
  )
}

const OPTIONS = BECAME.map((value) => ({ value, text: BECAME_WORDS[value] }))

function HearSheet({ meetingId, of, onClose }: { meetingId: string; of: Decision; onClose: () => void }) {
  const [became, setBecame] = useState<Became | ''>('')
  const [words, setWords] = useState('')
  const { busy, problem, run } = useTry()
  const send = async () => {
    if (became && (await run(() => hear(meetingId, { of: of.meetingId, n: of.n, became, words }), false))) onClose()
  }
  return (
    <Sheet
      open
      title={subjectOf(of)}
      onClose={onClose}
      dirty={words !== ''}
      busy={busy}
      foot={
        <Button
          text="记下"
          busy={busy && '正在记…'}
          off={became === '' || [...words].length > MAX_DECISION}
          why="先选办成没有"
          onPress={() => void send()}
        />
      }
    >
      <Segmented label="办成没有" options={OPTIONS} value={became} onChange={(value) => setBecame(value as Became)} />
      <Field label="怎么说的" error={problem}>
        <TextArea label="怎么说的" value={words} onChange={setWords} max={MAX_DECISION} placeholder="可以不写" />
      </Field>
    </Sheet>
  )
}
