/** Requests as a phone may send them, made from the contract alone: every endpoint, every field, with ids there are and values that fit. */
import { PRIVACY } from '../../src/domain/people/privacy'
import * as v from 'valibot'
import type { Caller as Kind, Endpoint } from '../../src/domain/api'
import { calls } from '../../src/domain/calls'
import { CODE_BYTES, codeFrom } from '../../src/domain/people/code'
import type { Dice } from '../../src/server/simulate/dice'

export type Sent = { method: string; url: string; headers: Record<string, string>; payload?: string | Buffer }
export type Answered = { status: number; body: string }
/** Sends one request to the server attacked. */
export type Send = (request: Sent) => Promise<Answered>

/** Who asks: a demo person who signed in, an anonymous code, or nobody. */
export type Person = { name: string; kind: Kind | 'nobody'; headers: Record<string, string> }
export type Ticket = { id: string; number: string; stage: number; actions: { action: string; needs: string[] }[] }
/** A small world to ask about; what is answered makes it grow. */
export type World = {
  people: Person[]
  tickets: Ticket[]
  others: string[]
  photos: string[]
  voices: string[]
  papers: string[]
  picture: Buffer
  paper: Buffer
  now: number
}

export type Asked = { name: string; endpoint: Endpoint; who: Person; ticket: Ticket; params: Json; query: Json; body: Json | undefined }
export type Json = Record<string, unknown>

type Schema = v.GenericSchema & {
  entries?: Record<string, Schema>
  wrapped?: Schema
  item?: Schema
  items?: Schema[]
  key?: Schema
  value?: Schema
  options?: unknown[]
  literal?: unknown
  pipe?: Schema[]
}

const RESIDENTS = ['lixiulan', 'zhangjianguo']
const STAFF = ['baoxiaoyan', 'zhaolijuan', 'liuguodong', 'sunwei', 'zhoumin', 'chenlan', 'hanzheng', 'system', 'security', 'audit']
/** Whoever holds the duty an endpoint asks for. */
const DUTY: Record<string, string> = {
  gridWorker: 'baoxiaoyan',
  clerk: 'zhaolijuan',
  dispatcher: 'zhoumin',
  supervisor: 'chenlan',
  system: 'system',
  security: 'security',
  audit: 'audit',
}

export async function signIn(send: Send, name: string): Promise<Record<string, string>> {
  const answer = await send({ ...json({ person: name }), method: 'POST', url: '/api/signin/demo' })
  return answer.status === 200 ? { authorization: `Bearer ${(JSON.parse(answer.body) as { token: string }).token}` } : {}
}

/** Everybody who may ask. */
export async function everybody(send: Send): Promise<Person[]> {
  const codes = [1, 2].map((seed): Person => {
    const code = codeFrom(Uint8Array.from({ length: CODE_BYTES }, (_, i) => (seed * 31 + i * 7) & 255))
    return { name: `code ${seed}`, kind: 'code', headers: { 'x-query-code': code } }
  })
  const people: Person[] = [{ name: 'nobody', kind: 'nobody', headers: {} }, ...codes]
  for (const name of RESIDENTS) people.push({ name, kind: 'resident', headers: await signIn(send, name) })
  for (const name of STAFF) people.push({ name, kind: 'staff', headers: await signIn(send, name) })
  return people
}

export const json = (body: unknown): Pick<Sent, 'headers' | 'payload'> => ({
  headers: { 'content-type': 'application/json' },
  payload: JSON.stringify(body),
})

/** A request of the contract that fits, by somebody who may mostly send it. */
export function aRequest(world: World, dice: Dice): Asked {
  const [name, endpoint] = dice.pick(Object.entries(calls as Record<string, Endpoint>))
  const ticket = dice.pick(world.tickets)
  const who = whoFor(endpoint, world, dice)
  const make = (schema: v.GenericSchema | undefined, part: string) =>
    schema ? (fitting(schema as Schema, part, { world, dice, ticket }) as Json) : undefined
  const body = make(endpoint.body, 'body')
  if (body && 'given' in body) Object.assign(body, aDeed(endpoint, ticket, { world, dice, ticket }))
  return { name, endpoint, who, ticket, params: make(endpoint.params, 'params') ?? {}, query: make(endpoint.query, 'query') ?? {}, body }
}

export function whoFor(endpoint: Endpoint, world: World, dice: Dice): Person {
  const duty = endpoint.duties && DUTY[dice.pick(endpoint.duties)]
  const may = world.people.filter(({ kind, name }) =>
    duty ? name === duty : endpoint.for.includes('anyone') || endpoint.for.includes(kind as Kind),
  )
  return may.length === 0 || dice.chance(0.08) ? dice.pick(world.people) : dice.pick(may)
}

/** Mostly an action that the ticket's last reader could take, with what it needs. */
function aDeed(endpoint: Endpoint, ticket: Ticket, around: Around): Json {
  const { dice } = around
  if (ticket.actions.length === 0 || dice.chance(0.3)) return {}
  const { action, needs } = dice.pick(ticket.actions)
  const given = (endpoint.body as Schema).entries?.given?.entries ?? {}
  const fields = needs.flatMap((need) => (given[need] ? [[need, fitting(unwrapped(given[need]), need, around)] as const] : []))
  return { action, given: Object.fromEntries(fields) }
}

type Around = { world: World; dice: Dice; ticket: Ticket }

const unwrapped = (schema: Schema): Schema => (schema.wrapped ? unwrapped(schema.wrapped) : schema)

/** A value that passes the schema, made by the name of its field. */
function fitting(schema: Schema, name: string, around: Around): unknown {
  const { dice } = around
  if (schema.wrapped) return dice.chance(0.5) ? fitting(schema.wrapped, name, around) : undefined
  switch (schema.type) {
    case 'object':
    case 'loose_object':
    case 'strict_object':
      return Object.fromEntries(
        Object.entries(schema.entries ?? {}).flatMap(([key, one]) => {
          const value = fitting(one, key, around)
          return value === undefined ? [] : [[key, value]]
        }),
      )
    case 'array':
      return Array.from({ length: Math.floor(dice.roll() * 3) }, () => fitting(schema.item!, name, around))
    case 'tuple':
      return schema.items!.map((one) => fitting(one, name, around))
    case 'record':
      return { single: fitting(schema.value!, name, around) }
    case 'picklist':
      return dice.pick(schema.options!)
    case 'union':
    case 'variant':
      return fitting(dice.pick(schema.options as Schema[]), name, around)
    case 'literal':
      return schema.literal
    case 'boolean':
      return dice.chance(0.5)
    case 'number':
      return firstThatPasses(schema, numbersFor(name, around), dice)
    case 'string':
      return firstThatPasses(schema, stringsFor(name, around), dice)
    default:
      return undefined
  }
}

/** Of what goes by this name a value that passes; else of everything there is. */
function firstThatPasses(schema: Schema, [likely, rest]: readonly [unknown[], unknown[]], dice: Dice): unknown {
  const order = [...shuffled(likely, dice), ...shuffled(rest, dice)]
  return order.find((value) => v.safeParse(schema, value).success)
}

const shuffled = <T>(all: readonly T[], dice: Dice): T[] =>
  all
    .map((one) => ({ one, at: dice.roll() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

function numbersFor(name: string, { world, ticket }: Around): [unknown[], unknown[]] {
  const rest = [0, 1, 2, 7, 117.708, 49.44, 3600, world.now]
  const likely: Record<string, unknown[]> = {
    stage: [ticket.stage, ticket.stage, ticket.stage + 1],
    version: [1, 2, 3],
    edition: [1, 2, 3],
    n: [1],
    catalogueVersion: [1],
    until: [world.now],
    madeAt: [world.now - 60_000],
    from: [world.now - 3_600_000],
    to: [world.now + 3_600_000],
    every: [1, 7],
    lng: [117.708],
    lat: [49.44],
  }
  return [likely[name] ?? [], rest]
}

const WORDS = [
  '5 号楼北侧的路灯从周六晚上就不亮了',
  '井盖没了，孩子差点掉下去',
  '请尽快处理，谢谢',
  'The lamp is broken',
  '楼道里堆着东西，走不过去👩‍👩‍👧',
  '好',
]

function stringsFor(name: string, { world, dice, ticket }: Around): [unknown[], unknown[]] {
  const hex = Array.from({ length: 32 }, () => Math.floor(dice.roll() * 16).toString(16)).join('')
  const ids = world.others.filter((one) => one.length === ticket.id.length)
  const uuid = dice.pick([ticket.id, ticket.id, ...world.tickets.map(({ id }) => id), ...ids])
  const cursor = `${world.now}_${uuid}`
  const units = ['150703001005-03', '150703001005', '150703001', 'centre', 'housing', 'discipline']
  const likely: Record<string, unknown[]> = {
    requestId: [hex],
    follows: [hex],
    at: [String(world.now)],
    start: ['2026-11-23'],
    people: [uuid],
    insteadOf: [uuid],
    holder: [uuid],
    id: [uuid],
    number: [ticket.number],
    into: [dice.pick(world.tickets).number],
    after: [cursor, `2_${cursor}`, `${world.now}_ABCDEFGH`],
    person: [dice.pick([...RESIDENTS, ...STAFF])],
    phone: ['13800005206', '13912345678'],
    code: [dice.pick(world.others.filter((one) => one.length === 8).concat('ABCDEFGH')), '123456', 'wx-code'],
    account: ['zhaolijuan', 'nobody', 'wangzhiqiang'],
    who: ['zhoumin'],
    successorId: units,
    parentId: units,
    password: ['Chuishao2026', 'wrong-one-1'],
    new: ['Neues-Wort-77'],
    item: ['lamp', 'other', 'manhole'],
    version: [PRIVACY.version],
    unit: units,
    units,
    unitId: ['150703001005-03', '150703001005'],
    communityId: ['150703001005'],
    gridId: ['150703001005-03'],
    booklet: [uuid],
    vintageId: [uuid],
    said: WORDS,
    promise: ['下周来看'],
    day: ['2026-12-04'],
    place: ['150703001005', '150703001005-03'],
    photos: world.photos.length > 0 ? [dice.pick(world.photos)] : [],
    papers: world.papers.length > 0 ? [dice.pick(world.papers)] : [],
    voice: world.voices.length > 0 ? [dice.pick(world.voices)] : [],
    words: WORDS,
    until: ['2026-11-27', '2026-12-04'],
    knownUntil: ['2026-12-31'],
    topic: ['tell', 'wechat'],
  }
  const rest = [
    ...WORDS,
    hex,
    uuid,
    cursor,
    '2026-11-27',
    '08:30',
    '12:00',
    'ABCDEFGH',
    '13800005206',
    '123456',
    'other',
    ticket.number,
    'x',
    '1',
    ...units,
  ]
  return [likely[name] ?? (name.length > 2 ? WORDS.slice(0, 3) : []), rest]
}

/** The request as it goes over the wire. */
export function wireOf({ endpoint, who, params, query, body }: Asked): Sent {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))
  const asked = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
  const content = body === undefined ? { headers: {} } : json(body)
  return {
    ...content,
    method: endpoint.method,
    url: `/api${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`,
    headers: { ...who.headers, ...content.headers },
  }
}
