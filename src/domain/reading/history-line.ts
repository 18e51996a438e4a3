/** What was done, retold (办理经过): history lines in the reader's words. */
import type { Field } from '../ticket/given'
import { fieldRow } from '../ticket/fields'
import { say } from '../words/say'
import type { LineHead, TimelineEntry } from '../ticket/views'
import type { ClockKind } from '../ticket/clock-kinds'
import { startOf } from '../calendar/workdays'
import { clockTime, dayWords, shortDay } from './time'
import { categoryOf, itemOf, type Catalogue, type CategoryId, type RequestType, type Urgency } from '../report/categories'
import { CLOCK_WORDS, REQUEST_WORDS, URGENCY_WORDS, type Reader } from './words'
import { BY_ANOTHER, EVENT_WORDS, FILED_BY_STAFF } from './words-acting'

/** One history line in the reader's words; empty for lines not meant for them. Why it was done follows, where the line has no place for it. */
export function eventTitle(entry: LineHead, reader: Reader): string {
  const template = templateOf(entry, reader)
  const chosen = (field: Field) => entry.choices.find((choice) => choice.field === field)?.value
  const words = entry.choices
    .filter(({ field }) => !OF_PHOTO.includes(field))
    .map(({ field, value }) => choiceWord(field, value, reader, chosen('count')))
    .filter(Boolean)
  const title = say(template, {
    by: entry.by.unit ?? (entry.by.clock ? say('系统') : ''),
    to: entry.to ?? '',
    choice: words.join(say('，')),
    clock: say(CLOCK_WORDS[(chosen('clock') ?? 'handle') as ClockKind]),
    number: chosen('number') ?? '',
    // whoever is told of it has it
    who: chosen('holder') ?? '您',
    day: dayIn(chosen('holdsUntil')),
  })
  const cause = chosen('cause')
  if (title === '' || cause === undefined || template.includes('{choice}')) return title
  return say('{title}：{text}', { title, text: choiceWord('cause', cause, reader, chosen('count')) })
}

/** Said of a line that was taken back since (撤销). */
export const undoneWords = (title: string, { undone }: Pick<TimelineEntry, 'undone'>): string =>
  undone && title ? say('{title}（已撤销）', { title }) : title

/** What another resident did is not told as the reader's own: who joined, who filed for somebody and who is represented read of each other. */
function templateOf({ action, by }: LineHead, reader: Reader): string {
  // filed by staff for whoever told them (代为登记)
  if (action === 'submit' && by.unit) return FILED_BY_STAFF[reader === 'resident' ? 'resident' : 'unit']
  if (reader !== 'resident') return EVENT_WORDS.unit[action]
  return (by.own ? undefined : BY_ANOTHER[action]) ?? EVENT_WORDS.resident[action]
}

const dayIn = (day: string | undefined) => (day ? dayWords(startOf(day), startOf(day)) : '')

/** Said of the photo, not of what was done. */
const OF_PHOTO: readonly Field[] = ['photosAt', 'distance', 'noPhoto']

/** "照片 14:20 拍，就在现场", or why there is none; empty where nothing is said of it. */
export function photoWords({ choices }: Pick<LineHead, 'choices'>): string {
  const chosen = (field: Field) => choices.find((choice) => choice.field === field)?.value
  const [at, distance, none] = [chosen('photosAt'), chosen('distance'), chosen('noPhoto')]
  if (none) return say('没拍照片：{why}', { why: choiceWord('noPhoto', none) })
  if (!at) return ''
  return [
    say('照片 {time} 拍', { time: `${shortDay(Date.parse(at))} ${clockTime(Date.parse(at))}` }),
    distance && choiceWord('distance', distance),
  ]
    .filter(Boolean)
    .join(say('，'))
}

/** "公共设施 › 路灯不亮 · 求助 → 环境卫生 › 暴露垃圾 · 投诉", and where it is: what a correction made of it; empty for every other line. */
export function correctionWords({ choices }: Pick<LineHead, 'choices'>, catalogue: Catalogue): string {
  const chosen = (field: Field) => choices.find((choice) => choice.field === field)?.value
  const was = chosen('was')?.split('/')
  if (!was) return ''
  const [category, item, request, urgency] = was as [CategoryId, string, RequestType, Urgency]
  const isElsewhere = chosen('category') !== undefined && chosen('category') !== category
  const is = [
    chosen('category') ?? category,
    chosen('item') ?? (isElsewhere ? 'other' : item),
    chosen('request') ?? request,
    chosen('urgency') ?? urgency,
  ]
  const words = ([id, of, asked, press]: readonly string[]) => {
    const row = categoryOf(catalogue, id as CategoryId)
    return [
      `${say(row.name)} › ${say(itemOf(row, of!).name)}`,
      say(REQUEST_WORDS[asked as RequestType]),
      say(URGENCY_WORDS[press as Urgency]),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const [before, after] = [words([category, item, request, urgency]), words(is)]
  const [lies, wasIn] = [chosen('lies'), chosen('wasIn')]
  return [before !== after && `${before} → ${after}`, lies && `${wasIn ?? say('没有写明')} → ${lies}`].filter(Boolean).join(say('；'))
}

/** "解决了" for { outcome: 'solved' }; `count` stands where the word has a place for it. */
export function choiceWord(field: Field, value: string, reader: Reader = 'unit', count = ''): string {
  const row = fieldRow(field)
  if (!('options' in row)) return row.kind === 'colleague' ? value : ''
  const told = reader === 'resident' && row.kind === 'choice' ? row.told?.[value] : undefined
  return say(told ?? row.options[value] ?? '', { n: count })
}
