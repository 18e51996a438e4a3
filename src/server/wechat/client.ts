/**
 * WeChat's server API. Every fault comes as HTTP 200 with an errcode; secrets and openids appear in addresses and bodies, so
 * neither is ever put into an error or a log line.
 */
import * as v from 'valibot'
import { Refused } from '../refused'

type WechatSettings = { appid: string; secret: string; base: string; fetch?: typeof fetch; clock: () => number }
type SubscribeMessage = {
  openid: string
  template: string
  /** The mini-program page the message opens. */
  page?: string
  data: Record<string, string>
  state?: 'developer' | 'trial' | 'formal'
}

const TIMEOUT_MS = 5_000
/** A new token is to be had 5 minutes before the old one ends; both hold meanwhile. */
const RENEW_EARLY_MS = 5 * 60_000

// prettier-ignore
const ERR = {
  busy: -1, tooOften: 45011, quota: 45009,
  codeInvalid: 40029, codeUsed: 40163, riskyUser: 40226,
  tokenInvalid: 40001, tokenMalformed: 40014, tokenEnded: 42001,
  noCredit: 43101,
} as const
const RETRY_LATER: readonly number[] = [ERR.busy, ERR.tooOften, ERR.quota]
const CODE_REFUSED: readonly number[] = [ERR.codeInvalid, ERR.codeUsed, ERR.riskyUser]
const TOKEN_REFUSED: readonly number[] = [ERR.tokenInvalid, ERR.tokenMalformed, ERR.tokenEnded]

const Answer = v.looseObject({ errcode: v.optional(v.number(), 0) })
const Session = v.object({ openid: v.pipe(v.string(), v.minLength(1)), unionid: v.optional(v.string()) })
/** WeChat's word on a text or a picture: pass, review or risky, and what it took it for. Its label comes as a number or as text. */
/** So many letters WeChat looks at in one call. */
const CHECKED_AT_ONCE = 2500

export const Verdict = v.object({ suggest: v.string(), label: v.pipe(v.union([v.number(), v.string()]), v.transform(String)) })
export type Verdict = v.InferOutput<typeof Verdict>
const Checked = v.object({ result: Verdict })
const Traced = v.object({ trace_id: v.pipe(v.string(), v.minLength(1)) })
/** 论坛: what others will read. */
const SCENE_FORUM = 3
const IMAGE = 2

const Token = v.object({ access_token: v.pipe(v.string(), v.minLength(1)), expires_in: v.number() })

/** WeChat did not do what it was asked; `errcode` is null when no answer came. */
export class WechatFault extends Error {
  constructor(
    readonly call: string,
    readonly errcode: number | null,
  ) {
    super(`WeChat ${call}: ${errcode === null ? 'no usable answer' : `errcode ${errcode}`}`)
  }

  /** Worth another try later. */
  get isPassing(): boolean {
    return this.errcode === null || RETRY_LATER.includes(this.errcode)
  }
}

type Ask<T> = (call: string, path: string, body: unknown) => Promise<T>

export class Wechat {
  private token: { value: string; renewAt: number } | null = null
  private renewing: Promise<string> | null = null

  constructor(private readonly settings: WechatSettings) {}

  /** Who is behind a wx.login code (one use, 5 minutes). The session_key is dropped: nothing here needs it. */
  async codeToSession(code: string): Promise<{ openid: string; unionid?: string }> {
    const { appid, secret } = this.settings
    const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' })
    try {
      return read(Session, 'jscode2session', await this.ask('jscode2session', `/sns/jscode2session?${query}`))
    } catch (error) {
      throw refusalOf(error)
    }
  }

  /** The token of all other calls; asked for once, however many wait for it. */
  async accessToken(): Promise<string> {
    if (this.token && this.settings.clock() < this.token.renewAt) return this.token.value
    this.renewing ??= this.renew().finally(() => (this.renewing = null))
    return this.renewing
  }

  /** Sends one subscribe message; `noCredit`: the person refused, or has no subscription left. Throws a `WechatFault` otherwise. */
  async sendSubscribeMessage(message: SubscribeMessage): Promise<'sent' | 'noCredit'> {
    try {
      await this.withToken('subscribe/send', '/cgi-bin/message/subscribe/send', bodyOf(message))
      return 'sent'
    } catch (error) {
      if (error instanceof WechatFault && error.errcode === ERR.noCredit) return 'noCredit'
      throw error
    }
  }

  /** What WeChat thinks of words that others will read; `openid` used the mini-program within two hours. */
  async checkText({ openid, content }: { openid: string; content: string }): Promise<Verdict> {
    const verdicts: Verdict[] = []
    for (const part of inParts(content, CHECKED_AT_ONCE)) {
      const body = { version: 2, openid, scene: SCENE_FORUM, content: part }
      verdicts.push(read(Checked, 'msg_sec_check', await this.withToken('msg_sec_check', '/wxa/msg_sec_check', body)).result)
    }
    return verdicts.find(({ suggest }) => suggest === 'risky') ?? verdicts.find(({ suggest }) => suggest !== 'pass') ?? verdicts[0]!
  }

  /** Asks about a photo that WeChat fetches from `url`; the answer is pushed within half an hour and bears this trace. */
  async checkPhoto({ openid, url }: { openid: string; url: string }): Promise<string> {
    const body = { version: 2, openid, scene: SCENE_FORUM, media_url: url, media_type: IMAGE }
    return read(Traced, 'media_check_async', await this.withToken('media_check_async', '/wxa/media_check_async', body)).trace_id
  }

  /** A mini-program code (小程序码) that opens a page with `scene`, as a JPEG. */
  async codeImage({ page, scene }: { page: string; scene: string }): Promise<Buffer> {
    const body = { page, scene, check_path: true, env_version: 'release' }
    return this.withToken('getwxacodeunlimit', '/wxa/getwxacodeunlimit', body, true, (...asked) => this.askImage(...asked))
  }

  private async renew(): Promise<string> {
    const { appid, secret, clock } = this.settings
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: false }
    const { access_token, expires_in } = read(Token, 'stable_token', await this.ask('stable_token', '/cgi-bin/stable_token', body))
    this.token = { value: access_token, renewAt: clock() + expires_in * 1000 - RENEW_EARLY_MS }
    return access_token
  }

  /** A call that needs the token; one that WeChat no longer takes is dropped and the call made once more. */
  private async withToken<T = unknown>(call: string, path: string, body: unknown, again = true, ask = this.askJson as Ask<T>): Promise<T> {
    const token = await this.accessToken()
    try {
      return await ask(call, `${path}?access_token=${encodeURIComponent(token)}`, body)
    } catch (error) {
      if (!again || !(error instanceof WechatFault) || !TOKEN_REFUSED.includes(error.errcode ?? 0)) throw error
      if (this.token?.value === token) this.token = null
      return this.withToken(call, path, body, false, ask)
    }
  }

  private async ask(call: string, path: string, body?: unknown): Promise<unknown> {
    const answer = read(Answer, call, await this.fetchJson(path, body))
    if (answer.errcode !== 0) throw new WechatFault(call, answer.errcode)
    return answer
  }

  private readonly askJson: Ask<unknown> = (...asked) => this.ask(...asked)

  /** An answer that is a picture, or JSON that says why there is none. */
  private async askImage(call: string, path: string, body?: unknown): Promise<Buffer> {
    const bytes = await this.fetchIt(path, body, async (response) => Buffer.from(await response.arrayBuffer()))
    if (!bytes) throw new WechatFault(call, null)
    if (bytes[0] !== '{'.charCodeAt(0)) return bytes
    throw new WechatFault(call, read(Answer, call, JSON.parse(bytes.toString())).errcode)
  }

  private fetchJson = (path: string, body: unknown): Promise<unknown> => this.fetchIt(path, body, (response) => response.json())

  /** The answer, or null: what went wrong on the way is not passed on, for it may quote the address. */
  private async fetchIt<T>(path: string, body: unknown, take: (response: Response) => Promise<T>): Promise<T | null> {
    const { base, fetch: fetchIt = fetch } = this.settings
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    try {
      const response = await fetchIt(base + path, {
        ...(body !== undefined && post),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      return response.ok ? await take(response) : null
    } catch {
      return null
    }
  }
}

const bodyOf = ({ openid, template, page, data, state = 'formal' }: SubscribeMessage) => ({
  touser: openid,
  template_id: template,
  ...(page && { page }),
  data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
  miniprogram_state: state,
  lang: 'zh_CN',
})

function read<const S extends v.GenericSchema>(schema: S, call: string, data: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, data)
  if (!result.success) throw new WechatFault(call, null)
  return result.output
}

/** What the person signing in hears; a fault of ours (appid, secret) stays a fault, so that the operator hears of it. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof WechatFault)) return error
  if (error.errcode !== null && CODE_REFUSED.includes(error.errcode)) return new Refused(401, 'wechatFailed')
  if (error.errcode === ERR.tooOften) return new Refused(429, 'busy')
  return error.isPassing ? new Refused(502, 'busy') : error
}

/** The words in parts of at most `most` letters. */
const inParts = (words: string, most: number): string[] =>
  Array.from({ length: Math.max(1, Math.ceil(words.length / most)) }, (_, part) => words.slice(part * most, (part + 1) * most))
