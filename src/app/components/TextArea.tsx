import { type ReactNode, useState } from 'react'
import { Textarea, View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { spoken } from '../platform/aria'
import { TooLong } from './TooLong'
import './Field.css'

interface TextAreaProps {
  /** Read aloud; the same words as the Field's label. */
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** So many characters fit; more are said, never cut. */
  max: number
  error?: string
  off?: boolean
  /** Inside the frame, below the text: a voice button. */
  children?: ReactNode
}

/** Several lines of text; grows with what is written. */
export function TextArea({ label, value, onChange, placeholder, max, error, off, children }: TextAreaProps) {
  const [focus, setFocus] = useState(false)
  return (
    <>
      <View className={`entry entry--area ${focus ? 'entry--focus' : ''}`}>
        <Textarea
          className="entry__area"
          value={value}
          placeholder={placeholder}
          placeholderClass="entry__empty"
          // WeChat would cut at 140
          maxlength={-1}
          disabled={off}
          autoHeight
          disableDefaultPadding
          showConfirmBar={false}
          cursorSpacing={140}
          onInput={(event) => onChange(event.detail.value)}
          onFocus={() => setFocus(true)}
          onBlur={() => setFocus(false)}
          {...spoken(listed(label, error))}
        />
        {children && <View className="entry__foot">{children}</View>}
      </View>
      <TooLong value={value} max={max} />
    </>
  )
}
