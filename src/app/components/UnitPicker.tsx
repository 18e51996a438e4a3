import { useState } from 'react'
import { View } from '@tarojs/components'
import type { UnitKind } from '../../domain/people/units'
import type { ActionView } from '../../domain/ticket/views'
import { say } from '../../domain/words/say'
import { ChipGroup } from './Chips'
import { Icon } from './Icon'
import { Row, Rows } from './Rows'
import { Segmented } from './Segmented'
import { TextInput } from './TextInput'
import './UnitPicker.css'

type NamedUnit = ActionView['units'][number]

interface UnitPickerProps {
  label: string
  units: NamedUnit[]
  /** The department the catalogue names for the matter; offered first. */
  suggested?: string
  value: string | undefined
  onChange: (id: string) => void
}

/** Who is to have it: the levels above side by side, or a list with search, departments first. */
export function UnitPicker({ label, units, suggested, value, onChange }: UnitPickerProps) {
  const [changing, setChanging] = useState(false)
  const chosen = units.find((unit) => unit.id === value)
  if (areLevels(units))
    return (
      <Segmented label={label} options={units.map(({ id, name }) => ({ value: id, text: name }))} value={value ?? ''} onChange={onChange} />
    )
  if (chosen && !changing)
    return (
      <Rows>
        <Row strong icon="check" title={chosen.name} value={say('改')} onPress={() => setChanging(true)} />
      </Rows>
    )
  const choose = (id: string) => {
    setChanging(false)
    onChange(id)
  }
  return <UnitList units={units} suggested={suggested} value={value} onChange={choose} focused={changing} />
}

interface UnitsPickerProps extends Omit<UnitPickerProps, 'value' | 'onChange' | 'label'> {
  value: readonly string[]
  onChange: (ids: string[]) => void
}

/** Several at once (会商): those chosen on top, where one press takes one away again. */
export function UnitsPicker({ units, suggested, value, onChange }: UnitsPickerProps) {
  const toggle = (id: string) => onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id])
  const chosen = units.filter((unit) => value.includes(unit.id))
  return (
    <View className="stack">
      {chosen.length > 0 && (
        <ChipGroup
          label={say('请了 {count} 家，点一下去掉', { count: chosen.length })}
          value={[...value]}
          options={chosen.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={toggle}
        />
      )}
      <UnitList units={units.filter((unit) => !value.includes(unit.id))} suggested={suggested} value={[]} onChange={toggle} />
    </View>
  )
}

/** Up to four units, each of another kind, are the levels above. */
export const areLevels = (units: NamedUnit[]) => units.length <= 4 && new Set(units.map((unit) => unit.kind)).size === units.length

const SHOWN = 24
const GRIDS = '网格'

/** `focused`: somebody is about to write a name. */
type UnitListProps = Omit<UnitPickerProps, 'label' | 'value'> & { value: string | string[] | undefined; focused?: boolean }

function UnitList({ units, suggested, value, onChange, focused }: UnitListProps) {
  const [words, setWords] = useState('')
  const found = units.filter((unit) => unit.name.includes(words.trim()))
  const advised = words ? [] : units.filter((unit) => unit.id === suggested)
  const groups = [
    { name: say('按类别建议'), units: advised },
    ...KINDS.map(([kind, name]) => ({ name: say(name), units: found.filter((unit) => unit.kind === kind && !advised.includes(unit)) })),
  ].filter((group) => group.units.length > 0)
  // Enter takes the first that is found, for whoever writes and does not look for the mouse
  const takeFirst = () => words.trim() !== '' && groups[0] && onChange(groups[0].units[0]!.id)
  return (
    <View className="stack">
      <TextInput
        label={say('按名称找单位')}
        placeholder={say('写名称找')}
        value={words}
        onChange={setWords}
        onDone={takeFirst}
        focused={focused}
        max={20}
      >
        <Icon name="search" size={20} className="units__glass" />
      </TextInput>
      {groups.map(({ name, units: all }) => {
        // a district's grids are found by name; a wall of them helps nobody
        const shown = name === say(GRIDS) && all.length > SHOWN ? [] : all.slice(0, SHOWN)
        return (
          <View key={name} className="stack stack--2">
            <View className="caption text-3">{name}</View>
            <ChipGroup label={name} value={value} options={shown.map(({ id, name: text }) => ({ value: id, text }))} onChange={onChange} />
            {all.length > shown.length && (
              <View className="caption text-3">
                {say(shown.length > 0 ? '还有 {count} 个，写名称就能找到' : '有 {count} 个，写名称就能找到', {
                  count: all.length - shown.length,
                })}
              </View>
            )}
          </View>
        )
      })}
      {groups.length === 0 && <View className="small text-2">{say('没找到“{words}”，换个词试试。', { words })}</View>}
    </View>
  )
}

const KINDS: [UnitKind, string][] = [
  ['department', '职能部门'],
  ['oversight', '纪检监察'],
  ['street', '街道和镇'],
  ['community', '社区'],
  ['grid', GRIDS],
  ['centre', '区中心'],
]
