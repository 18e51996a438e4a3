import { type ReactNode, useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { aria, pressable } from '../lib/aria'
import { isTabPage } from '../lib/where'
import { paintBars } from '../lib/bars'
import { themeClasses, useLook } from '../stores/look'
import { Icon } from './Icon'
import { TopBar } from './TopBar'
import './Page.css'

export interface PageProps {
  /** h5 only: a browser has no native title bar. weapp takes the title from index.config.ts. */
  title?: string
  /** One promise and one main button; sticks to the bottom and hides nothing. */
  foot?: ReactNode
  children?: ReactNode
  /** Clerk's density and full width: worker/ and supervise/ pages. */
  desk?: boolean
  /** One column on wide screens too: forms and texts. */
  narrow?: boolean
  /** Above everything, edge to edge: an OfflineBar. */
  bar?: ReactNode
  /** h5: the words and the way of the back button, when it is not simply back. */
  onBack?: () => void
}

/** The root of every page: theme, title bar on h5, content with a gutter, foot. */
export function Page({ title, foot, children, desk = false, narrow = false, bar, onBack }: PageProps) {
  const look = useLook()
  const themes = themeClasses(look)
  useDidShow(() => paintBars(look, isTabPage()))
  useEffect(() => {
    paintBars(look, isTabPage())
    if (process.env.TARO_ENV !== 'h5') return
    document.documentElement.className = themes
    for (const [name, value] of TAB_BAR) document.querySelector('taro-tabbar')?.setAttribute(name, value)
  }, [look, themes])

  return (
    <View
      className={`page ${themes} ${desk ? 'page--desk' : ''} ${narrow ? 'page--narrow' : ''}`}
      {...(process.env.TARO_ENV === 'h5' && aria({ role: 'main' }))}
    >
      {process.env.TARO_ENV === 'h5' && !desk && <TopBar />}
      {process.env.TARO_ENV === 'h5' && title && <TitleBar title={title} onBack={onBack} />}
      {bar}
      <View className="page__body">{children}</View>
      {foot && <View className="page__foot">{foot}</View>}
    </View>
  )
}

/** Taro's own tab bar, for a reader. */
const TAB_BAR = [
  ['role', 'navigation'],
  ['aria-label', '四个主页'],
] as const

function TitleBar({ title, onBack }: Pick<PageProps, 'title' | 'onBack'>) {
  const hasBack = onBack || !isTabPage()
  return (
    <View className={`page__bar ${isTabPage() ? 'page__bar--tab' : ''}`}>
      {hasBack && (
        <View className="page__back" {...pressable({ label: '返回' }, onBack ?? back)}>
          <Icon name="left" size={24} />
        </View>
      )}
      <View className="page__title" {...aria({ role: 'heading', level: 1 })}>
        {title}
      </View>
    </View>
  )
}

// someone who opened a link has nothing to go back to: home is the way out
const back = () => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: '/pages/home/index' }))
