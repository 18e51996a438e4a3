import Taro from '@tarojs/taro'
import { noticesApi } from '../../domain/api-notices'
import { isConsent } from '../../domain/notices/consent'
import type { Asks } from '../../domain/notices/templates'
import { useStart } from '../stores/reference'
import { call } from '../remote/call'

/** Templates to ask for after this tap; a start page kept by an older app knows of none. */
export const useAsks = (after: keyof Asks): readonly string[] => useStart().data?.asks?.[after] ?? []

/**
 * Asks WeChat whether it may bring messages (订阅消息); call it in a tap, before anything is waited for, or WeChat refuses to ask. True when
 * the person agreed to any. Nothing to ask for, an old WeChat, a no: false, and no harm.
 */
export async function askToTell(templates: readonly string[]): Promise<boolean> {
  if (process.env.TARO_ENV !== 'weapp' || templates.length === 0) return false
  const request = { tmplIds: [...templates] } as Taro.requestSubscribeMessage.Option
  const said = { ...(await Taro.requestSubscribeMessage?.(request).catch(() => undefined)) } as Record<string, unknown>
  const answers = Object.fromEntries(templates.flatMap((id) => (typeof said[id] === 'string' ? [[id, said[id]]] : [])))
  if (Object.keys(answers).length === 0) return false
  await call(noticesApi.subscribed, { body: { answers } }).catch(() => undefined)
  return Object.values(answers).some(isConsent)
}
