import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { ProjectDeed, ProjectView } from '../../../domain/api-project'
import { dayOf } from '../../../domain/calendar/workdays'
import {
  FLAG_WORDS,
  GUARD_WORDS,
  MAX_PROJECT,
  PROJECT_STATE_WORDS,
  PROJECT_STEPS,
  type ProjectField,
  type ProjectStep,
} from '../../../domain/project/project'
import { dateWords, pastWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { KeyValues } from '../../components/KeyValues'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { Sheet } from '../../components/Sheet'
import { StateView } from '../../components/StateView'
import { TextArea } from '../../components/TextArea'
import { useTry } from '../../lib/useTry'
import { useWhileShown } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { project, step } from './store'

/** A step somebody is about to take; `of`: which milestone. */
type Taking = { step: ProjectStep; of?: { no: number; words: string } }

/** One project: who and until when, its milestones, what was said, and the steps open to whoever looks. */
export function OneProject({ id }: { id: string }) {
  const of = project.use(id)
  const [taking, setTaking] = useState<Taking>()
  const load = () => void project.load(id, true)
  useEffect(() => void project.load(id), [id])
  useWhileShown(load, 60_000)
  const isGone = of.problem?.status === 404 && <StateView kind="empty" title="没有这个项目，或者不是您负责的" />
  return (
    <View className="room__text stack stack--4">
      <Loaded of={of} trouble={NotLoaded} onRetry={load} rows={4} instead={isGone}>
        {(view) => (
          <>
            <View className="head wrap">{view.content}</View>
            <Facts view={view} />
            <Milestones view={view} onReach={(milestone) => setTaking({ step: 'reach', of: milestone })} />
            <Ways view={view} onTake={(taken) => setTaking({ step: taken })} />
            <Section title="经过">
              <Rows>
                {view.lines.map((line) => (
                  <Row
                    key={line.no}
                    title={[line.step === 'begin' ? '立项' : PROJECT_STEPS[line.step].name, line.words].filter(Boolean).join('：')}
                    note={[line.by, pastWords(line.at, view.now)].filter(Boolean).join(' · ')}
                  />
                ))}
              </Rows>
            </Section>
            {taking && <StepSheet view={view} taking={taking} onClose={() => setTaking(undefined)} />}
          </>
        )}
      </Loaded>
    </View>
  )
}

const Facts = ({ view }: { view: ProjectView }) => (
  <Card title={PROJECT_STATE_WORDS[view.state]} aside={view.flag ? FLAG_WORDS[view.flag] : undefined}>
    <KeyValues
      pairs={[
        { key: '为谁做', value: view.served },
        { key: '责任单位', value: view.unit },
        { key: '落实责任人', value: view.person },
        { key: '牵头领导', value: view.leader ?? '还没有' },
        { key: '期限', value: dateWords(view.dueDay, view.now) },
        { key: '对外', value: view.shown ? '已公开' : '没有公开' },
      ]}
    />
  </Card>
)

/** 推进表: by their days, late ones said. */
function Milestones({ view, onReach }: { view: ProjectView; onReach: (milestone: { no: number; words: string }) => void }) {
  const mayReach = view.steps.some(({ step: one, why }) => one === 'reach' && why === null)
  return (
    <Section title="推进表" aside={`${view.reached} / ${view.planned} 步`}>
      {view.milestones.length === 0 ? (
        <StateView kind="empty" title="一步也还没有排" />
      ) : (
        <Rows>
          {view.milestones.map((milestone) => (
            <View key={milestone.no}>
              <Row
                icon={milestone.reached ? 'check' : milestone.late ? 'warn' : 'clock'}
                title={milestone.words}
                note={milestone.reached ? `做到了：${milestone.reached.words}` : milestone.late ? '过了日子，还没有做到' : '还没有做到'}
                value={dateWords(milestone.day, view.now)}
              />
              {mayReach && !milestone.reached && (
                <Button kind="line" small text={`“${milestone.words}”做到了`} onPress={() => onReach(milestone)} />
              )}
            </View>
          ))}
        </Rows>
      )}
    </Section>
  )
}

/** The steps; one that is held back says why. */
const Ways = ({ view, onTake }: { view: ProjectView; onTake: (step: ProjectStep) => void }) => (
  <View className="stack stack--2">
    {view.steps
      .filter(({ step: one }) => one !== 'reach')
      .map(({ step: one, why }) => (
        <Button
          key={one}
          kind="line"
          text={PROJECT_STEPS[one].name}
          off={why !== null}
          why={why ? GUARD_WORDS[why] : undefined}
          onPress={() => onTake(one)}
        />
      ))}
  </View>
)

function StepSheet({ view, taking, onClose }: { view: ProjectView; taking: Taking; onClose: () => void }) {
  const { name, asks, needs } = PROJECT_STEPS[taking.step]
  const wants = (field: ProjectField) => (needs as readonly ProjectField[]).includes(field)
  const [words, setWords] = useState('')
  const [day, setDay] = useState('')
  const { busy, problem, run } = useTry()
  const lacks = (wants('words') && words.trim() === '') || (wants('day') && day === '')
  const take = async () => {
    const deed: ProjectDeed = {
      step: taking.step,
      ...(wants('words') && { words: words.trim() }),
      ...(wants('day') && { day }),
      ...(taking.of && { of: taking.of.no }),
    }
    if (await run(() => step(view.id, deed))) onClose()
  }
  return (
    <Sheet
      open
      title={taking.of ? `${taking.of.words}：${name}` : name}
      dirty={words !== ''}
      busy={busy}
      onClose={onClose}
      foot={<Button text={name} busy={busy && '正在记下…'} off={lacks} why="先写上" onPress={() => void take()} />}
    >
      {wants('words') && (
        <Field label={asks} aside={`${[...words].length} / ${MAX_PROJECT.words}`}>
          <TextArea label={asks} value={words} placeholder="" max={MAX_PROJECT.words} onChange={setWords} />
        </Field>
      )}
      {wants('day') && (
        <Field label="到哪一天">
          <DayInput label="到哪一天" value={day} days={{ from: dayOf(view.now), to: view.dueDay }} onChange={setDay} />
        </Field>
      )}
      {taking.step === 'release' && (
        <Notice kind="info" icon="eye" text="居民看得到：做什么、为谁做、责任单位、牵头领导、期限、做到第几步。经过和责任人不公开。" />
      )}
      {problem !== '' && <Notice kind="warn" icon="warn" text={problem} />}
    </Sheet>
  )
}
