/**
 * Places found as one types (边写边找): communities, roads, estates and landmarks by any part of their name, with the house number behind
 * it. The phone runs it without a network, the server for what was sent; both come to the same unit.
 */
import type { Unit } from '../people/units'
import { communityNamed } from './typed'
import type { NamedPlace, PlaceKind } from './gazetteer'

type Known = Pick<Unit, 'id' | 'kind' | 'name' | 'parentId'> & { ended?: unknown }
type Where = { communityId?: string; gridId?: string }
export type PlaceOffer = Where & {
  /** What the field says when it is chosen: what was typed stays when it names the place in full. */
  words: string
  name: string
  kind: PlaceKind | 'community'
  /** WGS-84, where the place is one spot and no number says where in it. */
  point?: [number, number]
}

export const MOST_OFFERS = 6

export const PLACE_KIND_WORDS: Record<PlaceOffer['kind'], string> = {
  community: '社区',
  road: '道路',
  estate: '小区',
  landmark: '地标',
  water: '河湖',
}

// the characters of addresses; the whole table is too much for a phone
const [TRADITIONAL, SIMPLIFIED] = [
  '號樓單園區廣場東門車橋馬龍華興運勝鐵鎮鄉莊灣島學醫衛電礦開發聯營溫靈榮強業農國長陽陰時會館廠頭側後邊雲寧濱無萬豐順慶儲銀郵舊',
  '号楼单园区广场东门车桥马龙华兴运胜铁镇乡庄湾岛学医卫电矿开发联营温灵荣强业农国长阳阴时会馆厂头侧后边云宁滨无万丰顺庆储银邮旧',
]
const DIGITS = '零一二三四五六七八九'
const TEN = '([一二三四五六七八九]?)十([一二三四五六七八九]?)|([一二三四五六七八九])'
/** "十二号": numerals only where a number is meant, for 五一路 is a name. */
const NUMERALS = new RegExp(`(?:${TEN})(?=号|栋|幢|单元)`, 'g')

/** One way of writing: full-width as half, traditional as simplified, 十二号 as 12号, nothing between. */
export const folded = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，。、·.（）()]/g, '')
    .replace(/[一-鿿]/g, (letter) => SIMPLIFIED[TRADITIONAL.indexOf(letter)] ?? letter)
    .replace(NUMERALS, (_, tens?: string, ones?: string, alone?: string) =>
      String(alone ? DIGITS.indexOf(alone) : (tens ? DIGITS.indexOf(tens) : 1) * 10 + Math.max(0, DIGITS.indexOf(ones || '零'))),
    )

/** The house or building behind a name: 12号, 12-3号, 5号楼, 5#, 5栋. */
const NUMBER = /^(?:的)?(\d{1,4})(?!\d)/
const numberIn = (behind: string): number | undefined => (NUMBER.test(behind) ? Number(NUMBER.exec(behind)![1]) : undefined)

/** Where a number of a road or an estate lies; an unknown number lies where the whole does, if that is one place. */
function unitOf({ unitId, numbers = [] }: NamedPlace, number: number | undefined): string[] {
  const isIts = ({ from, to, side }: NonNullable<NamedPlace['numbers']>[number]) =>
    number !== undefined && number >= from && number <= to && (!side || (number % 2 === 0 ? 'even' : 'odd') === side)
  const range = numbers.find(isIts)
  if (range) return [range.unitId]
  return unitId ? [unitId] : numbers.map((one) => one.unitId)
}

/** The one grid of these, else the one community they all lie in; nothing when they lie in several. */
function whereOf(unitIds: readonly string[], units: ReadonlyMap<string, Known>): Where {
  const known = [...new Set(unitIds)].flatMap((id) => units.get(id) ?? []).filter(({ ended }) => !ended)
  const communities = new Set(known.map((unit) => (unit.kind === 'grid' ? unit.parentId : unit.id)))
  const [communityId, ...others] = communities
  if (!communityId || others.length > 0) return {}
  return { communityId, ...(known.length === 1 && known[0]!.kind === 'grid' && { gridId: known[0]!.id }) }
}

type Entry = { kind: PlaceOffer['kind']; name: string; keys: string[]; place: NamedPlace | undefined; unitId?: string }
export type Gazetteer = { entries: Entry[]; units: ReadonlyMap<string, Known>; list: readonly Known[] }

/** Made once for a list of places and units, asked at every letter. */
export function gazetteerOf(places: readonly NamedPlace[], units: readonly Known[]): Gazetteer {
  const communities = units
    .filter(({ kind, ended }) => kind === 'community' && !ended)
    .map(({ id, name }): Entry => ({ kind: 'community', name, keys: [folded(name)], place: undefined, unitId: id }))
  const named = places.map((place): Entry => {
    const keys = [place.name, ...(place.aliases ?? [])].map(folded)
    return { kind: place.kind, name: place.name, keys, place }
  })
  return { entries: [...communities, ...named], units: new Map(units.map((unit) => [unit.id, unit])), list: units }
}

type Mention = { entry: Entry; key: string; at: number; number?: number }

/** The places that the words name in full; a longer name hides the shorter one within it. */
function mentionsIn(plain: string, { entries }: Gazetteer): Mention[] {
  const all = entries.flatMap((entry) => {
    const key = entry.keys.filter((one) => plain.includes(one)).sort((a, b) => b.length - a.length)[0]
    if (!key) return []
    const at = plain.indexOf(key)
    return [{ entry, key, at, number: numberIn(plain.slice(at + key.length)) }]
  })
  return all.filter(({ key }) => !all.some((other) => other.key !== key && other.key.includes(key)))
}

const isHidden = (mention: Mention) => mention.key.length < 3 || mention.entry.kind === 'water'

/**
 * The community and the grid that written words say, for a place without a point: a community named in full first; a road or estate with
 * its number; nothing when they say several. Names of two letters, and waters, decide nothing: they are in too many other words.
 */
export function placeNamed(words: string, known: Gazetteer): Where {
  const mentions = mentionsIn(folded(words), known).filter((one) => one.entry.place && !isHidden(one))
  const found = mentions.map(({ entry, number }) => whereOf(unitOf(entry.place!, number), known.units))
  const told = communityNamed(words, known.list) ?? communityNamed(folded(words), known.list)
  const fitting = found.filter(({ communityId }) => communityId && (!told || communityId === told))
  const communities = new Set(fitting.map(({ communityId }) => communityId))
  if (communities.size > 1 || (fitting.length < found.length && !told)) return told ? { communityId: told } : {}
  const communityId = told ?? fitting[0]?.communityId
  const grids = new Set(fitting.flatMap(({ gridId }) => gridId ?? []))
  return { ...(communityId && { communityId }), ...(grids.size === 1 && { gridId: [...grids][0] }) }
}

/** What was typed as a name and the number behind it: 胜利12号 → 胜利, 12号. */
const PARTS = /^(.*?)(\d{1,4}(?:-\d{1,4})?(?:号楼|号院|号|栋|幢|#)?.*)?$/
const ORDER: Record<PlaceOffer['kind'], number> = { community: 0, estate: 1, road: 2, landmark: 3, water: 4 }

/** Up to six places that may be meant, the likeliest first: named in full, then begun, then anywhere in a name. */
export function placesFor(words: string, known: Gazetteer): PlaceOffer[] {
  const plain = folded(words)
  if (plain === '') return []
  const full = mentionsIn(plain, known).map(({ entry, number }) => ({ rank: -1, offer: offerOf(entry, number, words.trim(), known) }))
  const [, head = '', tail = ''] = PARTS.exec(plain) ?? []
  const begun = head === '' ? [] : known.entries.flatMap((entry) => {
    if (full.some(({ offer }) => offer.name === entry.name && offer.kind === entry.kind)) return []
    const at = Math.min(...entry.keys.map((key) => (key.includes(head) ? key.indexOf(head) : Infinity)))
    return at === Infinity ? [] : [{ rank: at, offer: offerOf(entry, numberIn(tail), entry.name + tail, known) }]
  }) // prettier-ignore
  return [...full, ...begun]
    .sort((a, b) => a.rank - b.rank || ORDER[a.offer.kind] - ORDER[b.offer.kind] || a.offer.name.length - b.offer.name.length)
    .slice(0, MOST_OFFERS)
    .map(({ offer }) => offer)
}

function offerOf({ kind, name, place, unitId }: Entry, number: number | undefined, words: string, { units }: Gazetteer): PlaceOffer {
  const where = whereOf(place ? unitOf(place, number) : [unitId!], units)
  return { kind, name, words, ...where, ...(place?.point && number === undefined && { point: place.point }) }
}
