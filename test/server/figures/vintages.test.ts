/** Frozen figures: by themselves at their moment, once, never changed; whatever comes later, they are counted again as they were. */
import { figuresApi, type Vintage } from '../../../src/domain/api-figures'
import { watchApi } from '../../../src/domain/api-watch'
import { labelOf } from '../../../src/domain/figures/spans'
import { closes } from '../../../src/domain/figures/tables'
import { freezeNext } from '../../../src/server/figures/freeze'
import { recheckVintages } from '../../../src/server/figures/recheck'
import { recount } from '../../../src/server/calendar/recount'
import { verifySeals } from '../../../src/server/proof/verify'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, people, SOLVED, tryTo } from '../../helpers/story'
import { tellInto } from '../../helpers/told'
import { at } from '../../helpers/tickets'

jest.setTimeout(300_000)
let server: TestServer
let told = 0
beforeAll(async () => {
  server = await startServer({ settings: { CHECK_SHARE: 20 } })
  told = await tellInto(server, 24)
})
afterAll(() => server.close())

async function freezeAll(): Promise<number> {
  let frozen = 0
  while (await freezeNext(server.deps)) frozen++
  return frozen
}
const listed = async () => (await (await server.as('chenlan')).call(figuresApi.vintages, {})).reply.rows
const named = (rows: readonly Vintage[]) => rows.map((row) => `${labelOf(row)} ${row.stage} ${row.edition}`)
const rows = async () => (await server.deps.pool.query('select * from vintage order by id')).rows
const query = (statement: string) => server.deps.pool.query(statement)

test('what ended is frozen, each once, though two servers do it; each table closes and is counted again bit for bit', async () => {
  await Promise.all([freezeNext(server.deps), freezeNext(server.deps)])
  expect(await freezeAll()).toBeGreaterThan(15)
  const names = named(await listed())
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['2026 年第 46 周 provisional 1', '2026 年第 46 周 final 2', '2026 年第 47 周 provisional 1', '2026 年 10 月 final 2'])) // prettier-ignore
  // the objections to last week are not over
  expect(names).not.toContain('2026 年第 47 周 final 2')
  for (const { id } of await listed()) {
    const { tables } = (await (await server.as('zhoumin')).call(figuresApi.vintage, { params: { id } })).reply
    expect([tables.total, ...tables.units, ...tables.categories].filter(({ flow }) => !closes(flow))).toEqual([])
  }
  expect(await recheckVintages(server.deps)).toEqual([])
  expect(await freezeNext(server.deps)).toBe(false)
})

test('whatever comes later changes none of them: steps, corrections, verdicts, erasure, a changed calendar', async () => {
  const before = await rows()
  const open = (
    await query(
      `select id from ticket where ended_at is null and not confidential and complained_of is null and state = 'in_progress' limit 3`,
    )
  ).rows as { id: string }[]
  const who = await people(server)
  for (const { id } of open) await tryTo(who.centre, id, 'correct', { category: 'sanitation', item: 'other', reason: '其实是垃圾' })
  const erased = (await query(`select id from ticket where state = 'closed' and not confidential and complained_of is null limit 1`))
    .rows[0] as { id: string }
  await act(who.centre, erased.id, 'erase', { eraseWhat: 'told', eraseWhy: 'unlawful' })
  const { calendar } = (await (await server.as('system')).call(watchApi.calendar, {})).reply
  const changed = await (await server.as('system')).call(watchApi.saveCalendar, { body: { ...calendar, holidays: [...calendar.holidays, '2026-11-24', '2026-11-25'].sort(), sure: true } }) // prettier-ignore
  expect(changed.status).toBe(200)
  await server.deps.reference.load()
  await recount(server.deps)
  const late = await file(who.li)
  await act(who.bao, late.id, 'resolve', SOLVED)
  expect(await rows()).toEqual(before)
  expect(await recheckVintages(server.deps)).toEqual([])
})

test('no hand changes or takes away a row, and where one did, it shows', async () => {
  await expect(query(`update vintage set reason = 'x'`)).rejects.toThrow('stays')
  await expect(query('delete from vintage')).rejects.toThrow('stays')
  const { id, numbers } = (await rows())[0] as { id: string; numbers: string }
  await query('alter table vintage disable trigger stays')
  await server.deps.pool.query('update vintage set numbers = $1 where id = $2', [numbers.replace(/"filed":(\d+)/, '"filed":9$1'), id])
  const found = await recheckVintages(server.deps)
  expect(found.map(({ problem }) => problem).join()).toMatch(/合计 filed 9\d*，现在 \d+/)
  expect((await verifySeals(server.deps)).findings.map(({ problem }) => problem)).toContain('trigger is missing or switched off')
  await server.deps.pool.query('update vintage set numbers = $1 where id = $2', [numbers, id])
  await query('alter table vintage enable trigger stays')
  expect(await recheckVintages(server.deps)).toEqual([])
})

test('a history that was changed behind it is named by row and by what it was', async () => {
  const { ticket_id, seq, due } = (await query(`select ticket_id, seq, first_due_at as due from ticket_clock where kind = 'handle' and stopped_at is not null and stopped_at < first_due_at order by first_due_at limit 1`)).rows[0] as { ticket_id: string; seq: number; due: number } // prettier-ignore
  const put = (when: number) => server.deps.pool.query(`update ticket_clock set first_due_at = $1 where ticket_id = $2 and seq = $3 and kind = 'handle'`, [new Date(when), ticket_id, seq]) // prettier-ignore
  await put(due - 86_400_000 * 20)
  expect((await recheckVintages(server.deps)).length).toBeGreaterThan(0)
  await put(due)
  expect(await recheckVintages(server.deps)).toEqual([])
})

test('a correction is a vintage of its own, with who and why; those before it stay', async () => {
  const [first] = (await listed()).filter(({ kind }) => kind === 'month')
  const before = await rows()
  const correct = async (person: string, reason: string) =>
    (await server.as(person)).call(figuresApi.correctVintage, { params: { id: first!.id }, body: { reason } })
  expect((await correct('chenlan', ' ')).status).toBe(400)
  const { status, reply } = await correct('chenlan', '第三街道两件算错了单位')
  expect(status).toBe(200)
  expect(reply).toMatchObject({
    stage: 'corrected',
    edition: first!.edition + 1,
    by: '陈岚',
    reason: '第三街道两件算错了单位',
    from: first!.from,
  })
  expect(await rows()).toEqual(expect.arrayContaining(before))
  expect((await query(`select what from audit where what like 'vintage:%'`)).rows).toEqual([{ what: `vintage:${reply.id}` }])
  expect(await recheckVintages(server.deps)).toEqual([])
})

test('over the turn of the year: quarter, year and the 53rd week, provisional and then final', async () => {
  server.time.now = at('2027-01-16 09:00')
  await freezeAll()
  const names = named(await listed())
  for (const name of ['2026 年第 53 周 final 2', '2026 年第 4 季度 final 2', '2026 年 final 2', '2027 年第 1 周 provisional 1'])
    expect(names).toContain(name)
  const { id } = (await listed()).find((row) => labelOf(row) === '2026 年' && row.stage === 'final')!
  const { tables, before } = (await (await server.as('chenlan')).call(figuresApi.vintage, { params: { id } })).reply
  expect(before).toBeNull()
  expect(tables.total.flow).toMatchObject({ carried: 0, filed: told + 1 })
})
