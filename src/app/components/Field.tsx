import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Icon } from './Icon'
import './Field.css'

interface FieldProps {
  label: string
  /** Right of the label: "38 / 500", "最多 9 张，可以不拍". */
  aside?: string
  /** One quiet line under the input. */
  hint?: string
  /** What is wrong and what to do now; what was typed stays. */
  error?: string
  /** So that the page can scroll to the first error. */
  id?: string
  children: ReactNode
}

/** A labelled part of a form. */
export function Field({ label, aside, hint, error, id, children }: FieldProps) {
  return (
    <View className="field" id={id}>
      <View className="field__label">
        <View className="strong">{label}</View>
        {aside && <View className="field__aside num">{aside}</View>}
      </View>
      {children}
      {error && (
        <View className="field__error" {...aria({ role: 'alert' })}>
          <Icon name="warn" size={18} className="field__mark" />
          <View className="field__words">{error}</View>
        </View>
      )}
      {hint && !error && <View className="caption text-3">{hint}</View>}
    </View>
  )
}
