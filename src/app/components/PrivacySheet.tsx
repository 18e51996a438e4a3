import { useState } from 'react'
import { Button as NativeButton, View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { say } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import { answerPrivacy, usePrivacy } from '../lib/privacy'
import { Sheet } from './Sheet'
import './Button.css'

/** The id of the button WeChat wants to know was pressed. */
const AGREE = 'agree-to-privacy'

/** Our words and WeChat's own button for its question (隐私授权). `Page` carries it, above every other sheet; the page in sight asks. */
export function PrivacySheet() {
  const isAsked = usePrivacy(({ questions }) => questions.length > 0)
  const [isInSight, setInSight] = useState(true)
  useDidShow(() => setInSight(true))
  useDidHide(() => setInSight(false))
  return (
    <Sheet
      open={isAsked && isInSight}
      over
      title={say('先征得您同意')}
      onClose={() => answerPrivacy({ event: 'disagree' })}
      foot={
        <NativeButton
          id={AGREE}
          className="btn btn--main"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => answerPrivacy({ event: 'agree', buttonId: AGREE })}
          {...aria({ role: 'button', label: say('同意并继续') })}
        >
          {say('同意并继续')}
        </NativeButton>
      }
    >
      <View className="body">
        {say('照片、录音和位置只用来办这件事：找到是哪个网格，看清是什么问题。不同意也能办：写字、选社区就行。')}
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
