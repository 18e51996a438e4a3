import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { api, type DemoPerson, type SignedIn } from '../../../domain/api'
import { accountApi } from '../../../domain/api-account'
import { GROWN, guardianMissing } from '../../../domain/people/age'
import { isOneTimeCode, isPhone } from '../../../domain/people/phone'
import { PRIVACY } from '../../../domain/people/privacy'
import { problemWords } from '../../../domain/problems'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { pressable } from '../../platform/aria'
import { call, CallFailed } from '../../remote/call'
import { goTo } from '../../lib/goTo'
import { useWhileShown } from '../../platform/inView'
import { useMyUnsavedCodes } from '../../sending/unsavedCodes'
import { loadStart, useStart } from '../../stores/reference'
import { keepSession } from '../../remote/session'
import { AgeField } from '../../resident/agree/Age'
import { Tick } from '../../resident/agree/Tick'
import { CodeField } from '../CodeField'
import { PhoneField } from '../PhoneField'
import './index.css'

export default function SignInPage() {
  const demo = useStart().data?.demo ?? false
  const [agreed, setAgreed] = useState(false)
  const [age, setAge] = useState(GROWN)
  const [missed, setMissed] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [byWechat, setByWechat] = useState(process.env.TARO_ENV === 'weapp')
  const codes = useMyUnsavedCodes().length
  useWhileShown(() => void loadStart(), 60_000)

  /** One sign-in at a time; afterwards back to what one was doing. */
  const enter = async (ask: () => Promise<SignedIn>) => {
    if (busy) return
    setFailure(undefined)
    setBusy(true)
    try {
      keepSession(await ask())
      if (agreed && !guardianMissing(age)) await giveConsent(age.under14)
      goTo.back()
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      setFailure(problem.problem.message)
    } finally {
      setBusy(false)
    }
  }
  const withConsent = (ask: () => Promise<SignedIn>) => (agreed && !guardianMissing(age) ? enter(ask) : Promise.resolve(setMissed(true)))

  return (
    <Page title={say('登录')} narrow>
      <View className="stack stack--1">
        <View className="hero">{say('登录后，每一步都告诉您')}</View>
        <View className="small text-2">{say('只用来核实和回话，不会给办事以外的人看。')}</View>
      </View>
      {codes > 0 && (
        <Notice
          kind="warn"
          icon="lock"
          text={say('有查询码还没存好。登录后，这部手机上就不再显示。')}
          link={say('去存')}
          onLink={goTo.code}
        />
      )}
      {byWechat ? (
        <>
          <Button text={say('微信登录')} busy={busy && say('正在登录…')} onPress={() => void withConsent(withWechat)} />
          <Rows>
            <Row
              icon="phone"
              title={say('用手机号登录')}
              note={say('家人替您报的事，用登记的手机号才看得到')}
              onPress={() => setByWechat(false)}
            />
          </Rows>
        </>
      ) : (
        <ByPhone busy={busy} onEnter={withConsent} onFailure={setFailure} />
      )}
      {failure && <Notice kind="danger" icon="warn" text={failure} />}
      <Consent
        agreed={agreed}
        missed={missed && !agreed}
        onChange={(on) => {
          setAgreed(on)
          setMissed(false)
        }}
      />
      <AgeField age={age} missed={missed} onChange={setAge} />
      {demo && <DemoPeople onEnter={enter} />}
    </Page>
  )
}

/** The tick is kept with its version; should that fail, the form asks before a report is sent. */
const giveConsent = (byGuardian: boolean) =>
  call(accountApi.giveConsent, { body: { version: PRIVACY.version, byGuardian } }).catch(() => undefined)

async function withWechat(): Promise<SignedIn> {
  const { code } = await Taro.login().catch(() => ({ code: '' }))
  if (!code) throw new CallFailed({ code: 'wechatFailed', message: problemWords('wechatFailed') }, 400)
  return call(api.signInWechat, { body: { code } })
}

interface ByPhoneProps {
  busy: boolean
  onEnter: (ask: () => Promise<SignedIn>) => Promise<void>
  onFailure: (words: string | undefined) => void
}

function ByPhone({ busy, onEnter, onFailure }: ByPhoneProps) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [errors, setErrors] = useState<{ phone?: string; code?: string }>({})

  const sendCode = () => {
    if (isPhone(phone)) return call(api.sendCode, { body: { phone } })
    setErrors({ phone: problemWords('phone') })
  }
  const enter = () => {
    const wrong = { ...(!isPhone(phone) && { phone: problemWords('phone') }), ...(!isOneTimeCode(code) && { code: problemWords('code') }) }
    setErrors(wrong)
    if (!wrong.phone && !wrong.code) void onEnter(() => call(api.signInPhone, { body: { phone, code } }))
  }
  return (
    <>
      <PhoneField label={say('手机号')} phone={phone} onChange={setPhone} error={errors.phone} />
      <CodeField
        id="field-code"
        label={say('验证码')}
        code={code}
        error={errors.code}
        onChange={setCode}
        send={sendCode}
        onFailure={onFailure}
        onDone={enter}
      />
      <Button text={say('登录')} busy={busy && say('正在登录…')} onPress={enter} />
    </>
  )
}

/** Unticked by default; the rules are one tap away. */
function Consent({ agreed, missed, onChange }: { agreed: boolean; missed: boolean; onChange: (on: boolean) => void }) {
  return (
    <View className="stack stack--1">
      <View className="signin__consent">
        <Tick text={say('我看过并同意')} label={say('我看过并同意隐私规则')} on={agreed} onChange={onChange} />
        <View className="tap-line link signin__rules" {...pressable({ role: 'link', label: say('看隐私规则') }, goTo.privacy)}>
          {say('《隐私规则》')}
        </View>
      </View>
      {missed && <View className="small danger">{say('请先勾选同意隐私规则，再登录。')}</View>}
    </View>
  )
}

/** Demo only: made-up residents, one tap each. */
function DemoPeople({ onEnter }: { onEnter: (ask: () => Promise<SignedIn>) => Promise<void> }) {
  const [people, setPeople] = useState<DemoPerson[]>([])
  useEffect(() => {
    call(api.demoPeople, {}).then(
      (reply) => setPeople(reply.people.filter((person) => person.kind === 'resident')),
      () => undefined,
    )
  }, [])
  if (people.length === 0) return null
  return (
    <Section title={say('演示：直接当其中一位')}>
      <Rows>
        {people.map(({ id, name, what }) => (
          <Row
            key={id}
            icon="me"
            title={name}
            note={what}
            onPress={() => void onEnter(() => call(api.signInDemo, { body: { person: id } }))}
          />
        ))}
      </Rows>
    </Section>
  )
}
