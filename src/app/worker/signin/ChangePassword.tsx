import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SignedIn } from '../../../domain/api'
import { factorApi } from '../../../domain/api-factor'
import { problemWords } from '../../../domain/problems'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { TextInput } from '../../components/TextInput'
import { call, CallFailed } from '../../remote/call'

interface ChangePasswordProps {
  /** The first sign-in: nothing goes on without it. */
  isFirst: boolean
  /** Typed a moment ago; asked for when it was not. */
  old?: string
  onDone: (session: SignedIn, password: string) => void
}

type Errors = { old?: string; next?: string; again?: string }

export function ChangePassword({ isFirst, old: known, onDone }: ChangePasswordProps) {
  const [typed, setTyped] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const old = known ?? typed

  const send = async () => {
    const wrong = errorsIn(old, next, again)
    setErrors(wrong)
    setProblem('')
    if (busy || wrong.old || wrong.next || wrong.again) return
    setBusy(true)
    try {
      onDone(await call(factorApi.changePassword, { body: { old, new: next } }), next)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      if (failed.problem.fields?.new) setErrors({ next: failed.message })
      else setProblem(failed.message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <View className="signin stack stack--4">
      {isFirst && <Notice kind="warn" icon="lock" text="第一次登录，请先把初始密码改成自己的。改好就能办件。" />}
      {problem && <Notice kind="danger" icon="warn" text={problem} />}
      {known === undefined && (
        <Field label="现在的密码" error={errors.old}>
          <TextInput
            label="现在的密码"
            kind="password"
            fill="current-password"
            value={typed}
            onChange={setTyped}
            max={128}
            error={errors.old}
          />
        </Field>
      )}
      <Field label="新密码" hint="至少 8 位，要有字母和数字。不要用账号、姓名、生日、常见的词。" error={errors.next}>
        <TextInput
          label="新密码，至少 8 位，要有字母和数字"
          kind="password"
          fill="new-password"
          value={next}
          onChange={setNext}
          max={128}
          error={errors.next}
        />
      </Field>
      <Field label="再写一遍" error={errors.again}>
        <TextInput
          label="新密码再写一遍"
          kind="password"
          fill="new-password"
          value={again}
          onChange={setAgain}
          max={128}
          error={errors.again}
          onDone={send}
        />
      </Field>
      <Button text="改好，继续" busy={busy && '正在改…'} onPress={send} />
    </View>
  )
}

const errorsIn = (old: string, next: string, again: string): Errors => ({
  old: old ? undefined : '请写现在的密码。',
  next: next.length < 8 ? problemWords('passwordShort') : next === old ? '和旧密码一样，请换一个。' : undefined,
  again: again === next ? undefined : '两次写的不一样，请再写一遍。',
})
