/** Settings from the environment, checked at start; a wrong one is named in the message. */
import * as v from 'valibot'
import { dataHome } from './database/home'

const yesNo = (fallback: 'yes' | 'no') =>
  v.pipe(
    v.optional(v.picklist(['yes', 'no'], 'must be yes or no'), fallback),
    v.transform((word) => word === 'yes'),
  )
const url = v.pipe(v.string(), v.url('must be an address such as https://…'))
/** What carries numbers, codes and secrets goes through nobody else's hands in the clear. */
const sealedUrl = v.pipe(
  url,
  v.check(
    (address) => isSealed(address),
    'must begin with https://, or be an http:// address of this very machine (127.0.0.1, localhost, ::1)',
  ),
)
const wholeNumber = (fallback: string) =>
  v.pipe(v.optional(v.string(), fallback), v.regex(/^[1-9]\d{0,6}$/, 'must be a number from 1 to 9999999'), v.transform(Number))

function isSealed(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname))
}

type Trust = boolean | string | ((address: string, hop: number) => boolean)

/** Whose X-Forwarded-For is believed, as Fastify wants it said: all, none, the nearest so many, or these addresses. */
function trustOf(word: string): Trust {
  if (word === 'yes' || word === 'no') return word === 'yes'
  return /^\d+$/.test(word) ? (_, hop) => hop < Number(word) : word
}

const Environment = v.object({
  PORT: v.pipe(
    v.optional(v.string(), '8080'),
    v.regex(/^\d{1,5}$/, 'must be a port number'),
    v.transform(Number),
    v.maxValue(65535, 'must be at most 65535'),
  ),
  HOST: v.optional(v.string(), '0.0.0.0'),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'))),
  DATA_DIR: v.optional(v.string()),
  SECRET_FILE: v.optional(v.string()),
  DISTRICT: v.pipe(v.optional(v.string(), '150703'), v.regex(/^\d{6}$/, 'must be a six-digit division code')),
  DEMO: yesNo('no'),
  CATALOGUE_FILE: v.optional(v.string()),
  CALENDAR_FILE: v.optional(v.string()),
  PUBLIC_URL: v.optional(
    v.pipe(
      url,
      v.transform((address) => address.replace(/\/+$/, '')),
    ),
  ),
  TRUST_PROXY: v.pipe(
    v.optional(v.string(), 'no'),
    v.regex(/^(yes|no|\d{1,2}|[0-9a-f.:/, ]{3,})$/i, 'must be yes, no, a number of proxies, or their addresses'),
    v.transform(trustOf),
  ),
  WECHAT_APPID: v.optional(v.string()),
  WECHAT_SECRET: v.optional(v.string()),
  WECHAT_PUSH_TOKEN: v.optional(
    v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{3,32}$/, 'must be 3 to 32 letters and digits, as WeChat takes it')),
  ),
  WECHAT_TEMPLATES_FILE: v.optional(v.string()),
  WECHAT_BASE: v.optional(sealedUrl, 'https://api.weixin.qq.com'),
  CHECK_SHARE: v.pipe(
    v.optional(v.string(), '20'),
    v.regex(/^\d{1,3}$/, 'must be a share in percent'),
    v.transform(Number),
    v.maxValue(100, 'must be at most 100'),
  ),
  SMS_URL: v.optional(sealedUrl),
  SMS_TOKEN: v.optional(v.string()),
  SMS_HOURLY: wholeNumber('1000'),
  SMS_DAILY: wholeNumber('5000'),
  LOG_LEVEL: v.optional(v.picklist(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'must be a log level'), 'info'),
})

export type Settings = ReturnType<typeof readSettings>

/** Reads and checks all settings; throws one Error that names every wrong one. */
export function readSettings(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const result = v.safeParse(Environment, given)
  if (!result.success) throw new WrongSettings(result.issues.map((issue) => `${String(issue.path?.[0]?.key)} ${issue.message}`))
  const env = result.output
  const wrong = contradictions(env)
  if (wrong.length > 0) throw new WrongSettings(wrong)
  return { ...env, dataDir: dataHome(environment) }
}

export class WrongSettings extends Error {
  constructor(readonly wrong: string[]) {
    super(`These settings are wrong:\n${wrong.map((line) => `  ${line}`).join('\n')}`)
  }
}

function contradictions(env: v.InferOutput<typeof Environment>): string[] {
  const wrong: string[] = []
  if (!env.DEMO && !env.SECRET_FILE)
    wrong.push('SECRET_FILE is missing: outside demo mode the master secret lies in a file of its own (see docs/operate.md)')
  if (!env.DEMO && !env.SMS_URL) wrong.push('SMS_URL is missing: outside demo mode one-time codes are sent by a provider')
  if (Boolean(env.WECHAT_APPID) !== Boolean(env.WECHAT_SECRET)) wrong.push('WECHAT_APPID and WECHAT_SECRET belong together')
  if (env.WECHAT_PUSH_TOKEN && !env.PUBLIC_URL)
    wrong.push('PUBLIC_URL is missing: WeChat fetches the photos it checks from there (see docs/operate.md)')
  return wrong
}
