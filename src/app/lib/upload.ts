/** Sends one photo; `onPercent` hears 0 to 100, `onTask` gets hold of what can be called off. */
import Taro from '@tarojs/taro'
import { api } from '../../domain/api'
import type { PhotoView } from '../../domain/ticket/views'
import { problemWords } from '../../domain/problems'
import { CallFailed, accept, headersFor, urlOf, type Pass } from './call'

const TIMEOUT_MS = 60_000

export function uploadPhoto(
  filePath: string,
  pass: Pass,
  onPercent: (percent: number) => void,
  onTask: (task: { abort: () => void }) => void,
): Promise<PhotoView> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new CallFailed({ code: 'offline', message: problemWords('offline') }, 0))
    const task = Taro.uploadFile({
      url: urlOf(api.uploadPhoto),
      filePath,
      name: 'photo',
      header: headersFor(pass, false),
      timeout: TIMEOUT_MS,
      // WeChat calls an answer of 4xx or 5xx a success, and gives the body as text
      success: ({ statusCode, data }) => {
        try {
          resolve(accept(api.uploadPhoto, statusCode, JSON.parse(data), pass.as))
        } catch (problem) {
          if (problem instanceof CallFailed) reject(problem)
          else fail()
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
