import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { PublicUnit } from '../../../domain/api'
import { say } from '../../../domain/words/say'
import { Icon } from '../../components/Icon'
import { Loaded } from '../../components/Loaded'
import { LongList } from '../../components/LongList'
import { dial } from '../../components/EmergencyCard'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { StateView } from '../../components/StateView'
import { TextInput } from '../../components/TextInput'
import { WideShell } from '../../components/WideShell'
import { aria } from '../../platform/aria'
import { goTo } from '../../lib/goTo'
import { useWhileShown } from '../../platform/inView'
import { loadStart, loadUnits, useUnits } from '../../stores/reference'
import './index.css'

/** 公开: the way to the public cases (公示), and the contact book (找谁办); every number can be dialled. */
export default function BoardPage() {
  const known = useUnits()
  const [word, setWord] = useState('')
  useWhileShown(() => {
    void loadStart()
    void loadUnits()
  }, 3_600_000)
  const wanted = word.trim()
  return (
    <Page title={say('公开 · 找谁办')}>
      <Rows>
        <Row strong icon="board" title={say('大家报的事')} note={say('办到哪一步了，办得怎么样')} onPress={() => goTo.cases()} />
        <Row icon="flag" title={say('民生项目')} note={say('为大家办的事，办到第几步了')} onPress={goTo.projects} />
      </Rows>
      <View className="board__search">
        <TextInput label={say('找单位、社区或网格员')} placeholder={say('找单位、社区、网格员')} value={word} max={20} onChange={setWord}>
          <View className="board__lens">
            <Icon name="search" size={22} />
          </View>
        </TextInput>
      </View>
      <Loaded of={known} onRetry={loadUnits}>
        {({ units }) => (wanted ? <Found units={units} word={wanted} /> : <Book units={units} />)}
      </Loaded>
    </Page>
  )
}

/** Whom to ask, from the centre down. */
const Book = ({ units }: { units: PublicUnit[] }) => (
  <WideShell
    kind="resident"
    left={
      <>
        <Contacts title={say('先问这里')} units={units.filter(({ kind }) => kind === 'centre')} />
        <Streets units={units} />
      </>
    }
    right={<Contacts title={say('区里的单位')} units={units.filter(({ kind }) => kind === 'department' || kind === 'oversight')} />}
  />
)

const Contacts = ({ title, units }: { title: string; units: PublicUnit[] }) => (
  <Section title={title}>
    <LongList className="rows" laneClass="" first={units.length > 1 ? 0 : 1} px={oneRow} rows={units} draw={contact} />
  </Section>
)
/** A row with a note below its title. */
const ROW_PX = 72
const oneRow = () => ROW_PX
const contact = (unit: PublicUnit) => <Contact key={unit.id} unit={unit} />

/** Each street is drawn when it comes near. */
function Streets({ units }: { units: PublicUnit[] }) {
  const streets = units.filter(({ kind }) => kind === 'street')
  const rowsOf = (street: PublicUnit) => 2 + units.filter(({ parentId }) => parentId === street.id).length
  const draw = useCallback((street: PublicUnit) => <Street key={street.id} street={street} units={units} />, [units])
  return (
    <LongList
      className="stack stack--4"
      laneClass=""
      size={1}
      first={1}
      px={(street) => rowsOf(street) * ROW_PX}
      rows={streets}
      draw={draw}
    />
  )
}

const Contact = ({ unit, name = unit.name, inner = false }: { unit: PublicUnit; name?: string; inner?: boolean }) => {
  const title = unit.worker ? `${name} · ${unit.worker}` : name
  const row = (
    <Row
      title={title}
      note={unit.phone ?? say('电话还没有公布')}
      right={unit.phone && <Icon name="phone" size={22} className="board__dial" />}
      more={unit.phone ? say('打电话') : undefined}
      onPress={unit.phone ? () => dial(unit.phone ?? '') : undefined}
    />
  )
  return inner ? <View className="board__inner">{row}</View> : row
}

/** A street and its communities; a community opens to its grids and their workers. */
function Street({ street, units }: { street: PublicUnit; units: PublicUnit[] }) {
  const [open, setOpen] = useState<string>()
  const below = (id: string) => units.filter((unit) => unit.parentId === id)
  return (
    <Section title={street.name}>
      <Rows>
        <Contact unit={street} name={say('{name}办事处', { name: street.name })} />
        {below(street.id).map((community) => {
          const isOpen = open === community.id
          const grids = below(community.id)
          return (
            <View key={community.id} className="board__community">
              <Row
                title={community.name}
                note={say('{count} 个网格', { count: grids.length })}
                right={<Icon name={isOpen ? 'down' : 'right'} size={18} className="row__arrow" />}
                more={isOpen ? say('已展开') : say('点开看网格员')}
                onPress={() => setOpen(isOpen ? undefined : community.id)}
              />
              {isOpen &&
                [community, ...grids].map((unit) => (
                  <Contact key={unit.id} inner unit={unit} name={unit === community ? say('社区居委会') : unit.name} />
                ))}
            </View>
          )
        })}
      </Rows>
    </Section>
  )
}

function Found({ units, word }: { units: PublicUnit[]; word: string }) {
  const nameOf = (unit: PublicUnit) =>
    unit.kind === 'grid' ? `${units.find(({ id }) => id === unit.parentId)?.name ?? ''}${unit.name}` : unit.name
  const found = units.filter((unit) => `${nameOf(unit)} ${unit.worker ?? ''}`.includes(word))
  if (found.length === 0)
    return <StateView kind="empty" title={say('没找到“{word}”', { word })} text={say('换个词，比如社区名、单位名或网格员的姓。')} />
  return (
    <View className="stack" {...aria({ live: 'polite' })}>
      <View className="small text-2">{say('找到 {count} 个', { count: found.length })}</View>
      <Rows>
        {found.map((unit) => (
          <Contact key={unit.id} unit={unit} name={nameOf(unit)} />
        ))}
      </Rows>
    </View>
  )
}
