/** One line of a file of history (历史件): a case that was filed, and perhaps answered, somewhere else before. */
import * as v from 'valibot'
import { text } from '../../domain/bounds'

/** Letters of other channels are longer than what a phone's form takes. */
const LONGEST = 10_000
/** An instant with its offset, or a Beijing time without one. */
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/

const Instant = v.pipe(
  v.string(),
  v.trim(),
  v.regex(INSTANT, 'badTime'),
  v.transform((words) => Date.parse(`${words.replace(' ', 'T')}${/(Z|[+-]\d\d:\d\d)$/.test(words) ? '' : '+08:00'}`)),
  v.check((at) => !Number.isNaN(at), 'badTime'),
)

const Line = v.object({
  id: v.pipe(
    v.union([v.string(), v.number()], 'noId'),
    v.transform((id) => String(id).trim()),
    v.check((id) => id.length > 0 && id.length <= 100, 'noId'),
  ),
  title: v.optional(text(200), ''),
  text: v.pipe(v.string('noText'), text(LONGEST)),
  time: v.pipe(v.string('noTime'), Instant),
  reply: v.nullish(text(LONGEST)),
  replied: v.nullish(Instant),
  label: v.nullish(v.string()),
})

export type Case = {
  id: string
  /** Title and words, as one text: the ticket's own title is made of its first line. */
  words: string
  filedAt: number
  answer: { words: string; at: number } | null
  label: string | undefined
}

export const REASONS = {
  garbled: '是乱码：文字转错过编码，请用原来的文件另存为 UTF-8',
  badJson: '不是一行 JSON',
  noId: '没有编号（id）',
  noText: '没有内容（text）',
  tooShort: '内容不到 4 个字',
  tooLong: `超过 ${LONGEST} 字`,
  noTime: '没有时间（time）',
  badTime: '时间写法不对，例：2019-04-08T08:37:20+08:00',
  future: '时间在以后',
  answerHalf: '答复（reply）和答复时间（replied）要么都有，要么都没有',
  answerBefore: '答复时间早于来件时间',
  sameIdOtherBody: '这个编号导入过，内容和这次不一样',
  invalid: '有写错的字段',
} as const
export type Reason = keyof typeof REASONS

/** The case of a line, or why there is none. */
export function readCase(line: string, now: number): Case | Reason {
  const json = parsed(line)
  if (json === undefined) return 'badJson'
  const checked = v.safeParse(Line, json)
  if (!checked.success) return reasonOf(checked.issues[0])
  const { id, title, text: body, time, reply, replied, label } = checked.output
  const words = body.startsWith(title) ? body : `${title}\n${body}`
  if ([...words.trim()].length < 4) return 'tooShort'
  if (Boolean(reply) !== (replied !== null && replied !== undefined)) return 'answerHalf'
  if (Math.max(time, replied ?? 0) > now) return 'future'
  if (replied && replied < time) return 'answerBefore'
  return { id, words, filedAt: time, answer: reply && replied ? { words: reply, at: replied } : null, label: label ?? undefined }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const MISSING: Record<string, Reason> = { id: 'noId', text: 'noText', time: 'noTime' }

/** Our own code of what is wrong; else by the field. */
function reasonOf({ message, path }: v.BaseIssue<unknown>): Reason {
  if (message in REASONS) return message as Reason
  return MISSING[String(path?.[0]?.key)] ?? 'invalid'
}
