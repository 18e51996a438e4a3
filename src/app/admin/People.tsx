import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { ADMIN_ACTS, DUTY_WORDS, mayBegin } from '../../domain/admin/acts'
import type { Me } from '../../domain/api'
import type { StaffRow } from '../../domain/api-admin'
import { Button } from '../components/Button'
import { Icon } from '../components/Icon'
import { KeyValues } from '../components/KeyValues'
import { Loaded } from '../components/Loaded'
import { Row, Rows } from '../components/Rows'
import { Sheet } from '../components/Sheet'
import { StateView } from '../components/StateView'
import { TextInput } from '../components/TextInput'
import { useWhileShown } from '../platform/inView'
import { NotLoaded } from '../staff/NotLoaded'
import { PERSONAL_ACTS, type Chosen, type PersonalAct } from './chosen'
import { DeedSheet } from './DeedSheet'
import { toAdmin } from './Room'
import { loadPeople, loadProposals, morePeople, usePeople, useProposals } from './stores'

/** 人员: who works here, found by name, account or unit; what may be done to each, by whoever looks. */
export function People({ me }: { me: Me }) {
  const [line, setLine] = useState('')
  const [shown, setShown] = useState<StaffRow>()
  const [chosen, setChosen] = useState<Chosen>()
  const asked = useSettled(line)
  const page = usePeople(asked)
  const waiting = useProposals().data?.rows.filter(({ standing }) => standing === 'waiting').length ?? 0
  const load = () => {
    void loadPeople(asked)
    void loadProposals()
  }
  useEffect(() => void loadPeople(asked), [asked])
  useWhileShown(load, 60_000)
  useReachBottom(() => void morePeople(asked).catch(() => undefined))
  const close = () => {
    setChosen(undefined)
    load()
  }
  const choose = (act: PersonalAct, person?: StaffRow) => {
    setShown(undefined)
    setChosen({ act, ...(person && { person }) })
  }
  return (
    <View className="admin__text stack stack--4">
      <TextInput label="找人：姓名、账号或单位" placeholder="姓名、账号或单位" value={line} onChange={setLine} max={40}>
        <Icon name="search" size={20} className="units__glass" />
      </TextInput>
      {waiting > 0 && (
        <Rows>
          <Row icon="flag" title={`${waiting} 条等安全管理员同意`} onPress={() => toAdmin('proposals')} />
        </Rows>
      )}
      {mayBegin(me.posts, 'add') && <Button kind="line" icon="plus" text="加人" onPress={() => choose('add')} />}
      <Loaded of={page} trouble={NotLoaded} onRetry={load} rows={6}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 && <StateView kind="empty" title={`没找到“${asked}”`} text="换个词，或只写名字的一部分。" />}
            <Rows>
              {rows.map((one) => (
                <Row key={one.account} icon="me" title={titleOf(one)} note={noteOf(one)} onPress={() => setShown(one)} />
              ))}
            </Rows>
            {next && <Button kind="line" text="再看一些" onPress={() => void morePeople(asked).catch(() => undefined)} />}
          </>
        )}
      </Loaded>
      {shown && <PersonSheet me={me} person={shown} onClose={() => setShown(undefined)} onChoose={(act) => choose(act, shown)} />}
      {chosen && <DeedSheet chosen={chosen} onClose={close} />}
    </View>
  )
}

const titleOf = ({ name, account }: StaffRow): string => `${name ?? ''} · ${account}`
const postsOf = ({ posts }: StaffRow): string => posts.map(({ unit, duty }) => `${unit} ${DUTY_WORDS[duty]}`).join('、')
const noteOf = (one: StaffRow): string =>
  [
    one.left ? '已离职' : postsOf(one) || '没有岗位',
    ...(one.factor ? ['有两步验证'] : []),
    ...(one.sessions > 0 ? [`登录着 ${one.sessions} 处`] : []),
  ].join(' · ')

interface PersonSheetProps {
  me: Me
  person: StaffRow
  onClose: () => void
  onChoose: (act: PersonalAct) => void
}

function PersonSheet({ me, person, onClose, onChoose }: PersonSheetProps) {
  const acts = person.left ? [] : PERSONAL_ACTS.filter((act) => ADMIN_ACTS[act].of === 'person' && act !== 'add' && mayBegin(me.posts, act))
  return (
    <Sheet open title={person.name ?? person.account} onClose={onClose}>
      <KeyValues
        pairs={[
          { key: '账号', value: person.account },
          { key: '岗位', value: person.left ? '已离职' : postsOf(person) || '没有岗位' },
          { key: '两步验证', value: person.factor ? '设好了' : '没有设' },
          { key: '密码', value: person.first ? '还是第一个，没改过' : '本人改过' },
          { key: '登录着', value: person.sessions > 0 ? `${person.sessions} 处` : '没有' },
        ]}
      />
      <Rows>
        {acts.map((act) => (
          <Row
            key={act}
            title={ADMIN_ACTS[act].name}
            {...(ADMIN_ACTS[act].confirms && { note: '要安全管理员同意' })}
            onPress={() => onChoose(act)}
          />
        ))}
      </Rows>
    </Sheet>
  )
}

const SETTLED_MS = 250

/** What was written, once nobody writes on. */
function useSettled(line: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(line.trim()), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [line])
  return settled
}
