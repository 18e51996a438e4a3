import gcoord from 'gcoord'
import { api, type PlaceFound } from '../../../src/domain/api'
import { ringsOf } from '../../../src/domain/place/polygons'
import { middleOf } from '../../../src/domain/place/picture'
import { startServer, type Caller, type TestServer } from '../../helpers/server'

let server: TestServer
let nobody: Caller
beforeAll(async () => {
  server = await startServer()
  nobody = server.caller()
})
afterAll(() => server.close())

const features = async () => (await nobody.call(api.grids)).reply.features
/** Each question from an address of its own, for one address may not ask this often. */
async function find(lng: number, lat: number, datum: 'WGS-84' | 'GCJ-02' = 'WGS-84'): Promise<PlaceFound> {
  const remoteAddress = `10.0.0.${(asked += 1)}`
  return (await server.app.inject({ method: 'POST', url: '/api/place', payload: { lng, lat, datum }, remoteAddress })).json()
}
let asked = 0

test('anyone gets every grid of the district, outlined, each once', async () => {
  const { units } = (await nobody.call(api.units)).reply
  const grids = units.filter((unit) => unit.kind === 'grid').map((unit) => unit.id)
  expect(grids.length).toBeGreaterThan(20)
  expect((await features()).map((feature) => feature.properties.unitId)).toEqual(grids.sort())
})

test('the middle of each grid is found as that grid and its community', async () => {
  for (const feature of await features()) {
    const { lng, lat } = middleOf([feature])
    const unitId = feature.properties.unitId
    expect(await find(lng, lat)).toMatchObject({ grid: { id: unitId }, community: { id: unitId.split('-')[0] }, unsure: false })
  }
})

test('a point that WeChat gives is moved to where it is: 602 m from where its numbers say', async () => {
  const here = { lng: 117.708, lat: 49.44 }
  const [lng, lat] = gcoord.transform([here.lng, here.lat], gcoord.WGS84, gcoord.GCJ02) as [number, number]
  const third = { grid: { name: '天和社区第 3 网格' } }
  expect(await find(here.lng, here.lat)).toMatchObject(third)
  expect(await find(lng, lat, 'GCJ-02')).toMatchObject(third)
  expect(await find(lng, lat)).not.toMatchObject(third)
})

test('far away there is no grid', async () => {
  expect(await find(116.39, 39.9)).toEqual({ grid: null, community: null, unsure: false, outside: true })
})

test('beside the outermost grid is still of the district, three kilometres from all of them is not', async () => {
  const { features } = server.deps.reference.grids
  const east = features
    .flatMap(ringsOf)
    .flat()
    .reduce((far, point) => (point[0]! > far[0]! ? point : far))
  const [lng, lat] = east as [number, number]
  const metre = 1 / (111_320 * Math.cos((lat * Math.PI) / 180))
  expect(await find(lng + 1_000 * metre, lat)).toMatchObject({ grid: null, outside: false })
  expect(await find(lng + 3_100 * metre, lat)).toMatchObject({ grid: null, outside: true })
})

test('a browser that has the map is told that it still holds, and sent nothing', async () => {
  const first = await server.app.inject({ url: '/api/grids' })
  expect(first.headers['cache-control']).toBe('public, max-age=60')
  const again = await server.app.inject({ url: '/api/grids', headers: { 'if-none-match': String(first.headers.etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('a grid that has ended is neither on the map nor found nor listed, and names its tickets still', async () => {
  const { deps, time } = server
  const [feature] = await features()
  const { unitId } = feature!.properties
  const end = (at: Date | null) => deps.db.updateTable('unit').set({ valid_to: at }).where('id', '=', unitId).execute()
  await end(new Date(time.now))
  await deps.reference.load()
  expect((await features()).map((one) => one.properties.unitId)).not.toContain(unitId)
  expect((await nobody.call(api.units)).reply.units.map((unit) => unit.id)).not.toContain(unitId)
  const { lng, lat } = middleOf([feature!])
  expect((await find(lng, lat)).grid).toBeNull()
  expect(deps.reference.units.get(unitId)).toMatchObject({ id: unitId, ended: true })
  await end(new Date(time.now + 1))
  await deps.reference.load()
  expect((await find(lng, lat)).grid).toMatchObject({ id: unitId })
})

test('nobody is named as a grid’s worker whose post is over or who has left', async () => {
  const { deps, time } = server
  const named = async () => (await nobody.call(api.units)).reply.units.filter((unit) => unit.worker !== null)
  const [first, second, third] = await named()
  const endPost = (unitId: string, at: number) =>
    deps.db
      .updateTable('post')
      .set({ valid_to: new Date(at) })
      .where('unit_id', '=', unitId)
      .execute()
  await endPost(first!.id, time.now)
  await endPost(second!.id, time.now + 1)
  const holder = deps.db.selectFrom('post').select('person_id').where('unit_id', '=', third!.id)
  await deps.db
    .updateTable('person')
    .set({ ended_at: new Date(time.now) })
    .where('id', 'in', holder)
    .execute()
  const left = (await named()).map((unit) => unit.id)
  expect([first, second, third].map((unit) => left.includes(unit!.id))).toEqual([false, true, false])
})
