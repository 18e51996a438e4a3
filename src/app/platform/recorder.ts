/** Records a voice message (语音留言): mp3 in WeChat; in a browser MP4 where it can, which every phone plays, else what it has. */
import Taro from '@tarojs/taro'
import { MAX_VOICE_SECONDS } from '../../domain/report/draft'
import { whyNot } from './whyNot'

type Recorded = { path: string; seconds: number }
export type Recording = { stop: () => void; done: Promise<Recorded> }

/** refused: the person, or the phone for them, does not let us hear; none: there is nothing to hear with. */
export class NoMicrophone extends Error {
  constructor(readonly why: 'refused' | 'none') {
    super(why)
  }
}

/** Begins; resolves once it really listens. It ends by `stop`, when its time is up, or when a call comes in. */
export const record = (): Promise<Recording> => (process.env.TARO_ENV === 'weapp' ? recordInWechat() : recordInBrowser())

const recordInWechat = () =>
  new Promise<Recording>((begun, failed) => {
    const manager = Taro.getRecorderManager()
    const done = new Promise<Recorded>((resolve, reject) => {
      manager.onStop(({ tempFilePath, duration }) => resolve({ path: tempFilePath, seconds: duration / 1000 }))
      manager.onError(({ errMsg }) => {
        const problem = new NoMicrophone(whyNot(errMsg))
        reject(problem)
        failed(problem)
      })
    })
    done.catch(() => undefined)
    manager.onInterruptionBegin(() => manager.stop())
    manager.onStart(() => begun({ stop: () => manager.stop(), done }))
    manager.start({ duration: MAX_VOICE_SECONDS * 1000, sampleRate: 16000, numberOfChannels: 1, encodeBitRate: 48000, format: 'mp3' })
  })

const FORMS = ['audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/webm', 'audio/ogg']

async function recordInBrowser(): Promise<Recording> {
  if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined') throw new NoMicrophone('none')
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((problem: Error) => {
    throw new NoMicrophone(problem.name === 'NotAllowedError' ? 'refused' : 'none')
  })
  const recorder = new MediaRecorder(stream, {
    mimeType: FORMS.find((form) => MediaRecorder.isTypeSupported(form)),
    audioBitsPerSecond: 32_000,
  })
  const parts: Blob[] = []
  recorder.ondataavailable = ({ data }) => void parts.push(data)
  const stop = () => recorder.state !== 'inactive' && recorder.stop()
  const timer = setTimeout(stop, MAX_VOICE_SECONDS * 1000)
  const begunAt = Date.now()
  const done = new Promise<Recorded>((resolve) => {
    recorder.onstop = () => {
      clearTimeout(timer)
      stream.getTracks().forEach((track) => track.stop())
      const sound = new Blob(parts, { type: recorder.mimeType })
      resolve({ path: URL.createObjectURL(sound), seconds: Math.min((Date.now() - begunAt) / 1000, MAX_VOICE_SECONDS) })
    }
  })
  recorder.start()
  return { stop, done }
}
