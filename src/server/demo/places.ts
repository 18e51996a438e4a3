/**
 * The demo's places (演示地名): all made up, laid over the demo's lattice of grids, so that every road, estate and number lies where its
 * grid is. The same at every call.
 */
import type { PlaceFile } from '../../domain/place/gazetteer'
import { middleOf } from '../../domain/place/picture'
import type { GridFeature } from '../../domain/place/polygons'
import type { DistrictData } from './load'

type Feature = PlaceFile['features'][number]

const ALONG = ['煤海北路', '松针路', '石桥路', '听雨路', '青禾路', '望湖路', '南沙路']
const ACROSS = ['槐树街', '晨光街', '白桦街']
const HOUSES_A_GRID = 40
const BUILDINGS_A_GRID = 6
const ESTATES =
  '锦绣家园 松涛苑 安居里 朝阳花园 丁香园 金穗小区 翠竹园 百合苑 书香里 梧桐苑 月亮湾小区 枫叶苑 秋实园 春晓苑 福满家园 石榴园 云杉里 望江苑 杏花村小区 碧波园 海棠里'.split(
    ' ',
  )
const LANDMARKS = ['彩虹小学', '银杏公园', '晨光菜市场', '东郊客运站', '松针路卫生服务站', '百灵广场', '灯塔图书馆']

export function demoPlaces({ units, grids }: Pick<DistrictData, 'units' | 'grids'>): PlaceFile {
  const rows = rowsOf(grids.features)
  const communities = units.filter(({ kind }) => kind === 'community')
  return {
    type: 'FeatureCollection',
    features: [
      ...ALONG.map((name, at) => road(name, rows[at]!, 'lng')),
      ...ACROSS.map((name, at) => road(name, rows.map((row) => row[1 + at * 3]!), 'lat')), // prettier-ignore
      ...communities.map(({ id }, at) => estate(ESTATES[at]!, gridsOf(id, grids.features))),
      ...LANDMARKS.map((name, at) => landmark(name, rows[at]![(at * 4) % 9]!)),
      river(rows),
    ],
  }
}

const gridsOf = (communityId: string, features: readonly GridFeature[]) =>
  features.filter(({ properties }) => properties.unitId.startsWith(`${communityId}-`))

/** The lattice from south to north, each row from west to east. */
function rowsOf(features: readonly GridFeature[]): GridFeature[][] {
  const rows = new Map<number, GridFeature[]>()
  for (const grid of features) rows.set(middleOf([grid]).lat, [...(rows.get(middleOf([grid]).lat) ?? []), grid])
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row)
}

const spot = (grid: GridFeature): [number, number] => {
  const { lng, lat } = middleOf([grid])
  return [Number(lng.toFixed(5)), Number(lat.toFixed(5))]
}
const HALF = { lng: 0.004, lat: 0.0025 }

/** Through the middle of its grids, a little bent, forty houses to each. */
function road(name: string, along: readonly GridFeature[], way: 'lng' | 'lat'): Feature {
  const middles = along.map(spot)
  const bent = middles.map(([lng, lat], at): [number, number] =>
    way === 'lng' ? [lng, lat + (at % 2 ? 0.0004 : -0.0003)] : [lng + (at % 2 ? 0.0006 : -0.0004), lat],
  )
  const [first, last] = [middles[0]!, middles[middles.length - 1]!]
  // half a grid before the first middle and behind the last
  const beyond = ([lng, lat]: [number, number], by: 1 | -1): [number, number] =>
    way === 'lng' ? [lng + by * HALF.lng, lat] : [lng, lat + by * HALF.lat]
  return {
    type: 'Feature',
    properties: { kind: 'road', name, numbers: ranges(along, HOUSES_A_GRID) },
    geometry: { type: 'LineString', coordinates: [beyond(first, -1), ...bent, beyond(last, 1)] },
  }
}

const ranges = (grids: readonly GridFeature[], each: number) =>
  grids.map(({ properties: { unitId } }, at) => ({ from: at * each + 1, to: (at + 1) * each, unitId }))

/** Buildings 1 to 6 in the first grid of its community, and so on. */
const estate = (name: string, grids: readonly GridFeature[]): Feature => ({
  type: 'Feature',
  properties: { kind: 'estate', name, numbers: ranges(grids, BUILDINGS_A_GRID) },
  geometry: null,
})

const landmark = (name: string, grid: GridFeature): Feature => ({
  type: 'Feature',
  properties: { kind: 'landmark', name, unitId: grid.properties.unitId },
  geometry: { type: 'Point', coordinates: spot(grid) },
})

/** From the north-west to the south-east, some sixty metres wide. */
function river(rows: readonly GridFeature[][]): Feature {
  const middle = rows
    .map((row, at) => spot(row[row.length - 2 - Math.round(at * 0.9)]!))
    .map(([lng, lat], at): [number, number] => [lng + (at % 2 ? 0.0018 : 0.0027), lat])
  const [from, to] = [middle[0]!, middle[middle.length - 1]!]
  middle.unshift([from[0] + 0.003, from[1] - HALF.lat])
  middle.push([to[0], to[1] + HALF.lat])
  const bank = (by: number) => middle.map(([lng, lat]): [number, number] => [lng + by, lat])
  const ring = [...bank(-0.0005), ...bank(0.0005).reverse()]
  return {
    type: 'Feature',
    properties: { kind: 'water', name: '银带河' },
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
  }
}
