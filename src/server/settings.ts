/** Settings from the environment, checked at start; a wrong one is named in the message. */
import * as v from 'valibot'
import { dataHome } from './database/home'

const yesNo = (fallback: 'yes' | 'no') =>
  v.pipe(
    v.optional(v.picklist(['yes', 'no'], '只能写 yes 或 no'), fallback),
    v.transform((word) => word === 'yes'),
  )
const url = v.pipe(v.string(), v.url('要写成 https://… 这样的地址'))
/** What carries numbers, codes and secrets goes through nobody else's hands in the clear. */
const sealedUrl = v.pipe(
  url,
  v.check((address) => isSealed(address), '要以 https:// 开头，或是本机的 http:// 地址（127.0.0.1、localhost、::1）'),
)
const wholeNumber = (fallback: string) =>
  v.pipe(v.optional(v.string(), fallback), v.regex(/^[1-9]\d{0,6}$/, '要写 1 到 9999999 的数'), v.transform(Number))

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
    v.regex(/^\d{1,5}$/, '要写端口号，如 8080'),
    v.transform(Number),
    v.maxValue(65535, '最大 65535'),
  ),
  HOST: v.optional(v.string(), '0.0.0.0'),
  /** Where Prometheus reads how the server is, on this machine alone; nowhere unless it is set. */
  METRICS_PORT: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,5}$/, '要写端口号，如 9464'), v.transform(Number), v.maxValue(65535, '最大 65535')),
  ),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, '要以 postgresql:// 开头'))),
  DATA_DIR: v.optional(v.string()),
  SECRET_FILE: v.optional(v.string()),
  /** A key of its own that backups are sealed under. */
  BACKUP_KEY_FILE: v.optional(v.string()),
  DISTRICT: v.pipe(v.optional(v.string(), '150703'), v.regex(/^\d{6}$/, '要写六位区划代码')),
  DEMO: yesNo('no'),
  /** A demo that begins without a story. */
  DEMO_EMPTY: yesNo('no'),
  /** What is written lies in the future, and the operator says that it is the past that was wrong. */
  CLOCK_BACK: yesNo('no'),
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
    v.regex(/^(yes|no|\d{1,2}|[0-9a-f.:/, ]{3,})$/i, '只能写 yes、no、代理的层数，或代理的地址'),
    v.transform(trustOf),
  ),
  WECHAT_APPID: v.optional(v.string()),
  WECHAT_SECRET: v.optional(v.string()),
  WECHAT_PUSH_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{3,32}$/, '要写 3 到 32 位字母和数字，和微信后台一样'))),
  WECHAT_TEMPLATES_FILE: v.optional(v.string()),
  WECHAT_BASE: v.optional(sealedUrl, 'https://api.weixin.qq.com'),
  CHECK_SHARE: v.pipe(
    v.optional(v.string(), '20'),
    v.regex(/^\d{1,3}$/, '要写百分数，0 到 100'),
    v.transform(Number),
    v.maxValue(100, '最大 100'),
  ),
  SMS_URL: v.optional(sealedUrl),
  SMS_TOKEN: v.optional(v.string()),
  SMS_HOURLY: wholeNumber('1000'),
  SMS_DAILY: wholeNumber('5000'),
  /** A server that does not come round to its requests for so long sends callers away for a moment. */
  BUSY_MS: wholeNumber('2000'),
  /** So long residents are not told of what may still be undone (撤销). */
  NOTICE_HOLD_MS: v.pipe(v.optional(v.string(), '15000'), v.regex(/^\d{1,6}$/, '要写 0 到 999999 的数'), v.transform(Number)),
  LOG_LEVEL: v.optional(
    v.picklist(['trace', 'debug', 'info', 'warn', 'error', 'silent'], '只能写 trace、debug、info、warn、error 或 silent'),
    'info',
  ),
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

class WrongSettings extends Error {
  constructor(readonly wrong: string[]) {
    super(`这些设置不对：\n${wrong.map((line) => `  ${line}`).join('\n')}`)
  }
}

function contradictions(env: v.InferOutput<typeof Environment>): string[] {
  const wrong: string[] = []
  if (!env.DEMO && !env.SECRET_FILE) wrong.push('SECRET_FILE 没有写：正式环境的主密钥放在单独的文件里（见 docs/operate.md）')
  if (!env.DEMO && !env.SMS_URL) wrong.push('SMS_URL 没有写：正式环境的验证码由短信网关发')
  if (Boolean(env.WECHAT_APPID) !== Boolean(env.WECHAT_SECRET)) wrong.push('WECHAT_APPID 和 WECHAT_SECRET 要么都写，要么都不写')
  if (env.WECHAT_PUSH_TOKEN && !env.PUBLIC_URL) wrong.push('PUBLIC_URL 没有写：微信要从那里取照片来检查（见 docs/operate.md）')
  return wrong
}
