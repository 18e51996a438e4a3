import { useState } from 'react'
import { View } from '@tarojs/components'
import { ADMIN_ACTS, mayBegin } from '../../domain/admin/acts'
import type { Me } from '../../domain/api'
import type { UnitRow } from '../../domain/api-admin'
import { kindsUnder, UNIT_KIND_WORDS } from '../../domain/admin/unit-kinds'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { KeyValues } from '../components/KeyValues'
import { Loaded } from '../components/Loaded'
import { Row, Rows } from '../components/Rows'
import { Section } from '../components/Section'
import { useWhileShown } from '../platform/inView'
import { NotLoaded } from '../staff/NotLoaded'
import { toEmptyUnits } from '../staff/routes'
import { PERSONAL_ACTS, type Chosen, type PersonalAct } from './chosen'
import { DeedSheet } from './DeedSheet'
import { loadAdminUnits, useAdminUnits } from './stores'

/** 单位: the tree, a level at a time; each with who works there, and what may be done to it. */
export function UnitTree({ me }: { me: Me }) {
  const page = useAdminUnits()
  const [at, setAt] = useState<string>()
  const [chosen, setChosen] = useState<Chosen>()
  const load = () => void loadAdminUnits()
  useWhileShown(load, 60_000)
  const close = () => {
    setChosen(undefined)
    load()
  }
  return (
    <View className="admin__text stack stack--4">
      <Loaded of={page} trouble={NotLoaded} onRetry={load} rows={6}>
        {({ rows }) => {
          const unit = rows.find(({ id }) => id === at)
          const below = rows.filter(({ parentId }) => parentId === (unit?.id ?? null))
          const empty = rows.filter((one) => one.empty && !one.ended).length
          return (
            <>
              {empty > 0 && !unit && (
                <Rows>
                  <Row icon="flag" title={`${empty} 个单位现在没有人`} note="件转到哪里" onPress={toEmptyUnits} />
                </Rows>
              )}
              {unit && (
                <Unit me={me} unit={unit} onUp={() => setAt(unit.parentId ?? undefined)} onChoose={(act) => setChosen({ act, unit })} />
              )}
              {below.length > 0 && (
                <Section title={unit ? `${unit.name}下面` : '从上往下'} aside={`${below.filter(({ ended }) => !ended).length} 个`}>
                  <Rows>
                    {below.map((one) => (
                      <Row key={one.id} icon="pin" title={one.name} note={noteOf(one)} onPress={() => setAt(one.id)} />
                    ))}
                  </Rows>
                </Section>
              )}
            </>
          )
        }}
      </Loaded>
      {chosen && <DeedSheet chosen={chosen} onClose={close} />}
    </View>
  )
}

const noteOf = ({ kind, people, ended, successor, empty }: UnitRow): string =>
  ended
    ? `已撤${successor ? `，由${successor}承接` : ''}`
    : [UNIT_KIND_WORDS[kind], `${people} 人`, ...(empty ? ['没有人办事'] : [])].join(' · ')

interface UnitProps {
  me: Me
  unit: UnitRow
  onUp: () => void
  onChoose: (act: PersonalAct) => void
}

function Unit({ me, unit, onUp, onChoose }: UnitProps) {
  const acts = unit.ended ? [] : PERSONAL_ACTS.filter((act) => ADMIN_ACTS[act].of === 'unit' && mayBegin(me.posts, act) && fits(act, unit))
  return (
    <Card title={unit.fullName} aside={unit.id}>
      <KeyValues pairs={[{ key: '现在', value: noteOf(unit) }]} />
      <View className="admin__acts">
        <Button small kind="line" icon="left" text="上一级" onPress={onUp} />
        {acts.map((act) => (
          <Button key={act} small kind={act === 'endUnit' ? 'danger' : 'line'} text={ADMIN_ACTS[act].name} onPress={() => onChoose(act)} />
        ))}
      </View>
    </Card>
  )
}

/** What makes no sense for a kind of unit is not offered; the rest the server answers. */
const fits = (act: PersonalAct, { kind }: UnitRow): boolean =>
  act === 'addUnit' ? kindsUnder(kind).length > 0 : act !== 'endUnit' || kind !== 'centre'
