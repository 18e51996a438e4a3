/** Plays one sound at a time. */
import Taro from '@tarojs/taro'

let silence = () => {}

/** Begins to play; `onEnd` hears when it is over or was stopped, `onFail` when it cannot be played. Gives what stops it. */
export function play(address: string, { onEnd, onFail }: { onEnd: () => void; onFail: () => void }): () => void {
  silence()
  const halt = (process.env.TARO_ENV === 'weapp' ? playInWechat : playInBrowser)(address, over, () => over(onFail))
  let isOver = false
  function over(tell = onEnd) {
    if (isOver) return
    isOver = true
    halt()
    tell()
  }
  silence = () => over()
  return silence
}

function playInWechat(address: string, ended: () => void, failed: () => void) {
  // a phone that is set to be quiet still plays what somebody asks to hear
  void Taro.setInnerAudioOption?.({ obeyMuteSwitch: false })
  const sound = Taro.createInnerAudioContext()
  sound.onEnded(() => ended())
  sound.onError(() => failed())
  sound.src = address
  sound.play()
  return () => sound.destroy()
}

function playInBrowser(address: string, ended: () => void, failed: () => void) {
  const sound = new Audio(address)
  sound.onended = () => ended()
  sound.onerror = () => failed()
  sound.play().catch((problem: Error) => problem.name !== 'AbortError' && failed())
  return () => sound.pause()
}
