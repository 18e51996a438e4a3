import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { TYPED_MAX } from '../../domain/people/phone'
import { say } from '../../domain/words/say'
import { Button } from '../components/Button'
import { Field } from '../components/Field'
import { Notice } from '../components/Notice'
import { TextInput } from '../components/TextInput'
import { CallFailed } from '../remote/call'
import './CodeField.css'

const AGAIN_S = 60

interface CodeFieldProps {
  id: string
  label: string
  code: string
  error?: string
  onChange: (code: string) => void
  /** Sends one; undefined when there was nothing to send it to. */
  send: () => Promise<{ demoCode: string | null }> | undefined
  onFailure: (words: string | undefined) => void
  onDone: () => void
}

/** A one-time code and the button that sends it; whatever code has arrived is good. */
export function CodeField({ id, label, code, error, onChange, send, onFailure, onDone }: CodeFieldProps) {
  const [shown, setShown] = useState<string>()
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])

  const ask = async () => {
    const asked = send()
    if (!asked) return
    onFailure(undefined)
    setLeft(AGAIN_S)
    try {
      const { demoCode } = await asked
      setShown(demoCode ?? undefined)
      if (demoCode) onChange(demoCode)
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      setLeft(0)
      onFailure(problem.problem.message)
    }
  }
  return (
    <Field label={label} id={id} error={error}>
      <TextInput
        label={label}
        kind="code"
        max={TYPED_MAX}
        placeholder={say('6 位数字')}
        value={code}
        onChange={onChange}
        error={error}
        onDone={onDone}
      >
        <View className="code-field__send">
          <Button
            kind="soft"
            small
            text={left > 0 ? say('{left} 秒后再发', { left }) : say('获取验证码')}
            off={left > 0}
            onPress={() => void ask()}
          />
        </View>
      </TextInput>
      {shown && <Notice kind="info" icon="bell" text={say('演示验证码 {shown}，已经填好。', { shown })} strong={shown} />}
    </Field>
  )
}
