import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { MAX_VOICE_SECONDS } from '../../../domain/report/draft'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Notice } from '../../components/Notice'
import { Player } from '../../components/Player'
import { confirmed } from '../../platform/confirmed'
import { settingsLink } from '../../lib/settingsLink'
import type { useVoice } from './useVoice'

type VoiceProps = { message: ReturnType<typeof useVoice> }

/** Saying it instead of writing: what is being said, or was said, to be heard, recorded again or deleted before it is sent. */
export function Voice({ message }: VoiceProps) {
  const { voice, recording, stop } = message
  if (recording) return <Talking onStop={stop} />
  return voice ? <Kept message={message} voice={voice} /> : null
}

/** One press begins to listen. */
export const RecordButton = ({ message: { begin, beginning } }: VoiceProps) => (
  <Button kind="soft" icon="mic" text={say('录一段语音')} busy={beginning && say('正在打开麦克风…')} onPress={begin} />
)

/** Who hears it, said as soon as somebody speaks; and what went wrong. */
export function VoiceNotes({ message: { voice, beginning, recording, trouble }, error }: VoiceProps & { error?: string }) {
  const isSaid = voice !== undefined || beginning || recording
  if (!isSaid && !trouble && !error) return null
  return (
    <View id="field-voice" className="stack stack--2">
      {error && <Notice kind="danger" icon="warn" text={error} />}
      {isSaid && <Notice kind="quiet" icon="lock" text={say('在办的单位听得到您的声音；不想被听出来，就写字。语音从不公开。')} />}
      {trouble && <Notice kind="warn" icon="warn" text={say(TROUBLE_WORDS[trouble])} {...(trouble === 'refused' && settingsLink())} />}
    </View>
  )
}

const IN_WECHAT = process.env.TARO_ENV === 'weapp'
const TROUBLE_WORDS = {
  refused: IN_WECHAT
    ? '没有麦克风权限。打开再录；写字或拍照都可以。'
    : '没有麦克风权限。在浏览器地址栏的锁形图标里允许麦克风再录；不录也行，写字或拍照都可以。',
  none: '录不了音：麦克风没有或正被别的程序用着。写字或拍照都可以。',
}

function Talking({ onStop }: { onStop: () => void }) {
  const [begunAt] = useState(Date.now)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.min(Math.floor((Date.now() - begunAt) / 1000), MAX_VOICE_SECONDS)), 250)
    return () => clearInterval(timer)
  }, [begunAt])
  return (
    <View className="stack stack--2">
      <Button kind="danger" icon="stop" text={say('说完了（{seconds} 秒）', { seconds })} more={say('正在录音')} onPress={onStop} />
      <Notice kind="quiet" text={say('说说什么东西、在哪里、怎么了。到一分钟自动停。')} />
    </View>
  )
}

type Kept = NonNullable<ReturnType<typeof useVoice>['voice']>

function Kept({ message, voice }: { message: ReturnType<typeof useVoice>; voice: Kept }) {
  const ask = (what: string, then: () => void) =>
    void confirmed(say('{what}吗？', { what }), say('原来那段就没有了。'), what, say('不了')).then((yes) => yes && then())
  return (
    <View className="stack stack--2">
      <Player address={voice.path} seconds={voice.seconds ?? 0} text={say('听一遍')} />
      <View className="columns-2">
        <Button kind="line" small icon="cross" text={say('删掉')} more={say('这段语音')} onPress={() => ask(say('删掉'), message.remove)} />
        <Button kind="line" small icon="refresh" text={say('重录')} onPress={() => ask(say('重录'), message.begin)} />
      </View>
      {voice.state === 'failed' && (
        <Notice kind="warn" icon="warn" text={say('录音没传上，还在手机里。')} link={say('重传')} onLink={message.retry} />
      )}
      {voice.state === 'refused' && <Notice kind="danger" icon="warn" text={say('这段录音不能用：{why}', { why: voice.why ?? '' })} />}
    </View>
  )
}
