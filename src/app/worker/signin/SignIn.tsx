import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { api, type DemoPerson, type SignedIn } from '../../../domain/api'
import { problemWords } from '../../../domain/problems'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { TextInput } from '../../components/TextInput'
import { call, CallFailed } from '../../remote/call'
import { askWechat } from '../../remote/silent'
import { loadStart, useStart } from '../../stores/reference'

export function SignIn({ onDone }: { onDone: (session: SignedIn, password?: string) => void }) {
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [errors, setErrors] = useState<{ account?: string; password?: string }>({})
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState('')

  const enter = async (name: string, ask: () => Promise<SignedIn>, typed?: string) => {
    if (busy) return
    setBusy(name)
    setProblem('')
    try {
      onDone(await ask(), typed)
    } catch (failed) {
      setProblem(failed instanceof CallFailed ? failed.message : problemWords('wechatFailed'))
    } finally {
      setBusy('')
    }
  }
  const withPassword = () => {
    const missing = { account: account.trim() ? undefined : '请写账号。', password: password ? undefined : '请写密码。' }
    setErrors(missing)
    if (missing.account || missing.password) return
    const body = { account: account.trim(), password }
    void enter('password', () => call(api.signInStaff, { body, as: 'staff' }), password)
  }

  return (
    <View className="signin stack stack--4">
      {problem && <Notice kind="danger" icon="warn" text={problem} />}
      {process.env.TARO_ENV === 'weapp' && (
        <>
          <Button text="微信登录" busy={busy === 'wechat' && '正在登录…'} onPress={() => void enter('wechat', askWechat)} />
          <View className="caption text-3 centre">绑定过这个微信的，点一下就进。没绑定的，用账号登录一次。</View>
        </>
      )}
      <Field label="账号" error={errors.account}>
        <TextInput
          label="账号"
          value={account}
          onChange={setAccount}
          placeholder="单位管理员给您的账号"
          max={40}
          fill="username"
          error={errors.account}
        />
      </Field>
      <Field label="密码" error={errors.password} hint="错 5 次，在这里要等 15 分钟。忘了请找单位管理员。">
        <TextInput
          label="密码"
          kind="password"
          fill="current-password"
          value={password}
          onChange={setPassword}
          max={128}
          error={errors.password}
          onDone={withPassword}
        />
      </Field>
      <Button
        kind={process.env.TARO_ENV === 'weapp' ? 'line' : 'main'}
        text="登录"
        busy={busy === 'password' && '正在登录…'}
        onPress={withPassword}
      />
      <DemoStaff
        busy={busy}
        onPick={(person) => void enter(person.id, () => call(api.signInDemo, { body: { person: person.id }, as: 'staff' }))}
      />
    </View>
  )
}

/** In the demo: everybody who works there, to enter as. */
function DemoStaff({ busy, onPick }: { busy: string; onPick: (person: DemoPerson) => void }) {
  const { data: start } = useStart()
  const [people, setPeople] = useState<DemoPerson[]>([])
  useEffect(() => void loadStart(), [])
  useEffect(() => {
    if (!start?.demo) return
    call(api.demoPeople, { as: 'staff' }).then(
      (answer) => setPeople(answer.people.filter((person) => person.kind === 'staff')),
      () => undefined,
    )
  }, [start?.demo])
  if (people.length === 0) return null
  return (
    <Section title="演示：直接进" aside="数据是编的">
      <Rows>
        {people.map((person) => (
          <Row
            key={person.id}
            icon="me"
            title={person.name}
            note={person.what}
            value={busy === person.id ? '正在进…' : undefined}
            onPress={() => onPick(person)}
          />
        ))}
      </Rows>
    </Section>
  )
}
