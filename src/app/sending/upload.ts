/** Sends one photo, voice message or paper. */
import Taro from '@tarojs/taro'
import type { api, ReplyOf } from '../../domain/api'
import { problemWords } from '../../domain/problems'
import { CallFailed, accept, headersFor, parsed, sentAs, urlOf, type Pass } from '../remote/call'

const TIMEOUT_MS = 60_000

interface Watching {
  /** Hears 0 to 100. */
  onPercent: (percent: number) => void
  /** Gets hold of what can be called off. */
  onTask: (task: { abort: () => void }) => void
}

export function upload<E extends typeof api.uploadPhoto | typeof api.uploadVoice | typeof api.uploadPaper>(
  endpoint: E,
  filePath: string,
  pass: Pass,
  { onPercent, onTask }: Watching,
): Promise<ReplyOf<E>> {
  const sent = sentAs(pass)
  return new Promise((resolve, reject) => {
    const fail = () => reject(new CallFailed({ code: 'offline', message: problemWords('offline') }, 0))
    const task = Taro.uploadFile({
      url: urlOf(endpoint),
      filePath,
      name: 'file',
      header: headersFor(sent, false),
      timeout: TIMEOUT_MS,
      // WeChat calls an answer of 4xx or 5xx a success, and gives the body as text
      success: ({ statusCode, data }) => {
        try {
          resolve(accept(endpoint, statusCode, parsed(data), sent))
        } catch (problem) {
          reject(problem)
        }
      },
      fail,
    })
    onTask(task)
    // the callbacks tell what happened; Taro's promise would tell it once more
    void Promise.resolve(task).catch(() => undefined)
    task.progress?.(({ progress }) => onPercent(progress))
  })
}
