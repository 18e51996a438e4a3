import * as v from 'valibot'
import { placesApi } from '../../../src/domain/api-places'
import { PlaceFile } from '../../../src/domain/place/gazetteer'
import { placesFor } from '../../../src/domain/place/find'
import { demoDistrict } from '../../../src/server/demo/district'
import { loadPlaces } from '../../../src/server/demo/load-places'
import { demoPlaces } from '../../../src/server/demo/places'
import { checkedFile } from '../../../src/server/operator'
import { placeOf } from '../../../src/server/report/place'
import { aReport, startServer, type TestServer } from '../../helpers/server'
import { file, people } from '../../helpers/story'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const district = () => server.deps.district
const load = (file: PlaceFile) => loadPlaces(server.deps.db, district(), file, server.time.now)
const DEMO = demoPlaces(demoDistrict())
const only = (properties: object): PlaceFile =>
  ({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry: null }] }) as PlaceFile
const where = (place: object) => placeOf(server.deps, { place: { words: '', ...place } as never })

test('the demo has places, every one within the rules and of units it has', async () => {
  expect(v.safeParse(PlaceFile, DEMO).issues).toBeUndefined()
  const { places } = (await server.caller().call(placesApi.places)).reply
  expect(places.map(({ kind }) => kind).sort()).toEqual(DEMO.features.map(({ properties: { kind } }) => kind).sort())
})

test('the middle of each demo landmark lies in the grid it is given to', async () => {
  for (const { properties, geometry } of DEMO.features)
    if (geometry?.type === 'Point') expect(server.deps.reference.grids.at(...geometry.coordinates)).toEqual([properties.unitId])
})

test('roads and waters are drawn for anyone, estates and numbers are not', async () => {
  const { lines } = (await server.caller().call(placesApi.mapLines)).reply
  expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['road', 'water']))
  expect(lines.find(({ kind }) => kind === 'water')).toMatchObject({ name: '银带河', isArea: true })
})

test('a phone that has the names is told that they still hold, and sent nothing', async () => {
  for (const url of ['/api/places', '/api/places/lines']) {
    const first = await server.app.inject({ url })
    const again = await server.app.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } })
    expect([first.statusCode, again.statusCode, again.body]).toEqual([200, 304, ''])
  }
})

describe('where written words go', () => {
  const estate = DEMO.features.find(({ properties }) => properties.name === '锦绣家园')!.properties
  const [first, second] = [estate.numbers![0]!.unitId, estate.numbers![1]!.unitId]
  const communityId = first.split('-')[0]!

  test('a building goes to its grid, without a point and without a choice', async () =>
    expect(await where({ words: '锦绣家园八号楼' })).toEqual({ gridId: second, communityId }))

  test('chosen from what was offered, it goes where the offer said', async () => {
    const [offer] = placesFor('锦绣2号楼', server.deps.reference.places.known)
    expect(await where({ words: offer!.words, communityId: offer!.communityId })).toEqual({ gridId: first, communityId })
  })

  test('a community chosen elsewhere outweighs the words', async () => {
    const other = server.deps.reference.units.current.find(({ kind, id }) => kind === 'community' && id !== communityId)!
    expect(await where({ words: '锦绣家园2号楼', communityId: other.id })).toEqual({ gridId: null, communityId: other.id })
  })

  test('a point outweighs the words', async () => {
    const [lng, lat] = [117.708, 49.44]
    const [grid] = server.deps.reference.grids.at(lng, lat)
    expect(await where({ words: '锦绣家园2号楼', point: { lng, lat, datum: 'WGS-84' } })).toMatchObject({ gridId: grid })
  })
})

describe('loading a file', () => {
  test('the same file again changes nothing; another says what it changes, and the newest counts', async () => {
    expect(await load(DEMO)).toEqual({ added: 0, changed: 0, gone: 0 })
    const [dropped, moved, ...kept] = DEMO.features
    const aliased = { ...moved!, properties: { ...moved!.properties, aliases: ['别名大道'] } }
    const added = only({ kind: 'landmark', name: '新亭子' }).features[0]!
    expect(await load({ ...DEMO, features: [aliased, added, ...kept] })).toEqual({ added: 1, changed: 1, gone: 1 })
    await server.deps.reference.load()
    const names = server.deps.reference.places.places.map(({ name }) => name)
    expect([names.includes('新亭子'), names.includes(dropped!.properties.name)]).toEqual([true, false])
    await load(DEMO)
    await server.deps.reference.load()
  })

  // prettier-ignore
  const FAULTS: [why: string, properties: object, says: string][] = [
    ['a unit nobody has',  { kind: 'road', name: '某路', unitId: 'nobody' },                                     '第 1 条（某路） properties.unitId：没有单位 nobody'],
    ['a department',       { kind: 'road', name: '某路', unitId: 'housing' },                                    'housing 不是社区或网格'],
    ['numbers backwards',  { kind: 'road', name: '某路', numbers: [{ from: 9, to: 1, unitId: '150703001005' }] }, 'properties.numbers[0]：从 9 到 1，反了'],
  ]
  for (const [why, properties, says] of FAULTS)
    test(`refuses ${why}, says which entry and field, and writes nothing`, async () => {
      const before = await server.deps.db.selectFrom('gazetteer').select('version').execute()
      await expect(load(only(properties))).rejects.toThrow(says)
      expect(await server.deps.db.selectFrom('gazetteer').select('version').execute()).toEqual(before)
    })

  test('refuses a name twice, and says more than twenty faults by their number', async () => {
    const { features } = only({ kind: 'road', name: '某路' })
    await expect(load({ type: 'FeatureCollection', features: Array(25).fill(features[0]) as never })).rejects.toThrow(
      /第 2 条.*和第 1 条同类同名[\s\S]*还有 4 处/,
    )
  })

  test('refuses more names and ranges than a phone keeps', async () => {
    const numbers = Array.from({ length: 200 }, (_, at) => ({ from: at + 1, to: at + 1, unitId: '150703001005' }))
    const features = Array.from({ length: 100 }, (_, at) => only({ kind: 'road', name: `第${at}路`, numbers }).features[0]!)
    await expect(load({ type: 'FeatureCollection', features })).rejects.toThrow(/手机里最多放/)
  })

  test('a kind nobody knows is named with its place in the file', () =>
    expect(() => checkedFile('地名.json', JSON.stringify(only({ kind: 'bridge', name: '大桥' })), PlaceFile)).toThrow(
      /features\.0\.properties\.kind：写的是 "bridge"/,
    ))
})

test('a report by words alone lies at the grid of its building', async () => {
  const { li } = await people(server)
  const { id } = await file(li, { ...aReport(), place: { words: '锦绣家园8号楼' } })
  const row = await server.deps.db
    .selectFrom('ticket')
    .select(['grid_id', 'community_id', 'lng', 'place_words'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { unitId } = DEMO.features.find(({ properties }) => properties.name === '锦绣家园')!.properties.numbers![1]!
  expect(row).toEqual({ grid_id: unitId, community_id: unitId.split('-')[0], lng: null, place_words: '锦绣家园8号楼' })
})
