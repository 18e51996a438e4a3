/** Who and what a line of the audit log is about, by name: staff, units, the number of a ticket; residents have none. */
import { sql } from 'kysely'
import { isFailed, kindOf, toldOf } from '../../domain/admin/log'
import type { LogLine } from '../../domain/api-audit'
import type { Look } from '../deps'
import type { Deps } from '../deps'
import { visibleTo } from '../ticket/visible'
import type { Line } from './log-rows'

/** Lines in words: two look-ups for a whole page. */
export async function tellLines(look: Look, lines: readonly Line[]): Promise<LogLine[]> {
  const { units } = look.reference
  const nameOfUnit = (id: string) => (units.find(id) ? units.fullName(id) : id)
  const told = lines.map((line) => ({ line, kind: kindOf(line.what), said: toldOf(line.what, line.result, nameOfUnit) }))
  const ids = told.flatMap(({ line, kind, said }) => [staffIn(line.actor), kind.about === 'person' ? kind.rest : null, said.proposedBy])
  const staff = await staffNamed(look, ids)
  const numbers = await numbersOf(look, told.flatMap(({ kind }) => (kind.about === 'ticket' ? [kind.rest] : []))) // prettier-ignore
  const nameOf = (id: string | null) => (id === null ? null : (staff.get(id) ?? id))
  return told.map(({ line, kind, said }) => ({
    ...{ id: line.id, at: line.at, who: whoWords(line.actor, staff), what: kind.name, failed: isFailed(line.result) },
    about: aboutWords(look, kind, (id) => (kind.about === 'ticket' ? numbers.get(id) : staff.get(id))),
    ...said,
    proposedBy: nameOf(said.proposedBy),
  }))
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const staffIn = (actor: string): string | null => (actor.startsWith('staff:') ? actor.slice(6) : null)

const ACTORS: [RegExp, string][] = [
  [/^resident:/, '一位居民'],
  [/^clock/, '系统'],
  [/^nobody/, '没登录的人'],
  [/^account:/, '没有这个账号的人'],
  [/^code/, '匿名反映人'],
]

function whoWords(actor: string, staff: ReadonlyMap<string, string>): string {
  const id = staffIn(actor)
  if (id !== null) return staff.get(id) ?? '已不在库里的工作人员'
  if (actor.startsWith('operator:')) return `管服务器的人 ${actor.slice(9)}`
  return ACTORS.find(([pattern]) => pattern.test(actor))?.[1] ?? '没登录的人'
}

function aboutWords(
  { reference: { units } }: Look,
  { about, rest }: ReturnType<typeof kindOf>,
  nameOf: (id: string) => string | undefined,
) {
  if (about === null || rest === '') return ''
  if (about === 'unit') return units.find(rest) ? units.fullName(rest) : rest
  if (about === 'ticket' || about === 'person') return nameOf(rest) ?? ''
  return rest
}

async function staffNamed({ db, district }: Deps, asked: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(asked.filter((id): id is string => id !== null && UUID.test(id)))]
  const { rows } = await sql<{ id: string; name: string | null; account: string }>`
    select p.id, p.name, a.account from person p join staff_account a on a.district_id = p.district_id and a.person_id = p.id
    where p.district_id = ${district} and p.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name, account }) => [id, `${name ?? ''}（${account}）`]))
}

async function numbersOf(look: Look, asked: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(asked.filter((id) => UUID.test(id)))]
  const { rows } = await sql<{ id: string; number: string }>`
    select t.id, t.number from ticket t where t.district_id = ${look.district} and t.id = any(${ids}::uuid[])
      and ${visibleTo(look.actor, look.reference.units)}`.execute(look.db)
  return new Map(rows.map(({ id, number }) => [id, number]))
}
