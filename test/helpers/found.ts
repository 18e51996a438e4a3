/** Very many tickets to find among: copies of one, each with words of its own, a year of them over all grids. */
import type pg from 'pg'
import type { Deps } from '../../src/server/deps'
import { CUT, endOf, markOf, monthOf, piecesFor, plain, seenMarks } from '../../src/server/find/cut'
import { TEST_NOW } from './constants'

const DAY = 86_400_000
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const CATEGORIES = ['public_facility', 'sanitation', 'utilities_heat', 'transport', 'ecology'] as const
const BATCH = 2_000

/** A rare word, one of every tenth ticket, one that nobody has said since last winter. */
export const WORDS = { rare: '白蚁', frequent: '路灯', former: '积雪' }
const saysRare = (n: number, many: number) => n % Math.ceil(many / 12) === 7
const saysFrequent = (n: number) => n % 10 === 3
/** The `n`th newest of `many`. */
const saysFormer = (n: number, many: number) => n > many / 2 && n % 12 === 5

type Row = { id: string; number: string; filed: string; grid: string; community: string; category: string; said: string; keys: string[] }

/** Adds `many`, newest first, with sentences out of `sentences`. The client is a superuser's. */
export async function fillFound(client: pg.Client, deps: Deps, sentences: readonly string[], many: number) {
  const plainOnes = sentences.filter((one) => !Object.values(WORDS).some((word) => one.includes(word))).map(plain)
  await client.query('set session_replication_role = replica')
  await client.query('create temp table model as select * from ticket limit 1')
  await client.query('drop index ticket_words_keys')
  for (let from = 0; from < many; from += BATCH)
    await insert(client, deps, Array.from({ length: Math.min(BATCH, many - from) }, (_, i) => rowOf(deps, plainOnes, from + i, many))) // prettier-ignore
  await client.query(`set maintenance_work_mem = '1GB'`)
  await client.query('create index ticket_words_keys on ticket_words using gin (keys) with (gin_pending_list_limit = 512)')
  await client.query('set session_replication_role = origin')
  for (const table of ['ticket', 'ticket_unit', 'ticket_words']) await client.query(`vacuum analyze ${table}`)
}

function rowOf(deps: Deps, sentences: readonly string[], n: number, many: number): Row {
  const grids = deps.reference.units.all.filter(({ kind }) => kind === 'grid')
  const { id: grid, parentId } = grids[n % grids.length]!
  const [category, code] = [CATEGORIES[n % CATEGORIES.length]!, codeOf(n)]
  const filed = new Date(TEST_NOW - (n * 365 * DAY) / many)
  const number = `${filed.toISOString().slice(0, 10).replaceAll('-', '')}-${code}`
  const pick = (by: number) => sentences[(n * by + (n >> 7)) % sentences.length]!
  const said = [
    ...[pick(31), pick(57), pick(101)],
    ...(saysRare(n, many) ? [`发现${WORDS.rare}`] : []),
    ...(saysFrequent(n) ? [`${WORDS.frequent}不亮`] : []),
    ...(saysFormer(n, many) ? [`${WORDS.former}没人扫`] : []),
  ].join('\n')
  const marks = [
    markOf(deps, 'area', grid),
    markOf(deps, 'area', parentId!),
    markOf(deps, 'category', category),
    markOf(deps, 'month', monthOf(filed.getTime())),
    markOf(deps, 'number', endOf(number)),
  ]
  const keys = [...piecesFor(deps, said), ...marks, ...seenMarks(deps, [grid], deps.reference.units)]
  const id = `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
  return { id, number, filed: filed.toISOString(), grid, community: parentId!, category, said, keys }
}

const codeOf = (n: number) => Array.from({ length: 6 }, (_, at) => LETTERS[(n >> (at * 5)) & 31]).join('')

async function insert(client: pg.Client, deps: Deps, rows: Row[]) {
  await client.query(
    'create temp table fresh as select * from json_to_recordset($1) as f (id uuid, number text, filed timestamptz, grid text, community text, category text, said text, keys text[])',
    [JSON.stringify(rows)],
  )
  const own: Record<string, string> = {
    id: 'f.id',
    number: 'f.number',
    filed_at: 'f.filed',
    changed_at: 'f.filed',
    ended_at: `case when f.filed < ${LATELY} then f.filed end`,
    state: `case when f.filed < ${LATELY} then 'closed' else 'accepted' end`,
    category: 'f.category',
    unit_id: 'f.grid',
    grid_id: 'f.grid',
    community_id: 'f.community',
  }
  const { rows: columns } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'ticket' order by ordinal_position`,
  )
  await client.query(
    `insert into ticket (${columns.map(({ name }) => name).join(', ')}) select ${columns.map(({ name }) => own[name] ?? `m.${name}`).join(', ')} from fresh f, model m`,
  )
  await client.query(
    `insert into ticket_unit (district_id, ticket_id, unit_id, desk, sort_at, rank)
      select $1, id, grid, case when filed < ${LATELY} then 'done' else 'todo' end, filed, case when filed < ${LATELY} then 0 else 2 end from fresh`,
    [deps.district],
  )
  await client.query(
    `insert into ticket_words (district_id, ticket_id, filed_at, said, keys, cut) select $1, id, filed, said, keys, ${CUT} from fresh`,
    [deps.district],
  )
  await client.query('drop table fresh')
}

/** What was filed before is closed. */
const LATELY = `timestamptz '${new Date(TEST_NOW - 7 * DAY).toISOString()}'`
