import { useEffect, useState } from 'react'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { factorApi, type Begun, type Enrolled, type FactorView } from '../../../domain/api-factor'
import { readProof } from '../../../domain/people/factor'
import { TYPED_MAX } from '../../../domain/people/phone'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { TextInput } from '../../components/TextInput'
import { aria } from '../../platform/aria'
import { call, CallFailed } from '../../remote/call'
import { keepMe } from '../../remote/session'
import { qrImage } from '../../staff/qrImage'
import './Factor.css'

/** 两步验证: set up with an authenticator app, proved in this session, or looked after; whoever owes it gets no further without. */
export function Factor({ isOwed, onDone }: { isOwed: boolean; onDone: () => void }) {
  const [view, setView] = useState<FactorView>()
  const [problem, setProblem] = useState<CallFailed>()
  const [done, setDone] = useState<Enrolled>()
  const [begun, setBegun] = useState<Begun>()
  const load = () => {
    setProblem(undefined)
    call(factorApi.factor, {}).then(setView, (failed: unknown) => {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed)
    })
  }
  useEffect(load, [])
  // the session goes on once the codes are written down: a page that closes by itself would show them to nobody
  if (done)
    return (
      <Codes
        codes={done.codes}
        onDone={() => {
          keepMe(done.me)
          onDone()
        }}
      />
    )
  if (problem || !view) return <Loaded of={{ problem }} onRetry={load} title="正在查两步验证" />
  if (begun || !view.enrolled) return <Enrol isOwed={isOwed} begun={begun} onDone={setDone} />
  if (!view.proved) return <Prove onDone={onDone} />
  return <Manage view={view} onCodes={setDone} onBegun={setBegun} onDone={onDone} />
}

interface ProofProps {
  label: string
  hint: string
  button: string
  send: (code: string) => Promise<void>
}

/** Six digits, or a recovery code where one is taken. */
function Proof({ label, hint, button, send }: ProofProps) {
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const go = async () => {
    if (busy) return
    if (!readProof(code)) return setError('是 6 位数字，或 10 位恢复码。')
    setBusy(true)
    setError(undefined)
    try {
      await send(code)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setError(failed.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Field label={label} hint={hint} error={error}>
        <TextInput
          label={label}
          kind="text"
          fill="one-time-code"
          max={TYPED_MAX}
          value={code}
          onChange={setCode}
          error={error}
          onDone={go}
        />
      </Field>
      <Button text={button} busy={busy && '正在核对…'} onPress={go} />
    </>
  )
}

const prove = async (code: string) => keepMe(await call(factorApi.proveFactor, { body: { code } }))

const Prove = ({ onDone }: { onDone: () => void }) => (
  <View className="signin stack stack--4">
    <Notice kind="info" icon="shield" text="请打开手机上的验证器，看“市民吹哨”现在的 6 位数字。" />
    <Proof
      label="验证器上的数字"
      hint="手机不在身边，可以写一个没用过的恢复码。都没有了，请找系统管理员。"
      button="验证"
      send={(code) => prove(code).then(onDone)}
    />
  </View>
)

/** Scanned by another phone, opened or typed on this one. */
function Enrol({ isOwed, begun: given, onDone }: { isOwed: boolean; begun: Begun | undefined; onDone: (done: Enrolled) => void }) {
  const [begun, setBegun] = useState(given)
  const [problem, setProblem] = useState<CallFailed>()
  const begin = () => {
    setProblem(undefined)
    call(factorApi.startFactor, { body: {} }).then(setBegun, (failed: unknown) => {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed)
    })
  }
  useEffect(() => {
    if (!given) begin()
  }, [given])
  if (problem || !begun) return <Loaded of={{ problem }} onRetry={begin} title="正在准备" />
  const copy = () => void Taro.setClipboardData({ data: begun.secret })
  return (
    <View className="signin stack stack--4">
      <Notice
        kind={isOwed ? 'warn' : 'info'}
        icon="shield"
        text={`${isOwed ? '您的岗位要先设好两步验证。' : ''}在手机上装一个验证器（任何支持 TOTP 的都行），扫下面的码，再写上它给的 6 位数字。`}
      />
      <View {...aria({ role: 'img', label: '给验证器扫的二维码' })}>
        <Image className="factor__code" src={qrImage(begun)} mode="aspectFit" {...aria({ hidden: true })} />
      </View>
      <View className="small text-2">就在这部手机上装的验证器，不用扫：把下面的密钥抄进去。</View>
      <View className="factor__secret num">{blocks(begun.secret)}</View>
      <Button kind="line" text="复制密钥" onPress={copy} />
      <Proof
        label="验证器上的 6 位数字"
        hint="每 30 秒换一次。总不对，请看手机时间准不准。"
        button="设好"
        send={async (code) => onDone(await call(factorApi.enrolFactor, { body: { code } }))}
      />
    </View>
  )
}

/** Shown this once; whoever has not written them down has none. */
const Codes = ({ codes, onDone }: { codes: string[]; onDone: () => void }) => (
  <View className="signin stack stack--4">
    <Notice kind="warn" icon="print" text="请抄在纸上，收好。手机丢了就靠它们，每个用一次。离开这一页就再也看不到了。" />
    <View className="factor__codes" {...aria({ role: 'list', label: '恢复码' })}>
      {codes.map((code) => (
        <View key={code} className="num" {...aria({ role: 'listitem' })}>
          {code}
        </View>
      ))}
    </View>
    <Button kind="line" text="复制" onPress={() => void Taro.setClipboardData({ data: codes.join('\n') })} />
    <Button text="我抄好了" onPress={onDone} />
  </View>
)

interface ManageProps {
  view: FactorView
  onCodes: (done: Enrolled) => void
  onBegun: (begun: Begun) => void
  onDone: () => void
}

/** It is set up: other recovery codes, another authenticator. */
function Manage({ view, onCodes, onBegun, onDone }: ManageProps) {
  const [wants, setWants] = useState<'codes' | 'another'>()
  return (
    <View className="signin stack stack--4">
      <Notice
        kind={view.codesLeft < 3 ? 'warn' : 'info'}
        icon="check"
        text={`两步验证已经设好。恢复码还有 ${view.codesLeft} 个没用过。`}
        strong={String(view.codesLeft)}
      />
      {wants === undefined ? (
        <>
          <Button kind="soft" text="换一批恢复码" onPress={() => setWants('codes')} />
          <Button kind="line" text="换一个验证器" onPress={() => setWants('another')} />
          <Button kind="line" text="返回" onPress={onDone} />
        </>
      ) : (
        <Proof
          label="现在验证器上的数字，或一个恢复码"
          hint={wants === 'codes' ? '以前的恢复码全部作废。' : '核对以后，原来的验证器作废，马上设新的。'}
          button={wants === 'codes' ? '换恢复码' : '换验证器'}
          send={async (code) =>
            wants === 'codes'
              ? onCodes(await call(factorApi.renewCodes, { body: { code } }))
              : onBegun(await call(factorApi.startFactor, { body: { code } }))
          }
        />
      )}
    </View>
  )
}

/** Four letters at a time are typed over without a slip. */
const blocks = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ')
