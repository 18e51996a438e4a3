import { api } from '../../../src/domain/api'
import { BUNDLED } from '../../../src/domain/report/categories'
import { demoDistrict, DEMO_PEOPLE } from '../../../src/server/demo/district'
import { DistrictData, loadDistrict } from '../../../src/server/demo/load'
import { ensureCatalogue, seedDemo } from '../../../src/server/demo/seed'
import { GridIndex } from '../../../src/server/place/grids'
import * as v from 'valibot'
import { startServer, type TestServer } from '../../helpers/server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const data = demoDistrict()
const ofKind = (kind: string) => data.units.filter((unit) => unit.kind === kind)
const counts = async () => {
  const tables = ['district', 'unit', 'grid_area', 'person', 'staff_account', 'post', 'identity', 'catalogue', 'calendar'] as const
  const rows = await Promise.all(
    tables.map((table) =>
      server.deps.db
        .selectFrom(table)
        .select((s) => s.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    ),
  )
  return Object.fromEntries(tables.map((table, i) => [table, rows[i]!.n]))
}

describe('the demo district', () => {
  test('has every level, and the departments the catalogue names', () => {
    expect(['centre', 'street', 'community', 'grid', 'department', 'oversight'].map((kind) => ofKind(kind).length)).toStrictEqual([
      1, 6, 21, 63, 15, 1,
    ])
    const named = BUNDLED.categories.flatMap((category) => [category.department, ...category.items.map((item) => item.department)])
    for (const id of new Set(named)) if (id) expect(data.units.map((unit) => unit.id)).toContain(id)
  })

  test('is the same at every call', () => expect(demoDistrict()).toStrictEqual(demoDistrict()))

  test('has a worker in every grid, a clerk in every other unit, and no name or phone twice', () => {
    const all = data.staff.flatMap((person) => person.posts)
    expect(all.filter(({ duty }) => duty === 'leader').map(({ unitId }) => unitId)).toStrictEqual(['housing', 'utilities'])
    const posts = all.filter(({ duty }) => duty !== 'leader')
    for (const grid of ofKind('grid'))
      expect(posts.filter((post) => post.unitId === grid.id)).toStrictEqual([{ unitId: grid.id, duty: 'gridWorker' }])
    for (const kind of ['street', 'community', 'department', 'oversight'])
      for (const unit of ofKind(kind))
        expect(posts.filter((post) => post.unitId === unit.id)).toStrictEqual(
          Array(unit.id === 'housing' ? 3 : 1).fill({ unitId: unit.id, duty: 'clerk' }),
        )
    expect(
      posts
        .filter((post) => post.unitId === 'centre')
        .map((post) => post.duty)
        .sort(),
    ).toStrictEqual(['audit', 'dispatcher', 'dispatcher', 'security', 'supervisor', 'system'])
    expect(new Set(data.staff.map((person) => person.name)).size).toBe(data.staff.length)
    expect(new Set(data.units.map((unit) => unit.phone)).size).toBe(data.units.length)
  })

  test('covers its ground without gaps: every place in it lies in exactly one grid', () => {
    const index = new GridIndex(data.grids.features)
    for (let lng = 117.6641; lng < 117.736; lng += 0.0007)
      for (let lat = 49.4326; lat < 49.4675; lat += 0.0006) expect(index.at(lng, lat)).toHaveLength(1)
    expect(index.at(117.704, 49.44)).toHaveLength(1)
    expect(index.at(117.6, 49.45)).toStrictEqual([])
  })
})

describe('loading', () => {
  test('a second time changes nothing', async () => {
    const before = await counts()
    const accounts = await server.deps.db.selectFrom('staff_account').selectAll().orderBy('account').execute()
    await seedDemo(server.deps.db, '150703', server.deps.keys, server.time.now)
    await loadDistrict(server.deps.db, data, server.deps.keys, server.time.now + 1000)
    expect(await counts()).toStrictEqual(before)
    expect(await server.deps.db.selectFrom('staff_account').selectAll().orderBy('account').execute()).toStrictEqual(accounts)
    expect(before).toStrictEqual({
      district: 1,
      unit: 107,
      grid_area: 63,
      person: 117,
      staff_account: 115,
      post: 116,
      identity: 4,
      catalogue: 1,
      calendar: 1,
    })
  })

  test('adds what is new and gives no ended post back', async () => {
    const { db, keys } = server.deps
    await db
      .updateTable('post')
      .set({ valid_to: new Date(server.time.now) })
      .where('unit_id', '=', 'ecology')
      .execute()
    const id = '0190aaaa-0000-7000-8000-000000000001'
    const newcomer = {
      id,
      name: '新来的',
      account: 'Xinlai',
      password: 'chushi2026',
      mustChange: true,
      posts: [{ unitId: 'ecology', duty: 'clerk' as const }],
    }
    await loadDistrict(db, { ...data, staff: [...data.staff, newcomer] }, keys, server.time.now)
    const posts = await db.selectFrom('post').select(['person_id', 'valid_to']).where('unit_id', '=', 'ecology').execute()
    expect(posts.filter((post) => post.valid_to === null)).toStrictEqual([{ person_id: id, valid_to: null }])
    const answer = await server.caller().call(api.signInStaff, { body: { account: 'xinlai', password: 'chushi2026' } })
    expect(answer.reply.me).toMatchObject({ name: '新来的', mustChangePassword: true })
  })

  test('takes a newer catalogue and leaves an older or equal one', async () => {
    const { db } = server.deps
    const versions = async () => (await db.selectFrom('catalogue').select('version').orderBy('version').execute()).map((row) => row.version)
    await ensureCatalogue(db, '150703', { ...BUNDLED, version: 3 }, server.time.now)
    await ensureCatalogue(db, '150703', { ...BUNDLED, version: 2 }, server.time.now)
    expect(await versions()).toStrictEqual([1, 3])
  })

  // prettier-ignore
  const WRONG: [why: string, change: object, message: string][] = [
    ['a second centre',             { units: [...data.units, { ...data.units[0]!, id: 'centre2' }] },                         '只能有一个区中心'],
    ['a unit twice',                { units: [...data.units, data.units[1]!] },                                               '单位 150703001 写了两次'],
    ['a unit below an unknown one', { units: [...data.units, { ...data.units[1]!, id: 'lost', parentId: 'nowhere' }] },       '单位 lost 的上级 nowhere 不在文件里'],
    ['a unit below itself',         { units: data.units.map((unit) => (unit.id === '150703001' ? { ...unit, parentId: '150703001005' } : unit)) }, '单位 150703001 绕一圈成了自己的上级'],
    ['a post in an unknown unit',   { staff: [{ ...data.staff[0]!, posts: [{ unitId: 'nowhere', duty: 'clerk' }] }] },        '的岗位所在单位不在文件里'],
    ['an account twice',            { staff: [data.staff[0]!, { ...data.staff[0]!, account: data.staff[0]!.account.toUpperCase() }] }, '写了两次'],
    ['an outline of no grid',       { grids: { ...data.grids, features: [{ ...data.grids.features[0]!, properties: { unitId: 'centre' } }] } }, '没有这个网格'],
  ]
  for (const [why, change, message] of WRONG)
    test(`refuses ${why}`, () => {
      const { success, issues } = v.safeParse(DistrictData, { ...data, ...change })
      expect(success).toBe(false)
      expect(issues!.map((issue) => issue.message).join('; ')).toContain(message)
    })

  test('another district has no demo data', async () => {
    await expect(seedDemo(server.deps.db, '110101', server.deps.keys, server.time.now)).rejects.toThrow('150703')
  })
})

describe('demo people', () => {
  test('are fourteen, and each signs in by a tap', async () => {
    const { reply } = await server.caller().call(api.demoPeople)
    expect(reply.people.map((person) => person.id)).toStrictEqual(DEMO_PEOPLE.map((person) => person.id))
    expect(reply.people).toHaveLength(14)
    for (const person of reply.people) {
      const me = (await (await server.as(person.id)).call(api.me)).reply
      expect(me).toMatchObject({ kind: person.kind, name: person.name, mustChangePassword: false })
    }
  })

  test('nobody else is to be had that way', async () => {
    for (const person of ['guojing', 'nobody', data.staff[0]!.id])
      expect((await server.caller().call(api.signInDemo, { body: { person } })).status).toBe(404)
  })

  test('outside the demo there are none', async () => {
    const real = await startServer({ database: server.database, settings: { DEMO: false, TRUST_PROXY: false } })
    const list = await real.caller().call(api.demoPeople)
    const tap = await real.caller().call(api.signInDemo, { body: { person: 'zhoumin' } })
    expect([list.status, list.problem.code, tap.status, tap.problem.code]).toStrictEqual([404, 'notFound', 403, 'demoOnly'])
    await real.close()
  })
})
