import { type ReactNode, useState } from 'react'
import { Input, View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { spoken } from '../platform/aria'
import { TooLong } from './TooLong'
import './Field.css'

interface TextInputProps {
  /** Read aloud; the same words as the Field's label. */
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** `code`: a one-time code. */
  kind?: 'text' | 'number' | 'tel' | 'password' | 'code'
  /** What a browser may fill in, as HTML names it; `code` and `tel` have theirs. */
  fill?: string
  /** So many characters fit; more are said, never cut. */
  max?: number
  error?: string
  off?: boolean
  onDone?: () => void
  /** Takes the focus when it is drawn. */
  focused?: boolean
  /** Inside the frame, on the right: a small Button or an Icon. */
  children?: ReactNode
}

/** One line of text. */
export function TextInput({
  label,
  value,
  onChange,
  placeholder,
  kind = 'text',
  fill = FILLS[kind],
  max = 200,
  error,
  off,
  onDone,
  focused = false,
  children,
}: TextInputProps) {
  const [focus, setFocus] = useState(false)
  return (
    <>
      <View className={`entry ${focus ? 'entry--focus' : ''}`}>
        <Input
          className="entry__input"
          value={value}
          placeholder={placeholder}
          placeholderClass="entry__empty"
          type={TYPES[kind]}
          password={kind === 'password'}
          // WeChat would cut at 140
          maxlength={-1}
          disabled={off}
          focus={focused}
          onInput={(event) => onChange(event.detail.value)}
          onFocus={() => setFocus(true)}
          onBlur={() => setFocus(false)}
          onConfirm={onDone}
          {...spoken(listed(label, error), { ...(fill && { autoComplete: fill }), ...(kind === 'code' && { inputMode: 'numeric' }) })}
        />
        {children}
      </View>
      <TooLong value={value} max={max} />
    </>
  )
}

const TYPES = {
  text: 'text',
  password: 'text',
  number: 'number',
  tel: process.env.TARO_ENV === 'h5' ? ('tel' as 'text') : 'number',
  // a browser's number field drops what is pasted with a space in it, and a 0 in front
  code: process.env.TARO_ENV === 'h5' ? 'text' : 'number',
} as const

const FILLS: Partial<Record<NonNullable<TextInputProps['kind']>, string>> = { tel: 'tel', code: 'one-time-code' }
