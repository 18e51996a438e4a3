/** Sends one photo; `onPercent` hears 0 to 100. */
import Taro from '@tarojs/taro'
import { api } from '../../domain/api'
import type { PhotoView } from '../../domain/ticket/views'
import { problemWords } from '../../domain/problems'
import type { As } from '../stores/session'
import { CallFailed, accept, headersFor, urlOf } from './call'

const TIMEOUT_MS = 60_000

export function uploadPhoto(filePath: string, as: As, onPercent: (percent: number) => void): Promise<PhotoView> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new CallFailed({ code: 'offline', message: problemWords('offline') }, 0))
    const task = Taro.uploadFile({
      url: urlOf(api.uploadPhoto),
      filePath,
      name: 'photo',
      header: headersFor(as, false),
      timeout: TIMEOUT_MS,
      // WeChat calls an answer of 4xx or 5xx a success, and gives the body as text
      success: ({ statusCode, data }) => {
        try {
          resolve(accept(api.uploadPhoto, statusCode, JSON.parse(data), as))
        } catch (problem) {
          if (problem instanceof CallFailed) reject(problem)
          else fail()
        }
      },
      fail,
    })
    task.progress?.(({ progress }) => onPercent(progress))
  })
}
