import { useState } from 'react'
import { View } from '@tarojs/components'
import { findApi, MOST_COUNTED, type FindView } from '../../../domain/api-find'
import { keptLine } from '../../../domain/find/line'
import { MAX_VIEW_NAME, SHARING } from '../../../domain/find/views'
import type { Me } from '../../../domain/api'
import { Button } from '../../components/Button'
import { Chip, ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Sheet } from '../../components/Sheet'
import { TextInput } from '../../components/TextInput'
import { aria } from '../../platform/aria'
import { confirmed } from '../../platform/confirmed'
import { call, CallFailed } from '../../remote/call'
import { loadViews, useViews } from './store'

interface ViewsProps {
  line: string
  onAsk: (line: string) => void
}

/** Views that are kept, each with how many it has now. */
export function Views({ line, onAsk }: ViewsProps) {
  const { views, counts } = useViews()
  const kept = keptLine(line)
  const here = views.find((view) => view.line === kept)
  if (views.length === 0) return null
  return (
    <View className="stack stack--2">
      <View className="chips" {...aria({ role: 'radiogroup', label: '存好的视图' })}>
        {views.map((view) => (
          <Chip key={view.id} single text={titleOf(view, counts[view.id])} on={view.line === kept} onPress={() => onAsk(view.line)} />
        ))}
      </View>
      {here?.mine && <Button kind="line" small text={`去掉视图“${here.name}”`} onPress={() => void end(here)} />}
    </View>
  )
}

/** 共: shared with a unit. None is hidden: "0" is worth knowing of what one keeps. */
const titleOf = ({ name, unit }: FindView, count: number | undefined) =>
  [unit && '共', name, count === undefined ? '' : count > MOST_COUNTED ? '1 万+' : count]
    .filter((part) => part !== null && part !== '')
    .join(' ')

async function end({ id, name, unit }: FindView) {
  const says = unit ? `${unit}的人就都看不到它了。` : '只是去掉这个名字，件不受影响。'
  if (!(await confirmed(`去掉“${name}”`, says, '去掉', '不去'))) return
  await call(findApi.endView, { params: { id }, body: {} }).catch((failed: unknown) => {
    if (!(failed instanceof CallFailed)) throw failed
  })
  await loadViews(true)
}

const ALONE = ''

/** The line of now gets a name, for oneself or for a unit. */
export function SaveView({ me, line, open, onClose }: { me: Me; line: string; open: boolean; onClose: () => void }) {
  const [name, setName] = useState('')
  const [unitId, setUnitId] = useState(ALONE)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallFailed>()
  const units = me.posts.filter(
    ({ duty }, at) => SHARING.includes(duty) && me.posts.findIndex((post) => post.unitId === me.posts[at]!.unitId) === at,
  )
  const save = async () => {
    setBusy(true)
    try {
      await call(findApi.saveView, { body: { name, line, ...(unitId && { unitId }) } })
      await loadViews(true)
      setName('')
      setProblem(undefined)
      onClose()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed)
    } finally {
      setBusy(false)
    }
  }
  const isNamed = name.trim() !== ''
  const foot = <Button text="存下" busy={busy && '正在存…'} off={!isNamed} why="先起个名字" onPress={() => void save()} />
  return (
    <Sheet open={open} title="存成视图" busy={busy} onClose={onClose} foot={foot}>
      <View className="small text-2">{line}</View>
      <Field label="名字" aside={`最多 ${MAX_VIEW_NAME} 个字`}>
        <TextInput label="名字" value={name} max={MAX_VIEW_NAME} onChange={setName} onDone={() => isNamed && void save()} />
      </Field>
      {units.length > 0 && (
        <Field label="给谁用" hint="共用的，单位里的人都看得到名字和条件，各人只数得到自己看得到的件">
          <ChipGroup
            label="给谁用"
            value={unitId}
            options={[{ value: ALONE, text: '只给我' }, ...units.map(({ unitId: value, unit }) => ({ value, text: `${unit}共用` }))]}
            onChange={setUnitId}
          />
        </Field>
      )}
      {problem && <Notice kind="danger" icon={problem.offline ? 'offline' : 'warn'} text={problem.message} />}
    </Sheet>
  )
}
