import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { say } from '../../domain/words/say'
import { play } from '../platform/sound'
import { Button } from './Button'
import { Notice } from './Notice'

interface PlayerProps {
  address: string
  seconds: number
  /** What is heard: "听录音". */
  text?: string
}

/** A voice message to be heard: one press begins, the next one stops. */
export function Player({ address, seconds, text = say('听语音') }: PlayerProps) {
  const [playing, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)
  const stop = useRef<() => void>()
  useEffect(() => () => stop.current?.(), [address])
  const length = say('{seconds} 秒', { seconds: Math.max(1, Math.round(seconds)) })
  const begin = () => {
    setFailed(false)
    setPlaying(true)
    stop.current = play(address, { onEnd: () => setPlaying(false), onFail: () => (setPlaying(false), setFailed(true)) })
  }
  return (
    <View className="stack stack--2">
      {playing ? (
        <Button kind="line" icon="stop" text={say('停下（共 {length}）', { length })} onPress={() => stop.current?.()} />
      ) : (
        <Button kind="line" icon="play" text={say('{what}（{length}）', { what: text, length })} onPress={begin} />
      )}
      {failed && <Notice kind="warn" icon="warn" text={say('放不出来。回上一页再进来试一次，或换个手机、浏览器听。')} />}
    </View>
  )
}
