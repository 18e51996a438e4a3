/**
 * Templates of WeChat subscription messages (订阅消息模板), as the operator lists them: which events a template tells of and what goes
 * into each of its fields. one_time 一次性: one consent, one message; long_term 长期: one consent holds until it is taken back.
 */
import * as v from 'valibot'
import { ACTIONS, type Action } from '../ticket/actions'
import { fitted, typeOf, type FieldType } from './values'

/** What a message can say, and the types of field that take it. */
const FACTS = {
  /** 编号 */
  number: ['character_string', 'thing'],
  /** Where it stands now (状态). */
  state: ['phrase', 'thing'],
  /** What happened, as the notice's title says it. */
  event: ['thing'],
  /** The unit that has it. */
  unit: ['thing', 'name'],
  /** When it happened. */
  at: ['time', 'date'],
} as const satisfies Record<string, readonly FieldType[]>
export type Fact = keyof typeof FACTS
const FACT_IDS = Object.keys(FACTS) as Fact[]

const takes = (field: string, fact: Fact): boolean => (FACTS[fact] as readonly (FieldType | undefined)[]).includes(typeOf(field))

export const Template = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'id: as WeChat shows it')),
  kind: v.picklist(['one_time', 'long_term']),
  /** Left out: every event that is told to the parties. */
  tells: v.optional(v.array(v.picklist(ACTIONS))),
  fields: v.pipe(
    v.record(v.string(), v.picklist(FACT_IDS)),
    v.check((fields) => Object.entries(fields).every(([field, fact]) => takes(field, fact)), 'a field does not take what it is to say'),
  ),
})
export type Template = v.InferOutput<typeof Template>
export const Templates = v.array(Template)

/** Templates that tell of an action; those whose consent is not used up come first. */
export const templatesFor = (templates: readonly Template[], action: 'submit' | Action): Template[] =>
  [...templates]
    .filter(({ tells }) => tells === undefined || (action !== 'submit' && tells.includes(action)))
    .sort((a, b) => Number(a.kind === 'one_time') - Number(b.kind === 'one_time'))

/** The data of a message: each field with its fact, as its type takes it. */
export const dataOf = ({ fields }: Template, facts: Record<Fact, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, fact]) => [field, fitted(typeOf(field)!, facts[fact])]))

/** WeChat takes no more in one question. */
const ASKED_AT_ONCE = 5
export type Asks = { filed: string[]; judged: string[] }

/** Which templates to ask for after which tap. WeChat does not take both kinds in one question: the lasting one is asked for first. */
export function asksOf(templates: readonly Template[]): Asks {
  const [lasting, single] = (['long_term', 'one_time'] as const).map((kind) =>
    templates
      .filter((template) => template.kind === kind)
      .slice(0, ASKED_AT_ONCE)
      .map(({ id }) => id),
  ) as [string[], string[]]
  return { filed: lasting.length > 0 ? lasting : single, judged: single.length > 0 ? single : lasting }
}
