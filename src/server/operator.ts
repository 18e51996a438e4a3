/** What went wrong, for whoever runs the server (运维): one Chinese sentence; what a library says in its own words stands behind it, for the log. */
import * as v from 'valibot'
import { toldWords } from '../domain/problems-told'
import { isBusy } from './database/busy'
import { Refused } from './refused'

const HAS_CHINESE = /[一-鿿]/

type Coded = Error & { code?: string; path?: string; port?: number }

/** By the code of the machine, or of PostgreSQL. */
const CODES: Record<string, (error: Coded) => string> = {
  ENOENT: ({ path }) => `没有这个文件：${path ?? ''}`,
  EACCES: ({ path, port }) => (port ? `端口 ${port} 不许用：换一个大于 1024 的 PORT` : `没有权限读写：${path ?? ''}`),
  EPERM: ({ path }) => `没有权限读写：${path ?? ''}`,
  EISDIR: ({ path }) => `这是一个目录，不是文件：${path ?? ''}`,
  ENOSPC: () => '磁盘满了：先腾出地方再来，已有的数据没有动',
  EDQUOT: () => '磁盘配额用完了：先腾出地方再来，已有的数据没有动',
  EROFS: () => '磁盘只能读不能写，已有的数据没有动',
  EADDRINUSE: ({ port }) => `端口 ${port ?? ''} 已被别的程序占用：换一个 PORT，或先停下那个程序`,
  EADDRNOTAVAIL: () => '这台机器没有 HOST 写的地址',
  ECONNREFUSED: () => '数据库连不上：没有启动，或地址、端口不对（DATABASE_URL）',
  ENOTFOUND: () => '数据库连不上：找不到这台主机（DATABASE_URL）',
  EAI_AGAIN: () => '数据库连不上：找不到这台主机（DATABASE_URL）',
  ETIMEDOUT: () => '数据库连不上：对方没有回应',
  '28P01': () => '数据库的用户名或密码不对（DATABASE_URL）',
  '28000': () => '数据库不让这个用户连接（DATABASE_URL、pg_hba.conf）',
  '3D000': () => '没有这个数据库：先建好再启动（DATABASE_URL）',
  '42501': () => '数据库用户权限不够：要是库的所有者',
  '53100': () => '数据库所在的磁盘满了：先腾出地方再来，已有的数据没有动',
  '53300': () => '数据库的连接用完了：过一会儿再来，或调大 max_connections',
  '57P03': () => '数据库正在启动或恢复：过一会儿再来',
  '23503': () => '有一处提到的东西库里没有，什么也没有写进去',
  '23505': () => '有一处和库里已有的重复，什么也没有写进去',
}

/** The sentence for the console. */
export function operatorWords(error: unknown): string {
  const fault = error instanceof Error ? (error as Coded) : new Error(String(error))
  if (HAS_CHINESE.test(fault.message)) return fault.message
  if (fault instanceof Refused) return toldWords(fault.problem)
  const said =
    CODES[(fault as Coded).code ?? '']?.(fault) ?? (isBusy(fault) ? '数据库断开了，或没有回应：过一会儿再来' : '程序出了没料到的错')
  return `${said}（${fault.message}）`
}

/** A file that holds JSON, checked; throws where in the file it is wrong. */
export function checkedFile<S extends v.GenericSchema>(file: string, text: string, schema: S): v.InferOutput<S> {
  const result = v.safeParse(schema, parsedFile(file, text))
  if (!result.success) throw new Error(`文件 ${file} 里有不对的地方：\n${result.issues.slice(0, MOST).map(placeOf).join('\n')}`)
  return result.output
}

/** More than this nobody reads at once. */
const MOST = 20

function placeOf(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue) ?? '整个文件'
  return `  ${where}：${HAS_CHINESE.test(issue.message) ? issue.message : whatIsWrong(issue)}`
}

const KINDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象 {…}',
  tuple: '列表',
}

/** What a validator says in English, by what it looked for. */
function whatIsWrong({ kind, type, input, expected, requirement }: v.BaseIssue<unknown>): string {
  const given = input === undefined ? '没有写' : `写的是 ${JSON.stringify(input)?.slice(0, 60)}`
  if (kind === 'schema' && input === undefined) return '缺这一项'
  if (type === 'picklist' || type === 'literal') return `${given}，应为 ${expected ?? ''} 之一`
  if (kind === 'schema') return `${given}，应为${KINDS[type] ?? ` ${expected ?? type}`}`
  if (/^(max|min)_/.test(type)) return `${given}，${type.startsWith('max') ? '最多' : '最少'} ${String(requirement)}`
  return `${given}，写法不对${requirement instanceof RegExp ? `（${requirement.source}）` : ''}`
}

function parsedFile(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Error(`文件 ${file} 不是 JSON：${placeInText(text)}`, { cause: error })
  }
}

/** Line and column at which it stops being JSON: not every engine says where. */
function placeInText(text: string): string {
  if (text.trim() === '') return '文件是空的'
  const before = text.slice(0, firstWrong(text)).split('\n')
  return `第 ${before.length} 行第 ${before[before.length - 1]!.length + 1} 个字附近写错了`
}

const TOKEN =
  /\s*(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y
type Wanted = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd' | 'nothing'

/** How far it is well formed. */
function firstWrong(text: string): number {
  const within: ('{' | '[')[] = []
  let wanted: Wanted = 'value'
  let at = 0
  for (;;) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    const next: Wanted | undefined = found ? after(wanted, found[1] ?? (found[2] === undefined ? 'word' : 'text'), within) : undefined
    if (!found || !next) return at + /^\s*/.exec(text.slice(at))![0].length
    wanted = next
    at = TOKEN.lastIndex
  }
}

/** What may stand behind a token, or nothing when it may not stand here. */
function after(wanted: Wanted, token: string, within: ('{' | '[')[]): Wanted | undefined {
  const ended = (): Wanted => (within.length > 0 ? 'commaOrEnd' : 'nothing')
  const isValue = wanted === 'value' || wanted === 'valueOrEnd'
  if (token === '{' || token === '[') {
    if (!isValue) return undefined
    within.push(token)
    return token === '{' ? 'nameOrEnd' : 'valueOrEnd'
  }
  if (token === '}' || token === ']') {
    const mayEnd = wanted === 'commaOrEnd' || wanted === (token === '}' ? 'nameOrEnd' : 'valueOrEnd')
    return mayEnd && within.pop() === (token === '}' ? '{' : '[') ? ended() : undefined
  }
  if (token === ':') return wanted === 'colon' ? 'value' : undefined
  if (token === ',') return wanted === 'commaOrEnd' ? (within[within.length - 1] === '{' ? 'name' : 'value') : undefined
  if (token === 'text' && (wanted === 'name' || wanted === 'nameOrEnd')) return 'colon'
  return isValue ? ended() : undefined
}
