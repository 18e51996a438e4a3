/**
 * Values of a WeChat subscription message (订阅消息), by the type of its field: how long they may be and what they may hold, as
 * WeChat's table of field types says. Counted in code points, as people count; a cut shows as "…" and lies inside the limit.
 */

type Rule = { max: number; takes?: RegExp; cut?: '…' }

// prettier-ignore
const RULES = {
  thing:            { max: 20, cut: '…' },
  name:             { max: 10, cut: '…' },
  phrase:           { max: 5,  takes: /\p{Script=Han}/u },
  character_string: { max: 32, takes: /[\x21-\x7e]/ },
  letter:           { max: 32, takes: /[A-Za-z]/ },
  number:           { max: 32, takes: /[\d.+-]/ },
  symbol:           { max: 5,  takes: /[^\p{L}\p{N}\s]/u },
  phone_number:     { max: 17, takes: /[\d+-]/ },
  car_number:       { max: 8 },
  amount:           { max: 11, takes: /[\d.¥$]/ },
  time:             { max: 24 },
  date:             { max: 24 },
} as const satisfies Record<string, Rule>

export type FieldType = keyof typeof RULES

/** The type in a field's name: `thing` of `thing4`; `undefined` for a name that WeChat does not know. */
export function typeOf(field: string): FieldType | undefined {
  const type = /^([a-z_]+)\d{1,2}$/.exec(field)?.[1]
  return type !== undefined && type in RULES ? (type as FieldType) : undefined
}

/** `words` as a field of this type takes them: what it does not take is left out, what is too long is cut. */
export function fitted(type: FieldType, words: string): string {
  const { max, takes, cut }: Rule = RULES[type]
  const points = [...words.replace(/\s+/g, ' ').trim()].filter((point) => !takes || takes.test(point))
  if (points.length <= max) return points.join('')
  return cut ? [...points.slice(0, max - 1), cut].join('') : points.slice(0, max).join('')
}
