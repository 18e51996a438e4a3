import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { play } from '../lib/sound'
import { Button } from './Button'
import { Notice } from './Notice'

export interface PlayerProps {
  address: string
  seconds: number
  /** What is heard: "听录音". */
  text?: string
}

/** A voice message to be heard: one press begins, the next one stops. */
export function Player({ address, seconds, text = '听语音' }: PlayerProps) {
  const [playing, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)
  const stop = useRef<() => void>()
  useEffect(() => () => stop.current?.(), [address])
  const length = `${Math.max(1, Math.round(seconds))} 秒`
  const begin = () => {
    setFailed(false)
    setPlaying(true)
    stop.current = play(address, { onEnd: () => setPlaying(false), onFail: () => (setPlaying(false), setFailed(true)) })
  }
  return (
    <View className="stack stack--2">
      {playing ? (
        <Button kind="line" icon="stop" text={`停下（共 ${length}）`} onPress={() => stop.current?.()} />
      ) : (
        <Button kind="line" icon="play" text={`${text}（${length}）`} onPress={begin} />
      )}
      {failed && <Notice kind="warn" icon="warn" text="放不出来。回上一页再进来试一次，或换个手机、浏览器听。" />}
    </View>
  )
}
