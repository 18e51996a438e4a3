import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import { projectApi, type ProjectRow } from '../../../domain/api-project'
import { dayAfter, dayOf } from '../../../domain/calendar/workdays'
import { holdsOne } from '../../../domain/people/actors'
import { FLAG_WORDS, MAX_PROJECT, PROJECT_STATE_WORDS } from '../../../domain/project/project'
import { dateWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { Sheet } from '../../components/Sheet'
import { StateView } from '../../components/StateView'
import { TextInput } from '../../components/TextInput'
import { UnitPicker } from '../../components/UnitPicker'
import { useTry } from '../../lib/useTry'
import { useWhileShown } from '../../platform/inView'
import { serverNow } from '../../platform/now'
import { NotLoaded } from '../../staff/NotLoaded'
import { loadUnits, useUnits } from '../../stores/reference'
import { begin, loadProjects, useProjects } from './store'

const open = (id: string) => void Taro.navigateTo({ url: `/bulletin/desk/index?at=projects&id=${id}` })

const toWall = () => void Taro.navigateTo({ url: '/bulletin/desk/index?at=wall' })

/** 民生项目: those somebody answers for, the first to end first. */
export function Projects({ me }: { me: Me }) {
  const of = useProjects()
  const [making, setMaking] = useState(false)
  const load = () => void loadProjects()
  useEffect(load, [])
  useWhileShown(load, 60_000)
  return (
    <View className="room__text stack stack--4">
      {holdsOne(me.posts, projectApi.beginProject.duties) && <Button text="立一个民生项目" onPress={() => setMaking(true)} />}
      {holdsOne(me.posts, projectApi.wall.duties) && <Button kind="line" icon="board" text="上墙（挂图作战）" onPress={toWall} />}
      <Loaded
        of={of}
        trouble={NotLoaded}
        onRetry={load}
        rows={4}
        empty={
          of.data?.rows.length === 0 && (
            <StateView
              kind="empty"
              title="还没有民生项目"
              text="写清做什么、为谁做、谁负责、到哪天；领导领衔，一步一步推，做成了由别人核实销号。"
            />
          )
        }
      >
        {({ rows, now }) => (
          <Section title="民生项目" aside="先到期的在前">
            <Rows>
              {rows.map((row) => (
                <Row key={row.id} title={row.content} note={noteOf(row)} value={dateWords(row.dueDay, now)} onPress={() => open(row.id)} />
              ))}
            </Rows>
          </Section>
        )}
      </Loaded>
      {making && <NewProjectSheet onClose={() => setMaking(false)} />}
    </View>
  )
}

const noteOf = ({ unit, leader, state, reached, planned, flag }: ProjectRow): string =>
  [
    PROJECT_STATE_WORDS[state],
    flag && FLAG_WORDS[flag],
    unit,
    leader ? `领衔 ${leader}` : '还没有领衔',
    planned > 0 ? `${reached} / ${planned} 步` : '还没有排步子',
  ]
    .filter(Boolean)
    .join(' · ')

function NewProjectSheet({ onClose }: { onClose: () => void }) {
  const [given, setGiven] = useState({ content: '', served: '', unitId: '', person: '', dueDay: '' })
  const { busy, problem, run } = useTry()
  const units = useUnits().data?.units ?? []
  useEffect(() => void loadUnits(), [])
  const change = (part: Partial<typeof given>) => setGiven((all) => ({ ...all, ...part }))
  const lacks = Object.values(given).some((value) => value.trim() === '')
  const make = async () => {
    if (await run(() => begin(given))) onClose()
  }
  const tomorrow = dayAfter(dayOf(serverNow()))
  return (
    <Sheet
      open
      title="立一个民生项目"
      dirty={given.content !== ''}
      busy={busy}
      onClose={onClose}
      foot={<Button text="立项" busy={busy && '正在立项…'} off={lacks} why="每一项都要写" onPress={() => void make()} />}
    >
      <Words
        label="做什么"
        value={given.content}
        max={MAX_PROJECT.content}
        hint="如 温馨家园二次供水改造"
        onChange={(content) => change({ content })}
      />
      <Words
        label="为谁做"
        value={given.served}
        max={MAX_PROJECT.served}
        hint="如 温馨家园 460 户"
        onChange={(served) => change({ served })}
      />
      <Field label="哪个单位负责">
        <UnitPicker label="哪个单位负责" units={units} value={given.unitId} onChange={(unitId) => change({ unitId: unitId ?? '' })} />
      </Field>
      <Words label="落实责任人" value={given.person} max={MAX_PROJECT.person} hint="姓名" onChange={(person) => change({ person })} />
      <Field label="到哪一天">
        <DayInput label="到哪一天" value={given.dueDay} days={{ from: tomorrow, to: null }} onChange={(dueDay) => change({ dueDay })} />
      </Field>
      {problem !== '' && <Notice kind="warn" icon="warn" text={problem} />}
    </Sheet>
  )
}

interface WordsProps {
  label: string
  value: string
  max: number
  hint: string
  onChange: (value: string) => void
}

const Words = ({ label, value, max, hint, onChange }: WordsProps) => (
  <Field label={label}>
    <TextInput label={label} value={value} placeholder={hint} max={max} onChange={onChange} />
  </Field>
)
