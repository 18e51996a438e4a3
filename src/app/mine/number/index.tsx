import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { api, type BodyIn } from '../../../domain/api'
import { accountApi, type Account } from '../../../domain/api-account'
import { isOneTimeCode, isPhone } from '../../../domain/people/phone'
import { problemWords } from '../../../domain/problems'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Switch } from '../../components/Switch'
import { SignInFirst } from '../../components/SignInFirst'
import { call, CallFailed } from '../../remote/call'
import { confirmed } from '../../platform/confirmed'
import { goTo } from '../../lib/goTo'
import { useWhileShown } from '../../platform/inView'
import { keepAccount, loadAccount, useAccount } from '../../stores/account'
import { keepMe, tokenOf, useSession } from '../../remote/session'
import { CodeField } from '../CodeField'
import { PhoneField } from '../PhoneField'

/** 换手机号: the number of now and the new one are both proved; one that is lost is stood for by WeChat or by this phone. */
export default function NumberPage() {
  const isSignedIn = useSession((session) => Boolean(session.resident))
  const { data: account, problem } = useAccount()
  useWhileShown(() => {
    if (tokenOf('resident')) void loadAccount()
  }, 60_000)
  return (
    <Page title={account?.phone === null ? say('加上手机号') : say('换手机号')} narrow>
      <Loaded
        of={{ data: account, problem }}
        onRetry={() => void loadAccount(true)}
        title={say('正在取您的账号')}
        instead={!isSignedIn && <SignInFirst what={say('换手机号')} />}
      >
        {(mine) => <Change account={mine} />}
      </Loaded>
    </Page>
  )
}

type Body = BodyIn<typeof accountApi.changeNumber>
type Errors = { phone?: string; code?: string; oldCode?: string }

function Change({ account: { phone: old } }: { account: Account }) {
  const [given, setGiven] = useState({ phone: '', code: '', oldCode: '' })
  const [lost, setLost] = useState(false)
  const [errors, setErrors] = useState<Errors>({})
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const asksOld = old !== null && !lost

  const send = async (take: boolean) => {
    setBusy(true)
    setFailure(undefined)
    try {
      const body: Body = { phone: given.phone, code: given.code, ...(asksOld ? { oldCode: given.oldCode } : { lost }), take }
      const { me, account } = await call(accountApi.changeNumber, { body })
      keepMe(me)
      keepAccount(account)
      void Taro.showToast({ title: say('手机号换好了'), icon: 'none' })
      goTo.back()
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      await told(problem, take)
    } finally {
      setBusy(false)
    }
  }
  /** A number that has an account is taken over only after one was asked; what is wrong with a field stands there. */
  const told = async ({ problem }: CallFailed, take: boolean) => {
    if (problem.code === 'numberTaken' && !take) {
      const goOn = await confirmed(
        say('这个号码已经有账号了'),
        say('换过来以后，那个账号报过的事，只有在登录过它的手机上才看得到。要换吗？'),
        say('换过来'),
        say('先不'),
      )
      return goOn ? send(true) : undefined
    }
    const fields = Object.keys(problem.fields ?? {})
    if (fields.length > 0) setErrors(Object.fromEntries(fields.map((field) => [field, problem.message])))
    else setFailure(problem.message)
  }
  const change = () => {
    const wrong: Errors = {
      ...(!isPhone(given.phone) && { phone: problemWords('phone') }),
      ...(!isOneTimeCode(given.code) && { code: problemWords('code') }),
      ...(asksOld && !isOneTimeCode(given.oldCode) && { oldCode: problemWords('code') }),
    }
    setErrors(wrong)
    if (!busy && Object.keys(wrong).length === 0) void send(false)
  }
  const sendToNew = () => {
    if (isPhone(given.phone)) return call(api.sendCode, { body: { phone: given.phone } })
    setErrors({ phone: problemWords('phone') })
  }
  return (
    <View className="stack stack--4">
      {failure && <Notice kind="danger" icon="warn" text={failure} />}
      {old !== null && (
        <Switch
          icon="phone"
          title={say('原来的号码用不了了')}
          note={say('用微信刚登录的，或用了七天以上的手机，才可以这样换')}
          on={lost}
          onChange={setLost}
        />
      )}
      {asksOld && (
        <CodeField
          id="field-oldCode"
          label={say('{phone} 收到的验证码', { phone: old })}
          code={given.oldCode}
          error={errors.oldCode}
          onChange={(oldCode) => setGiven((now) => ({ ...now, oldCode }))}
          send={() => call(accountApi.sendOldCode, { body: {} })}
          onFailure={setFailure}
          onDone={change}
        />
      )}
      <PhoneField
        label={say('新的手机号')}
        phone={given.phone}
        error={errors.phone}
        onChange={(phone) => setGiven((now) => ({ ...now, phone }))}
      />
      <CodeField
        id="field-code"
        label={say('新号码收到的验证码')}
        code={given.code}
        error={errors.code}
        onChange={(code) => setGiven((now) => ({ ...now, code }))}
        send={sendToNew}
        onFailure={setFailure}
        onDone={change}
      />
      <Button text={say('换成这个号码')} busy={busy && say('正在换…')} onPress={change} />
      <View className="caption text-3">{say('换好以后，别的手机和电脑上都会退出。报过的事都在。')}</View>
    </View>
  )
}
