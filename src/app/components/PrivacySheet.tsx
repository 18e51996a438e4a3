import { useEffect, useState } from 'react'
import { Button as NativeButton, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { say } from '../../domain/words/say'
import { aria, pressable } from '../lib/aria'
import { Sheet } from './Sheet'
import './Button.css'

/** The id of the button WeChat wants to know was pressed. */
const AGREE = 'agree-to-privacy'

type Answer = { event: 'agree' | 'disagree'; buttonId?: string }

/**
 * 隐私授权: WeChat asks before the first use of camera, album or location. Our words, its own button; a no is respected, and
 * everything can be done without. Pages that use such a thing carry it; in a browser it draws nothing.
 */
export function PrivacySheet() {
  const [answer, setAnswer] = useState<(answer: Answer) => void>()
  const listen = () => {
    if (process.env.TARO_ENV === 'weapp') wx.onNeedPrivacyAuthorization?.((resolve) => setAnswer(() => resolve))
  }
  // the page on top is the one to ask: the last to register wins; a part drawn later has missed the page's coming into sight
  useDidShow(listen)
  useEffect(listen, [])
  const answerWith = (said: Answer) => {
    answer?.(said)
    setAnswer(undefined)
  }
  if (process.env.TARO_ENV !== 'weapp') return null
  return (
    <Sheet
      open={answer !== undefined}
      title={say('先征得您同意')}
      onClose={() => answerWith({ event: 'disagree' })}
      foot={
        <NativeButton
          id={AGREE}
          className="btn btn--main"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => answerWith({ event: 'agree', buttonId: AGREE })}
          {...aria({ role: 'button', label: say('同意并继续') })}
        >
          {say('同意并继续')}
        </NativeButton>
      }
    >
      <View className="body">
        {say('照片和位置只用来办您报的这件事：找到是哪个网格，看清是什么问题。不同意也能报：写字、选社区就行。')}
      </View>
      <View
        className="tap-line link"
        {...pressable({ role: 'link', label: say('看《用户隐私保护指引》') }, () => wx.openPrivacyContract?.({}))}
      >
        {say('看《用户隐私保护指引》')}
      </View>
    </Sheet>
  )
}
