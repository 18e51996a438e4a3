/** The promise under the form: by when it is taken up and by when it is done, if sent now. */
import type { Calendar } from '../calendar/workdays'
import { dueAt } from '../ticket/limits'
import { whenWords } from '../reading/time'
import { say } from '../words/say'
import { categoryOf, handleLimit, itemOf, type Catalogue, type CategoryId, type Urgency } from './categories'
import { urgencyOf } from './emergency'

export function promiseOf(
  chosen: { category: CategoryId; item?: string; heard?: Urgency },
  now: number,
  catalogue: Catalogue,
  calendar: Calendar,
) {
  const item = itemOf(categoryOf(catalogue, chosen.category), chosen.item ?? 'other')
  const urgency = urgencyOf(item, chosen.heard)
  const accept = dueAt(catalogue.clocks.accept[urgency], now, calendar).at
  const handle = dueAt(handleLimit(catalogue, chosen.category, item, urgency), now, calendar).at
  return { accept, handle, urgency }
}

/** "提交后：今天 11:24 前受理，周四(26日) 17:30 前办结。" with its weighty parts. */
export function promiseWords({ accept, handle }: { accept: number; handle: number }, now: number): { say: string; strong: string[] } {
  const [accepted, done] = [say('{when} 前', { when: whenWords(accept, now) }), say('{when} 前', { when: whenWords(handle, now) })]
  return { say: say('提交后：{accepted}受理，{done}办结。', { accepted, done }), strong: [accepted, done] }
}
