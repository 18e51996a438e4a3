/** The five cards of a leader's phone (领导的五张卡), in words: what waits for them first, each number with what it rests on. */
import type { LeadToday } from '../api-lead'
import { numberWords } from '../count'
import { rateWords } from '../reading/figure-words'
import { dateWords, dayWords, whenWords } from '../reading/time'
import { STAGE_WORDS } from '../figures/vintages'

/** waiting 等您定的 · sponsored 您包的案 · promised 答应群众的 · late 分管口超时 · week 上周办得怎样. */
export const CARDS = ['waiting', 'sponsored', 'promised', 'late', 'week'] as const
export type Card = (typeof CARDS)[number]

export const CARD_TITLES: Record<Card, string> = {
  waiting: '该您了：等您定的',
  sponsored: '您包的案',
  promised: '答应群众的',
  late: '分管口超时',
  week: '分管口上周办得怎样',
}

/** `value`: the large number; `tone`: whether it asks for something or is late. */
type CardSays = { value: string; aside: string; line: string; note?: string; tone: 'ask' | 'late' | 'plain' }

/** What a card says. */
export const cardSays = (card: Card, today: LeadToday): CardSays => SAYS[card](today)

const cases = (count: number): string => `${numberWords(count)} 件`

const SAYS: Record<Card, (today: LeadToday) => CardSays> = {
  waiting: ({ waiting: { count, rows }, now }) => {
    const due = rows[0]?.clocks.find(({ kind }) => kind === 'handle')?.dueAt
    return {
      value: cases(count),
      aside: count === 0 ? '该您定的都定完了' : due ? `最早${whenWords(due, now)}到期` : '',
      line: titles(rows),
      tone: count > 0 ? 'ask' : 'plain',
    }
  },
  sponsored: ({ sponsored: { count, late, rows }, now }) => {
    const first = rows.find((row) => row.late) ?? rows[0]
    const until = first?.until ? `，定在${dayWords(first.until, now)}` : ''
    return {
      value: cases(count),
      aside: count === 0 ? '没有您包的案' : late > 0 ? `${count - late} 件按期，${late} 件过期` : '都在期限里',
      line: first ? `${first.late ? '过期：' : ''}${first.title}${until}` : '',
      tone: late > 0 ? 'late' : 'plain',
    }
  },
  promised: ({ promised: { count, late, next }, now }) => ({
    value: cases(count),
    aside: count === 0 ? '走访时答应的都兑现了' : late > 0 ? `${late} 件过了日子` : '都还没到期',
    line: next ? `最近的一件是${dateWords(next, now)}` : '',
    tone: late > 0 ? 'late' : 'plain',
  }),
  late: ({ late: { count, open, units } }) => ({
    value: cases(count),
    aside: `在办 ${numberWords(open)} 件里`,
    line: units.map(({ name, count: each }) => `${name} ${each} 件`).join('，'),
    tone: count > 0 ? 'late' : 'plain',
  }),
  week: ({ week }) => {
    if (!week) return { value: '—', aside: '上周的数还没有定下', line: '', tone: 'plain' }
    const { onTime, solved, from, to, edition, stage } = week
    return {
      value: rateWords(onTime).value,
      aside: `到期 ${onTime.of} 件，按期办完 ${onTime.n} 件`,
      line: solved ? `群众作答 ${solved.of} 人，说解决了 ${solved.n} 人（${rateWords(solved).value}）` : '作答的不满 10 人，不列',
      note: `${from} 至 ${to}，第 ${edition} 版，${STAGE_WORDS[stage]}`,
      tone: 'plain',
    }
  },
}

const titles = (rows: readonly { title: string }[]): string =>
  rows
    .slice(0, 2)
    .map(({ title }) => title)
    .join('；')
