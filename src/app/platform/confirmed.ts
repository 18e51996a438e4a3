import Taro from '@tarojs/taro'
import { say } from '../../domain/words/say'
import { overPage } from './layers'

/** WeChat takes no longer answer, and shows no question with one. */
const LONGEST_ANSWER = process.env.TARO_ENV === 'weapp' ? 4 : Infinity

/** Asks before something is lost; `no` keeps things as they are. */
export async function confirmed(title: string, content: string, yes: string, no: string): Promise<boolean> {
  const [confirmText, cancelText] = [yes, no].every((answer) => answer.length <= LONGEST_ANSWER) ? [yes, no] : [say('是'), say('否')]
  const before = process.env.TARO_ENV === 'h5' ? (document.activeElement as HTMLElement | null) : null
  const asking = Taro.showModal({ title, content, confirmText, cancelText })
  const closed = process.env.TARO_ENV === 'h5' ? reachable(title) : undefined
  const { confirm } = await asking
  closed?.()
  before?.focus?.()
  return confirm
}

/**
 * h5: Taro's dialog knows neither reader, keyboard nor Back; its two answers become buttons, and the one that keeps things has the focus.
 */
function reachable(title: string) {
  const dialog = document.querySelector<HTMLElement>('.taro__modal')
  const answers = Array.from(document.querySelectorAll<HTMLElement>('.taro-model__btn'))
  dialog?.setAttribute('role', 'alertdialog')
  dialog?.setAttribute('aria-label', title)
  for (const answer of answers) {
    answer.tabIndex = 0
    answer.setAttribute('role', 'button')
  }
  answers[0]?.focus()
  if (dialog) trapKeys(dialog, answers)
  return overPage(() => answers[0]?.click())
}

function trapKeys(dialog: HTMLElement, answers: HTMLElement[]) {
  dialog.onkeydown = (event) => {
    if (event.key === 'Escape') answers[0]?.click()
    if (event.key === 'Tab') answers[document.activeElement === answers[0] ? 1 : 0]?.focus()
    if (event.key !== 'Escape' && event.key !== 'Tab') return
    event.preventDefault()
  }
}
