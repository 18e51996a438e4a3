import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { say } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import { Icon } from './Icon'
import { Say } from './Say'
import './Notice.css'

interface NoticeProps {
  text: string
  strong?: string | string[]
  /** `info` tint, `plain` grey, `warn` lamp, `danger` red, `quiet` small grey words without a ground. */
  kind?: 'info' | 'plain' | 'warn' | 'danger' | 'quiet'
  icon?: string
  /** A way on, at the right: "另报一件". */
  link?: string
  onLink?: () => void
  children?: ReactNode
}

/** One thing worth knowing, beside what it is about. */
export const Notice = ({ text, strong, kind = 'plain', icon, link, onLink, children }: NoticeProps) => (
  <View className={`notice notice--${kind}`} {...(kind === 'quiet' ? {} : aria({ role: 'status' }))}>
    {icon && <Icon name={icon} size={kind === 'quiet' ? 17 : 20} className="notice__icon" />}
    <View className="notice__words">
      <Say text={text} strong={strong} />
      {children}
    </View>
    {link && (
      <View className="notice__link" {...pressable({ label: link }, onLink)}>
        {link}
      </View>
    )}
  </View>
)

const STILL = '没有网络，照常办。'

/** No network (没有网络): what was done is kept and goes out by itself. */
export const OfflineBar = () => (
  <View className="offline" {...aria({ role: 'status' })}>
    <Icon name="offline" size={24} className="offline__icon" />
    <View className="notice__words">
      <Say text={say('{still}写的都存在手机里，联网自动送出。', { still: say(STILL) })} strong={say(STILL)} />
    </View>
  </View>
)
