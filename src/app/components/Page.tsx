import { type ReactNode, useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { aria, pressable } from '../platform/aria'
import { usePageFocus } from '../lib/pageFocus'
import { useStillWhileHidden } from '../lib/still'
import { isTabPage } from '../platform/where'
import { nameBars, paintBars } from '../lib/systemBars'
import { LANGUAGES } from '../../domain/words/languages'
import { say } from '../../domain/words/say'
import { languageHere } from '../stores/language'
import { themeClasses, useLook } from '../stores/look'
import { useStart } from '../stores/reference'
import { Icon } from './Icon'
import { PrivacySheet } from './PrivacySheet'
import { TopBar } from './TopBar'
import './Page.css'

interface PageProps {
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
  const isDemo = useStart().data?.demo
  const dress = () => {
    paintBars(look, isTabPage())
    nameBars(look, title)
  }
  useDidShow(dress)
  useStillWhileHidden()
  useEffect(() => {
    dress()
    if (process.env.TARO_ENV !== 'h5') return
    document.documentElement.className = themes
    const { tag, dir } = LANGUAGES[languageHere()]
    Object.assign(document.documentElement, { lang: tag, dir })
    const bar = document.querySelector('taro-tabbar')
    bar?.setAttribute('role', 'navigation')
    bar?.setAttribute('aria-label', say('四个主页'))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the dressing follows from these
  }, [look, themes, title])

  return (
    <View
      className={`page ${themes} ${desk ? 'page--desk' : ''} ${narrow ? 'page--narrow' : ''}`}
      {...(process.env.TARO_ENV === 'h5' && aria({ role: 'main' }))}
    >
      {process.env.TARO_ENV === 'h5' && !desk && <TopBar />}
      {process.env.TARO_ENV === 'h5' && title && <TitleBar title={title} onBack={onBack} />}
      {bar}
      {isDemo && <View className="page__demo">{say('演示')}</View>}
      <View className="page__body">{children}</View>
      {foot && <View className="page__foot">{foot}</View>}
      {process.env.TARO_ENV === 'weapp' && <PrivacySheet />}
    </View>
  )
}

function TitleBar({ title, onBack }: Pick<PageProps, 'title' | 'onBack'>) {
  const hasBack = onBack || !isTabPage()
  const focus = usePageFocus()
  return (
    <View className={`page__bar ${isTabPage() ? 'page__bar--tab' : ''}`}>
      {hasBack && (
        <View className="page__back" {...pressable({ label: say('返回') }, onBack ?? back)}>
          <Icon name="left" size={24} />
        </View>
      )}
      <View className="page__title" {...focus} {...aria({ role: 'heading', level: 1 })}>
        {title}
      </View>
    </View>
  )
}

// someone who opened a link has nothing to go back to: home is the way out
const back = () => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: '/pages/home/index' }))
