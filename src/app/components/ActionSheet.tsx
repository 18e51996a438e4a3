import { useEffect, useRef } from 'react'
import Taro from '@tarojs/taro'
import { ruleOf } from '../../domain/ticket/rules'
import type { ActionView } from '../../domain/ticket/views'
import { ACTION_WORDS } from '../../domain/reading/words-acting'
import { say } from '../../domain/words/say'
import { CallFailed } from '../remote/call'
import { confirmed } from '../platform/confirmed'
import { failureWords, useAct } from '../sending/useAct'
import { ActionForm } from './ActionForm'
import type { OpenAction } from './useActionForm'

interface ActionSheetProps extends Omit<OpenAction, 'action'> {
  /** Open while there is one. */
  action: ActionView | undefined
}

/** What an action asks for (凭据), drawn from the table, and the way to send it. An action that asks nothing is sent at once. */
export function ActionSheet(props: ActionSheetProps) {
  const { ticket, action } = props
  if (!action) return null
  const Part = hasFields(action) ? ActionForm : AtOnce
  return <Part key={`${ticket.id} ${action.action}`} {...props} action={action} />
}

/** Does anything have to be asked? If not, `useAct` alone does it, with a busy button. */
export const hasFields = ({ action, needs, may }: Pick<ActionView, 'action' | 'needs' | 'may'>) =>
  !ruleOf(action).atOnce && needs.length + may.length > 0

/** Nothing to ask: it goes out as soon as it is drawn. */
function AtOnce({ ticket, action, as, onClose, onDone }: OpenAction) {
  const { send } = useAct(as)
  const run = async (): Promise<void> => {
    const { button } = ACTION_WORDS[action.action]
    void Taro.showLoading({ title: say('正在{button}…', { button: say(button) }), mask: true })
    try {
      const after = await send(ticket, action.action)
      Taro.hideLoading()
      // it waits in the phone: nothing more to do here
      return after ? onDone(after) : onClose()
    } catch (failed) {
      Taro.hideLoading()
      if (!(failed instanceof CallFailed)) throw failed
      return (await confirmed('', failureWords(failed), say('再试一次'), say('先不'))) ? run() : onClose()
    }
  }
  const begin = useRef(run)
  useEffect(() => void begin.current(), [])
  return null
}
