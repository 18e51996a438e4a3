/** The only way to the server: one function for every call of the contract, replies checked, problems in Chinese. */
import Taro from '@tarojs/taro'
import * as v from 'valibot'
import { Problem, type BodyIn, type Endpoint, type ParamsOf, type QueryOf, type ReplyOf } from '../../domain/api'
import { problemWords } from '../../domain/problems'
import { say } from '../../domain/words/say'
import { DEVICE_HEADER } from '../../domain/report/draft'
import { loseSession, tokenOf, type As } from './session'
import { deviceId } from '../platform/device'
import { noteServerTime } from '../platform/now'

const TIMEOUT_MS = 15_000

/** Why a call did not go through. `offline`: it may not have reached the server at all; the same request may be sent again. */
export class CallFailed extends Error {
  constructor(
    readonly problem: Problem,
    readonly status: number,
  ) {
    super(problem.message)
  }
  get offline() {
    return this.status === 0
  }
  /** Nothing against what was sent: the network, a missing sign-in, a server that is busy or broken. The same may go out again later. */
  get passing() {
    return this.offline || this.status === 401 || this.status === 429 || this.status >= 500 || this.owed
  }
  /** Something is to be done first: a first password changed, the second factor proved. */
  get owed() {
    return ['mustChangePassword', 'factorNeeded', 'factorMissing'].includes(this.problem.code)
  }
}

/**
 * As whom, and with which token where it is not the one in use: what waits in the phone goes out under the query code it was written with.
 */
export type Pass = { as: As; token?: string }
/** The token a request goes out with: an answer that comes late speaks of this one, whoever has signed in since. */
type Sent = { as: As; token: string | undefined }
export const sentAs = ({ as, token = tokenOf(as) }: Pass): Sent => ({ as, token })

type Input<E> = (ParamsOf<E> extends undefined ? object : { params: ParamsOf<E> }) &
  (QueryOf<E> extends undefined ? object : { query: QueryOf<E> }) &
  (BodyIn<E> extends undefined ? object : { body: BodyIn<E> }) &
  Partial<Pass>

export async function call<const E extends Endpoint>(endpoint: E, input: Input<E>): Promise<ReplyOf<E>> {
  const {
    params,
    query,
    body,
    as = defaultAs(endpoint),
    token,
  } = input as { params?: Record<string, string>; query?: Record<string, string | undefined>; body?: unknown } & Partial<Pass>
  const sent = sentAs({ as, token })
  const answer = await Taro.request<unknown>({
    url: urlOf(endpoint, params, query),
    method: endpoint.method,
    timeout: TIMEOUT_MS,
    header: headersFor({ ...sent, isSigningIn: endpoint.path.startsWith(SIGN_IN) }, endpoint.method === 'POST'),
    ...(endpoint.method === 'POST' && { data: JSON.stringify(body ?? {}) }),
  }).catch(() => undefined)
  if (!answer) throw new CallFailed({ code: 'offline', message: problemWords('offline') }, 0)
  return accept(endpoint, answer.statusCode, answer.data, sent)
}

/**
 * Checks a reply against its schema; anything but 2xx becomes `CallFailed`, and so does what is no answer of ours. An ended session is
 * forgotten, unless another has begun.
 */
export function accept<E extends Endpoint>(endpoint: E, status: number, data: unknown, { as, token }: Sent): ReplyOf<E> {
  if (status < 200 || status > 299) {
    if (status === 401 && token !== undefined && token === tokenOf(as)) loseSession(as)
    throw new CallFailed(problemIn(data), status)
  }
  const reply = v.safeParse(endpoint.reply, data)
  // somebody in between answered, or a server newer than this app
  if (!reply.success) throw new CallFailed({ code: 'fault', message: problemWords('fault') }, 502)
  noteServerTime(reply.output)
  return reply.output as ReplyOf<E>
}

export const urlOf = (endpoint: Endpoint, params: Record<string, string> = {}, query: Record<string, string | undefined> = {}): string => {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
  return `${__API__}/api${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

const SIGN_IN = '/signin'

export const headersFor = ({ as, token, isSigningIn = false }: Sent & { isSigningIn?: boolean }, json: boolean): Record<string, string> => {
  const pass = as === 'code' ? 'x-query-code' : 'authorization'
  const device = as !== 'code' && (token || isSigningIn) ? deviceId() : undefined
  return {
    ...(json && { 'content-type': 'application/json' }),
    ...(token && { [pass]: as === 'code' ? token : `Bearer ${token}` }),
    ...(device && { [DEVICE_HEADER]: device }),
  }
}

/** An address the server gave (photos) as this platform can load it. */
export const absolute = (address: string): string => (address.startsWith('/') ? `${__API__}${address}` : address)

const defaultAs = (endpoint: Endpoint): As => (endpoint.for.includes('resident') || endpoint.for.includes('anyone') ? 'resident' : 'staff')

function problemIn(data: unknown): Problem {
  const result = v.safeParse(Problem, typeof data === 'string' ? parsed(data) : data)
  return result.success ? { ...result.output, message: say(result.output.message) } : { code: 'fault', message: problemWords('fault') }
}

/** Text as JSON, or nothing. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
