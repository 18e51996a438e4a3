/**
 * Names of places in the district (地名): roads, housing estates, landmarks and waters as the operator gave them, as GeoJSON in WGS-84.
 * House numbers are ranges of a road or an estate, each with the unit that looks after them: a road of 400 houses is ten ranges, so all
 * of it fits into a phone.
 */
import * as v from 'valibot'

const PLACE_KINDS = ['road', 'estate', 'landmark', 'water'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/** A district has some 500 roads and 800 estates; what is beyond this is no district, and would not fit a phone. */
const MOST_PLACES = 6_000
/** Corners of all roads and waters together, after they are thinned. */
export const MOST_CORNERS = 20_000
/** What a phone keeps under one name: WeChat takes 1 MB of it (wx.setStorage). */
export const MOST_NAME_BYTES = 900_000
const MOST_ALIASES = 8
const MOST_RANGES = 200
const HIGHEST_NUMBER = 9_999

const UnitId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{1,40}$/, '1 到 40 个字母、数字、_ 或 -'))
/** One letter is in every other address: it would be found everywhere. */
const PlaceName = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(40))
const HouseNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HIGHEST_NUMBER))
/** 门牌、楼号: from … to, both counted; `side` where one side of a road is another unit's. */
const NumberRange = v.object({ from: HouseNumber, to: HouseNumber, side: v.optional(v.picklist(['odd', 'even'])), unitId: UnitId })

const Corner = v.tuple([v.pipe(v.number(), v.minValue(-180), v.maxValue(180)), v.pipe(v.number(), v.minValue(-90), v.maxValue(90))])
const Line = v.pipe(v.array(Corner), v.minLength(2))
export type Line = v.InferOutput<typeof Line>

const Named = {
  kind: v.picklist(PLACE_KINDS),
  name: PlaceName,
  aliases: v.optional(v.pipe(v.array(PlaceName), v.maxLength(MOST_ALIASES))),
  /** A community or a grid; none for what lies in several. */
  unitId: v.optional(UnitId),
  numbers: v.optional(v.pipe(v.array(NumberRange), v.maxLength(MOST_RANGES))),
}

const PlaceFeature = v.object({
  type: v.literal('Feature'),
  properties: v.object(Named),
  geometry: v.nullable(
    v.variant('type', [
      v.object({ type: v.literal('Point'), coordinates: Corner }),
      v.object({ type: v.literal('LineString'), coordinates: Line }),
      v.object({ type: v.literal('MultiLineString'), coordinates: v.array(Line) }),
      v.object({ type: v.literal('Polygon'), coordinates: v.array(Line) }),
      v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(Line)) }),
    ]),
  ),
})
/** The operator's file. */
export const PlaceFile = v.object({
  type: v.literal('FeatureCollection'),
  features: v.pipe(v.array(PlaceFeature), v.maxLength(MOST_PLACES)),
})
export type PlaceFile = v.InferOutput<typeof PlaceFile>
type PlaceFeature = PlaceFile['features'][number]

/** What a phone finds by: without lines. */
const NamedPlace = v.object({ ...Named, point: v.optional(Corner) })
export const NamedPlaces = v.object({ places: v.array(NamedPlace) })
export type NamedPlace = v.InferOutput<typeof NamedPlace>

/** What a map draws: a road is lines; a water may be an area. */
const MapLine = v.object({ kind: v.picklist(['road', 'water']), name: v.string(), isArea: v.boolean(), lines: v.array(Line) })
export const MapLines = v.object({ lines: v.array(MapLine) })
export type MapLine = v.InferOutput<typeof MapLine>

export const placeOfFeature = ({ properties, geometry }: PlaceFeature): NamedPlace => ({
  ...properties,
  ...(geometry?.type === 'Point' && { point: geometry.coordinates }),
})

/** Nothing for what has no line, and for estates and landmarks: the map shows the way, not every house. */
export function lineOfFeature({ properties: { kind, name }, geometry }: PlaceFeature): MapLine | undefined {
  if (kind !== 'road' && kind !== 'water') return undefined
  const lines = linesOf(geometry)
  return lines.length > 0 ? { kind, name, isArea: geometry!.type.endsWith('Polygon'), lines } : undefined
}

function linesOf(geometry: PlaceFeature['geometry']): Line[] {
  if (!geometry || geometry.type === 'Point') return []
  if (geometry.type === 'LineString') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : geometry.coordinates
}

type Known = ReadonlyMap<string, { kind: string; ended?: unknown }>

/** What a file says that cannot be (行、列、值、原因), one sentence each, in its order; nothing when all is right. */
export function placeFaults({ features }: PlaceFile, units: Known): string[] {
  const seen = new Map<string, number>()
  return features.flatMap(({ properties }, at) => {
    const where = `第 ${at + 1} 条（${properties.name}）`
    const first = seen.get(nameOf(properties))
    seen.set(nameOf(properties), first ?? at)
    return [
      ...(first === undefined ? [] : [`${where} properties.name：和第 ${first + 1} 条同类同名、同一个单位`]),
      ...(properties.unitId
        ? [unitFault(properties.unitId, units)].filter(Boolean).map((why) => `${where} properties.unitId：${why}`)
        : []),
      ...(properties.numbers ?? []).flatMap((range, no) =>
        [range.from > range.to ? `从 ${range.from} 到 ${range.to}，反了` : '', unitFault(range.unitId, units)]
          .filter(Boolean)
          .map((why) => `${where} properties.numbers[${no}]：${why}`),
      ),
    ]
  })
}

/** Two estates of one name in two communities are two. */
const nameOf = ({ kind, name, unitId = '' }: PlaceFeature['properties']) => `${kind} ${name} ${unitId}`

function unitFault(id: string, units: Known): string {
  const unit = units.get(id)
  if (!unit || unit.ended) return `没有单位 ${id}`
  return unit.kind === 'community' || unit.kind === 'grid' ? '' : `${id} 不是社区或网格`
}

/** What a newer file changes, in names: for whoever loads it. */
export function placeChanges(before: PlaceFile | undefined, after: PlaceFile) {
  const rows = (file: PlaceFile | undefined) => new Map(file?.features.map((one) => [nameOf(one.properties), JSON.stringify(one)]))
  const [old, now] = [rows(before), rows(after)]
  return {
    added: [...now.keys()].filter((name) => !old.has(name)).length,
    changed: [...now].filter(([name, row]) => old.has(name) && old.get(name) !== row).length,
    gone: [...old.keys()].filter((name) => !now.has(name)).length,
  }
}
