import { useEffect, useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'
import { NoMicrophone, record, type Recording } from '../../platform/recorder'
import { useIsHere } from '../../platform/inView'
import { useSentTray } from '../../sending/usePhotos'
import { addVoice, againAs, dropPhotos, sendPhotos } from '../../sending/photos'
import type { As } from '../../remote/session'

/** The voice message of a form: recorded, kept in the phone, sent as photos are. The draft holds its key. */
export function useVoice(as: As, key: string | undefined, onChange: (key: string | undefined) => void) {
  const keys = key ? [key] : []
  const [voice] = useSentTray(as, keys)
  const [recording, setRecording] = useState<Recording>()
  const [beginning, setBeginning] = useState(false)
  const [trouble, setTrouble] = useState<NoMicrophone['why']>()
  useDidHide(() => recording?.stop())
  const isHere = useIsHere()
  useEffect(() => () => recording?.stop(), [recording])

  /** The recording that goes on, until its message is kept. */
  const going = useRef(Promise.resolve())
  /** The microphone was still being opened when it had to end. */
  const tooLate = useRef(false)

  const remove = () => {
    dropPhotos(keys)
    onChange(undefined)
  }
  const begin = () => {
    if (beginning || recording) return
    tooLate.current = false
    going.current = keepOne()
  }
  const keepOne = async () => {
    setTrouble(undefined)
    setBeginning(true)
    try {
      const begun = await record()
      setBeginning(false)
      if (tooLate.current) return begun.stop()
      setRecording(begun)
      const { path, seconds } = await begun.done
      // left meanwhile: it belongs to no other draft
      if (!isHere()) return
      remove()
      onChange(await addVoice(path, seconds, as))
    } catch (problem) {
      if (!(problem instanceof NoMicrophone)) throw problem
      setTrouble(problem.why)
    } finally {
      setBeginning(false)
      setRecording(undefined)
    }
  }

  return {
    voice,
    begin,
    beginning,
    recording: recording !== undefined,
    stop: () => recording?.stop(),
    /** Ends a recording that goes on, and waits until it is kept. */
    finish: () => {
      if (recording) recording.stop()
      else tooLate.current = true
      return going.current
    },
    trouble,
    remove,
    retry: () => void sendPhotos(keys, { as }),
    sendAnewAs: (next: As) => key && onChange(againAs(next, keys)[0]),
  }
}
