import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import { sourceRow, type Source } from '../../../domain/report/sources'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Foot } from '../../components/Foot'
import { Notice, OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { useLatest } from '../../lib/latest'
import { useWhileShown } from '../../platform/inView'
import { AccountSheet, PhoneBar, WideBar } from '../../staff/Account'
import { back, toTicket } from '../../staff/routes'
import { useStaff } from '../../staff/signedIn'
import { useWide } from '../../staff/wide'
import { loadHearing } from '../../stores/hearing'
import { loadCatalogue, loadStart, loadUnits } from '../../stores/reference'
import { Alike } from './Alike'
import { focusSoon } from '../../lib/focusSoon'
import { WORDS } from './focus'
import { Kind, Files, Said } from './Said'
import { Told } from './Told'
import { useRegistration, type Form } from './useRegistration'
import { Where } from './Where'
import { Who } from './Who'
import '../../staff/staff.css'
import './index.css'

/** 登记: what somebody told by phone, at the counter, in a letter or at the door, or what was seen on a round, filed for them. */
export default function RegisterPage() {
  const me = useStaff('register')
  return me ? (
    <Register me={me} />
  ) : (
    <Page title="登记" desk>
      <StateView kind="loading" />
    </Page>
  )
}

function Register({ me }: { me: Me }) {
  const form = useRegistration(me)
  const [account, setAccount] = useState(false)
  const wide = useWide()
  useWhileShown(() => {
    void loadStart()
    void loadCatalogue()
    void loadUnits()
    void loadHearing()
  }, 60_000)
  useFirstFocus(form)
  useFilingKey(() => void form.file())
  const { receipt, failure, sources } = form
  const who = { me, title: '登记', at: 'register' as const, onAccount: () => setAccount(true) }
  const bar = (
    <>
      {failure?.offline && <OfflineBar />}
      {process.env.TARO_ENV === 'h5' && wide ? <WideBar {...who} /> : <PhoneBar {...who} />}
    </>
  )
  if (sources.length === 0)
    return (
      <Page desk bar={bar}>
        <StateView kind="empty" title="您的岗位不登记来电来访" button="回待办" onPress={back} />
      </Page>
    )
  return (
    <Page desk bar={bar} foot={!receipt && <FileFoot form={form} wide={wide} />}>
      {receipt ? (
        <Told receipt={receipt} onAnother={form.another} />
      ) : (
        <View className="register">
          <View className="register__side stack stack--4">
            <Ways form={form} />
            <Said form={form} />
            <Where form={form} me={me} />
            <Kind form={form} />
            <Files form={form} />
          </View>
          <View className="register__side stack stack--4">
            <Alike form={form} />
            <Who form={form} />
            <Failed form={form} />
          </View>
        </View>
      )}
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}

const Ways = ({ form: { draft, sources, change } }: { form: Form }) => (
  <Field label="来源">
    <ChipGroup
      label="来源"
      value={draft.source}
      options={sources.map((source) => ({ value: source, text: sourceRow(source).word }))}
      onChange={(source) => change({ source: source as Source })}
    />
  </Field>
)

function Failed({ form: { failure, draft, change } }: { form: Form }) {
  if (!failure) return null
  const { problem, offline } = failure
  if (problem.code === 'saidByCaller' && problem.ticket)
    return (
      <Notice kind="warn" icon="list" text={problem.message} link="看那一件" onLink={() => toTicket(problem.ticket!)}>
        <Button kind="line" small text="照样再登一件" onPress={() => change({ again: draft.text })} />
      </Notice>
    )
  if (problem.code === 'sameIdOtherBody' && problem.ticket)
    return <Notice kind="warn" icon="list" text={WAS_THERE} link="看那一件" onLink={() => toTicket(problem.ticket!)} />
  const words = offline ? STILL_HERE : problem.message
  return <Notice kind="danger" icon={offline ? 'offline' : 'warn'} text={words} />
}

const WAS_THERE = '上一次其实登进去了。后来改的，去那一件里记；要另登一件，再点一次登记。'
const STILL_HERE = '没连上，还没登进去。写的都在，网好了再点一次登记，不会登成两件。'

function FileFoot({ form: { busy, file, draft, unanswered }, wide }: { form: Form; wide: boolean }) {
  const main = (
    <Button
      text={draft.called && !unanswered ? '登记紧急件' : '登记'}
      more="也可以按 Ctrl 加回车"
      busy={busy && '正在登记…'}
      onPress={() => void file()}
    />
  )
  return (
    <View className="register__foot">
      <Foot main={main} note={process.env.TARO_ENV === 'h5' && wide ? 'Ctrl + 回车登记，写完一项按回车去下一项' : undefined} />
    </View>
  )
}

/** h5: one begins to type what was said. */
function useFirstFocus({ receipt }: Form) {
  useEffect(() => {
    if (!receipt) focusSoon(WORDS)
  }, [receipt])
}

/** h5: Ctrl (⌘) and Enter file it, not while a word is composed. */
function useFilingKey(file: () => void) {
  const latest = useLatest(file)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const keys = (event: KeyboardEvent) => {
      const isHere = Taro.getCurrentPages().slice(-1)[0]?.route?.includes('register')
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || !isHere) return
      // it presses nothing else that has the focus
      event.stopPropagation()
      event.preventDefault()
      latest()
    }
    document.addEventListener('keydown', keys, true)
    return () => document.removeEventListener('keydown', keys, true)
  }, [latest])
}
