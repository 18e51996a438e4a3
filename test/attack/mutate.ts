/** What may be wrong with a request: types, lengths, letters, numbers, days, cursors, headers, content types, forms cut short. */
import { api } from '../../src/domain/api'
import type { Dice } from '../../src/server/simulate/dice'
import { wireOf, type Asked, type Json, type Sent, type World } from './requests'

const ID = '0193a1b2-0000-7000-8000-000000000001'
const LETTERS = [
  '\0',
  '路灯\0坏了',
  '\ud800',
  'x\udfff',
  '\u202e倒',
  'e\u0301'.repeat(30),
  '👩‍👩‍👧‍👦',
  '\u200b\u2060',
  '𠮷𠮷',
  'ﷺ',
  '\x1b[31m',
  '"\\\'`;--',
  '%00',
  '\r\n\r\nX: y',
]
const LENGTHS = [0, 1, 19, 20, 21, 39, 41, 128, 129, 200, 201, 257, 499, 501, 2_705, 9_000]
const NUMBERS = [0, -1, -0, 1.5, 1e21, 1e308, -1e308, 2 ** 31 - 1, 2 ** 31, 2 ** 53, 8.64e15, 8.65e15, 253_402_300_800_000, 1e-320, 65_536]
const DAYS = [
  '2026-11-31',
  '2026-02-29',
  '0000-00-00',
  '9999-12-31',
  '2026-1-1',
  '20261123',
  '2026-11-23T00:00:00Z',
  '-2026-11-23',
  '2199-12-31',
]
const CURSORS = [
  `1_${ID}`,
  `999999999999999_${ID}`,
  `1764000000000_${'-'.repeat(36)}`,
  `9_9_${ID}`,
  `0_${ID}`,
  `253402300799999_${ID}`,
  `1764000000000_${ID.toUpperCase()}`,
  `9_253402300799999_${ID}`,
  '_',
  `1764000000000_ZZZZZZZZ`,
]
const NAMES = ['__proto__', 'constructor', 'toString', 'length', '', 'a.b', '\0', '$ne', 'id']
const TYPES = [null, true, false, [], {}, [[]], [null], { a: { b: { c: [] } } }, 'true', '7', '[]', '{}']

/** One odd value. */
function anOdd(dice: Dice): unknown {
  const kind = dice.roll()
  if (kind < 0.2) return dice.pick(LETTERS)
  if (kind < 0.35) return dice.pick(['a', '汉', '1', '😀', ' ']).repeat(dice.pick(LENGTHS))
  if (kind < 0.55) return dice.pick(NUMBERS)
  if (kind < 0.65) return dice.pick(DAYS)
  if (kind < 0.75) return dice.pick(CURSORS)
  if (kind < 0.8) return dice.pick([ID, ID.toUpperCase(), `{${ID}}`, ID.replaceAll('-', ''), '-'.repeat(36), `urn:uuid:${ID}`])
  return dice.pick(TYPES)
}

/** A string that may well pass: a handler sees it. */
const bent = (dice: Dice): string =>
  dice.pick([
    ...LETTERS,
    '汉'.repeat(dice.pick([4, 19, 40])),
    '😀'.repeat(8),
    ' 前后有空 ',
    '2026-11-27',
    "'; drop table ticket; --",
    '<b>粗</b>',
  ])

type Holder = { of: Record<string, unknown>; key: string }

/** Every place in a body where a value stands. */
function placesIn(value: unknown): Holder[] {
  if (typeof value !== 'object' || value === null) return []
  const of = value as Record<string, unknown>
  return Object.keys(of).flatMap((key) => [{ of, key }, ...placesIn(of[key])])
}

/** The body with one value, or one name, changed. */
function oddBody(body: Json, dice: Dice): unknown {
  const changed = structuredClone(body)
  const places = placesIn(changed)
  if (places.length === 0 || dice.chance(0.06)) return anOdd(dice)
  const { of, key } = dice.pick(places)
  const roll = dice.roll()
  if (typeof of[key] === 'string' && roll < 0.5) of[key] = bent(dice)
  else if (roll < 0.6) delete of[key]
  else if (roll < 0.68) of[dice.pick(NAMES)] = anOdd(dice)
  else if (roll < 0.76) of[key] = Array.from({ length: dice.pick([2, 10, 300]) }, () => of[key])
  else of[key] = anOdd(dice)
  return changed
}

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** A request that fits, or one with something odd about it. */
export function mutated(asked: Asked, world: World, dice: Dice): Sent {
  if (asked.endpoint.file) return aForm(wireOf(asked), asked.endpoint.path === api.uploadPaper.path ? world.paper : world.picture, dice)
  const roll = dice.roll()
  if (roll < 0.34) return wireOf(asked)
  if (asked.body && roll < 0.72) return { ...wireOf(asked), payload: safely(oddBody(asked.body, dice)) }
  const parts = [asked.params, asked.query].filter((part) => Object.keys(part).length > 0)
  if (parts.length > 0 && roll < 0.8) return oddAddress(asked, dice)
  return roll < 0.88 ? oddHeaders(wireOf(asked), dice) : oddWire(wireOf(asked), dice)
}

/** JSON as a phone may write it, with letters that have no other half and names twice. */
const safely = (value: unknown): string => JSON.stringify(value) ?? 'undefined'

function oddAddress(asked: Asked, dice: Dice): Sent {
  const part = dice.chance(0.5) && Object.keys(asked.params).length > 0 ? 'params' : 'query'
  const key = dice.pick(Object.keys(asked[part]).concat(part === 'query' ? ['after', 'words', 'x'] : []))
  const sent = wireOf({ ...asked, [part]: { ...asked[part], [key]: wellFormed(textOf(anOdd(dice))) } })
  const roll = dice.roll()
  if (roll < 0.15)
    return {
      ...sent,
      url: `${sent.url}${sent.url.includes('?') ? '&' : '?'}${dice.pick(['after=1&after=2', 'words[]=a', '__proto__=1', 'words=%00', 'words=%ff', 'words=%ED%A0%80', '&&=', 'category='])}`,
    }
  return sent
}

/** An address cannot carry half a letter; its bytes can be wrong in other ways. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '')

const HEADERS: Record<string, string[]> = {
  authorization: ['Bearer ', 'Bearer x', `Bearer ${'a'.repeat(4_000)}`, 'Basic eDp5', 'Bearer \xff'],
  'x-query-code': ['x', '0'.repeat(20), 'a'.repeat(4_000)],
  'x-device': ['x', 'f'.repeat(32), 'F'.repeat(400)],
  'x-forwarded-for': ['a'.repeat(5_000), '1.2.3.4, 5.6.7.8', '::1', '\xe9'],
  'if-none-match': ['*', '"x"', '""'],
  accept: ['', 'text/html', 'application/xml;q=zz'],
  'accept-encoding': ['br;q=0, gzip;q=9', 'identity;q=0', 'zstd', '*;q=0'],
  'content-encoding': ['gzip', 'br', 'x'],
  range: ['bytes=9-1', 'bytes=-0', 'x'],
  origin: ['null', 'https://x.example'],
  'accept-language': ['en', 'x'.repeat(900)],
  expect: ['x'],
}

function oddHeaders(sent: Sent, dice: Dice): Sent {
  const name = dice.pick(Object.keys(HEADERS))
  return { ...sent, headers: { ...sent.headers, [name]: dice.pick(HEADERS[name]!) } }
}

const CONTENT = [
  'text/plain',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/jsonx',
  'x',
  '',
]
const ADDRESSES = [
  '/api',
  '/api/',
  '/api/none',
  '/api/tickets/%zz',
  '/api/tickets/%00',
  '/API/me',
  '/api/me/',
  '/api//me',
  `/api/${'a'.repeat(3_000)}`,
  '/api/tickets/../me',
  '/files/x/small',
  `/files/${ID}/large?e=1&v=2&s=3`,
  `/files/${ID}/voice?e=9e99&v=&s=`,
  `/files/${ID}/paper?e=9e99&v=&s=`,
  `/files/${ID}/constructor?e=%00`,
  '/wechat/push?signature=1',
  '/api/live',
  '/api/docs/json',
  '/api/docs/none',
]
const BROKEN = [
  '{',
  '{"a":',
  '[',
  'null',
  '""',
  '\ufeff{}',
  '{}{}',
  "{'a':1}",
  '{"a":1e999}',
  '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}',
  `${'['.repeat(20_000)}`,
  `{"text":"${'a'.repeat(70_000)}"}`,
  '\0',
  '{"requestId":"\\ud800"}',
  '{"constructor":{"prototype":{}}}',
]

function oddWire(sent: Sent, dice: Dice): Sent {
  const roll = dice.roll()
  if (roll < 0.25) return { ...sent, method: dice.pick(['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) }
  if (roll < 0.5) return { ...sent, url: dice.pick(ADDRESSES) }
  if (sent.payload === undefined)
    return { ...sent, url: `${sent.url}${sent.url.includes('?') ? '&' : '?'}after=${encodeURIComponent(dice.pick(CURSORS))}` }
  if (roll < 0.7) return { ...sent, headers: { ...sent.headers, 'content-type': dice.pick(CONTENT) } }
  return { ...sent, payload: dice.pick([...BROKEN, String(sent.payload).slice(0, Math.floor(dice.roll() * String(sent.payload).length))]) }
}

/** A file in a form; often cut short, without its border, with other fields, or no file at all. */
function aForm(sent: Sent, picture: Buffer, dice: Dice): Sent {
  const border = 'X-BORDER'
  const type = `multipart/form-data; boundary=${border}`
  const field = (head: string, bytes: Buffer) =>
    Buffer.concat([Buffer.from(`--${border}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), bytes, Buffer.from('\r\n')])
  const bytes = dice.pick([
    picture,
    picture,
    Buffer.alloc(0),
    Buffer.from('RIFF\0\0\0\0WAVE'),
    picture.subarray(0, picture.length >> 1),
    Buffer.alloc(2_000, 0xff),
  ])
  const name = dice.pick(['photo.jpg', '../../etc/passwd', 'ü'.repeat(300), '\0.jpg', ''])
  const file = field(`name="file"; filename="${name}"\r\nContent-Type: ${dice.pick(['image/jpeg', 'text/html', 'x', 'audio/mpeg'])}`, bytes)
  const end = Buffer.from(`--${border}--\r\n`)
  const whole = Buffer.concat([...(dice.chance(0.2) ? [field('name="a"', Buffer.from('b'))] : []), file, end])
  const form = (payload: Buffer, contentType = type): Sent => ({
    ...sent,
    payload,
    headers: { ...sent.headers, 'content-type': contentType },
  })
  const roll = dice.roll()
  if (roll < 0.4) return form(whole)
  if (roll < 0.6) return form(whole.subarray(0, Math.floor(dice.roll() * whole.length)))
  if (roll < 0.75)
    return form(
      whole,
      dice.pick([
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'multipart/form-data; boundary=other',
        `${type}x`,
        'multipart/mixed; boundary=X-BORDER',
        'MULTIPART/FORM-DATA; BOUNDARY=X-BORDER',
      ]),
    )
  if (roll < 0.9)
    return form(
      Buffer.concat([
        ...Array.from({ length: dice.pick([1, 9, 40]) }, (_, at) => field(`name="f${at}"`, Buffer.alloc(dice.pick([1, 2_000])))),
        end,
      ]),
    )
  return dice.pick([
    form(end),
    form(Buffer.alloc(0)),
    form(Buffer.concat([file, file, end])),
    { ...sent, payload: '{}', headers: { ...sent.headers, 'content-type': 'application/json' } },
  ])
}
