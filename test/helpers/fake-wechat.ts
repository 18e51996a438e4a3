/**
 * WeChat as a small HTTP server, after its documentation: login codes of one use, one token at a time, subscribe messages with
 * credits, checks of texts by keyword and of photos with a pushed answer. Every error is HTTP 200 with an errcode.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHash, randomBytes } from 'node:crypto'

type Answer = Record<string, unknown>
type Message = { touser: string; template_id: string; page?: string; data: Record<string, { value: string }>; miniprogram_state: string }
type Asked = { path: string; query: URLSearchParams; body: Answer }

type Media = { trace: string; url: string; openid: string }

/** Words WeChat does not like, in this fake. */
const VERDICTS: [word: string, suggest: string, label: number][] = [
  ['赌博', 'risky', 20006],
  ['吵架', 'review', 20003],
]
export const PUSH_TOKEN = 'pushtokenofthetest'

export const APPID = 'wx0000000000000001'
export const SECRET = 'fake-secret-of-the-test'

/** What a field of a message takes, from WeChat's table: typed by hand, not from our code. */
function takes(field: string, value: string): boolean {
  const length = [...value].length
  if (field.startsWith('thing')) return length >= 1 && length <= 20
  if (field.startsWith('phrase')) return /^[一-龥]{1,5}$/.test(value)
  if (field.startsWith('character_string')) return /^[!-~]{1,32}$/.test(value)
  return !field.startsWith('time') || /^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d$/.test(value)
}

export type FakeWechat = Awaited<ReturnType<typeof startFakeWechat>>

export async function startFakeWechat({ appid = APPID, secret = SECRET } = {}) {
  const codes = new Map<string, { openid: string; unionid?: string; used: boolean }>()
  const credits = new Map<string, number>()
  const tokens = new Set<string>()
  const sent: Message[] = []
  const media: Media[] = []
  const asked: Asked[] = []
  const failures: number[] = []
  let silent = false

  const knows = (id: unknown, word: unknown): Answer | undefined => {
    if (id !== appid) return { errcode: 40013, errmsg: 'invalid appid' }
    return word === secret ? undefined : { errcode: 40125, errmsg: 'invalid appsecret' }
  }

  const answers: Record<string, (asked: Asked) => Answer> = {
    '/sns/jscode2session': ({ query }) => {
      const wrong = knows(query.get('appid'), query.get('secret'))
      if (wrong) return wrong
      const known = codes.get(query.get('js_code') ?? '')
      if (!known || query.get('grant_type') !== 'authorization_code') return { errcode: 40029, errmsg: 'invalid code' }
      if (known.used) return { errcode: 40163, errmsg: 'code been used' }
      known.used = true
      return { openid: known.openid, session_key: randomBytes(16).toString('base64'), ...(known.unionid && { unionid: known.unionid }) }
    },
    '/cgi-bin/stable_token': ({ body }) => {
      const wrong = knows(body.appid, body.secret)
      if (wrong) return wrong
      const token = randomBytes(64).toString('hex')
      tokens.add(token)
      return { access_token: token, expires_in: 7200 }
    },
    '/cgi-bin/message/subscribe/send': ({ query, body }) => {
      if (!tokens.has(query.get('access_token') ?? '')) return { errcode: 40001, errmsg: 'invalid credential' }
      const message = body as unknown as Message
      const wrong = Object.entries(message.data).find(([field, { value }]) => !takes(field, value))
      if (wrong) return { errcode: 47003, errmsg: `argument invalid! data.${wrong[0]}.value is invalid` }
      if (message.page?.startsWith('/')) return { errcode: 41030, errmsg: 'invalid page' }
      const key = `${message.touser} ${message.template_id}`
      const left = credits.get(key) ?? 0
      if (left === 0) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
      credits.set(key, left - 1)
      sent.push(message)
      return { errcode: 0, errmsg: 'ok' }
    },
  }

  const withToken = (answer: (asked: Asked) => Answer) => (one: Asked) =>
    tokens.has(one.query.get('access_token') ?? '') ? answer(one) : { errcode: 40001, errmsg: 'invalid credential' }
  answers['/wxa/msg_sec_check'] = withToken(({ body }) => {
    if (body.version !== 2 || !body.openid) return { errcode: 40003, errmsg: 'invalid openid' }
    const found = VERDICTS.find(([word]) => String(body.content).includes(word))
    return {
      errcode: 0,
      errmsg: 'ok',
      trace_id: randomBytes(8).toString('hex'),
      result: { suggest: found?.[1] ?? 'pass', label: found?.[2] ?? 100 },
      detail: [],
    }
  })
  answers['/wxa/media_check_async'] = withToken(({ body }) => {
    const one = { trace: randomBytes(8).toString('hex'), url: String(body.media_url), openid: String(body.openid) }
    media.push(one)
    return { errcode: 0, errmsg: 'ok', trace_id: one.trace }
  })
  /** A picture, or why there is none. */
  const picture = ({ query, body }: Asked): Buffer | Answer => {
    if (!tokens.has(query.get('access_token') ?? '')) return { errcode: 40001, errmsg: 'invalid credential' }
    if (!/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(String(body.scene))) return { errcode: 40169, errmsg: 'invalid length for scene' }
    if (body.page !== 'resident/report/index') return { errcode: 41030, errmsg: 'invalid page' }
    return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(String(body.scene))])
  }

  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake')
    const text = await textOf(request)
    const one = { path: url.pathname, query: url.searchParams, body: text ? (JSON.parse(text) as Answer) : {} }
    asked.push(one)
    if (silent) return
    const failure = failures.shift()
    const image = failure === undefined && one.path === '/wxa/getwxacodeunlimit' ? picture(one) : undefined
    if (Buffer.isBuffer(image)) return void response.setHeader('content-type', 'image/jpeg').end(image)
    const answer =
      failure !== undefined
        ? { errcode: failure, errmsg: 'made to fail' }
        : (image ?? answers[one.path]?.(one) ?? { errcode: 40066, errmsg: 'invalid url' })
    // the real one says text/plain for this call
    response.setHeader('content-type', one.path.startsWith('/sns/') ? 'text/plain' : 'application/json; encoding=utf-8')
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What wx.login gives this person now. */
    codeFor(openid: string, unionid?: string): string {
      const code = randomBytes(12).toString('hex')
      codes.set(code, { openid, ...(unionid && { unionid }), used: false })
      return code
    },
    /** The person accepted a template so many times. */
    accept: (openid: string, template: string, times = 1) => credits.set(`${openid} ${template}`, times),
    /** The next calls fail with these errcodes, in turn. */
    failNext: (...errcodes: number[]) => failures.push(...errcodes),
    /** All tokens given out so far end. */
    endTokens: () => tokens.clear(),
    /** Takes calls and never answers. */
    fallSilent: () => (silent = true),
    sent,
    asked,
    /** Photos it was asked to look at. */
    media,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A pushed request as WeChat signs it: address and body. */
export function pushed(event: Answer, now: number, token = PUSH_TOKEN) {
  const [timestamp, nonce] = [String(Math.floor(now / 1000)), randomBytes(5).toString('hex')]
  const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex')
  return { url: `/wechat/push?${new URLSearchParams({ signature, timestamp, nonce })}`, payload: JSON.stringify(event) }
}

/** What it says of a photo, as seen in the wild: the label is text. */
export const aMediaCheck = (trace: string, suggest: string) => ({
  ToUserName: 'gh_fake', FromUserName: 'o-fake', CreateTime: 1, MsgType: 'event', Event: 'wxa_media_check', appid: APPID, trace_id: trace, version: 2,
  result: { suggest, label: suggest === 'pass' ? '100' : '20002' }, detail: [{ strategy: 'content_model', errcode: 0, suggest, label: '100', prob: 90 }],
}) // prettier-ignore

async function textOf(request: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
