import gcoord from 'gcoord'
import { api, type PlaceFound } from '../../../src/domain/api'
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
  expect(await find(116.39, 39.9)).toEqual({ grid: null, community: null, unsure: false })
})

test('a browser that has the map is told that it still holds, and sent nothing', async () => {
  const first = await server.app.inject({ url: '/api/grids' })
  expect(first.headers['cache-control']).toBe('public, max-age=60')
  const again = await server.app.inject({ url: '/api/grids', headers: { 'if-none-match': String(first.headers.etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})
