/** Made-up places: what residents call them, and a point in the grid they lie in. */
import type { Report } from '../../domain/report/draft'
import type { Found } from '../../domain/ticket/open'
import type { Deps } from '../deps'
import type { Dice } from '../simulate/dice'
import type { Where } from './matter'
import type { Topic } from './words'

const ESTATES = ['矿工新村', '温馨家园', '铁北小区', '湖光花园', '安居二期', '老三栋', '天和嘉园', '建设楼']
const ROADS = ['矿山路', '湖滨街', '灵泉大街', '铁西路', '新开街', '友谊路', '市场街', '露天矿路']
const SPOTS = ['路口东侧', '小学门前', '桥洞下', '公交站旁', '信用社对面', '铁道口', '供热站后身', '拐弯处']
const SHOPS = ['农贸市场', '百货大楼', '早市', '步行街', '客运站对面', '文化宫', '医院后门']
const FARMS = ['兴泉村东头', '七队', '奶牛小区旁', '老砖厂北', '河套地', '航运社区后山']

const upTo = (most: number, dice: Dice): number => 1 + Math.floor(dice.roll() * most)

const WORDS: Record<Where, (dice: Dice) => string> = {
  home: (dice) => `${dice.pick(ESTATES)} ${upTo(24, dice)} 号楼${dice.pick(['', '', ` ${upTo(5, dice)} 单元`, '北侧', '后院'])}`,
  road: (dice) => `${dice.pick(ROADS)}${dice.pick(SPOTS)}`,
  shop: (dice) => `${dice.pick(SHOPS)}${dice.pick(['一楼', '北门', '西口', ''])}`,
  farm: (dice) => dice.pick(FARMS),
}

export function placeAt(deps: Deps, dice: Dice, { where }: Topic, { gridId, communityId }: Found): Report['place'] {
  return { words: WORDS[where](dice), ...(gridId && { point: pointIn(deps, dice, gridId) }), ...(communityId && { communityId }) }
}

/** The demo's grids are upright rectangles. */
function pointIn({ reference }: Deps, dice: Dice, gridId: string): NonNullable<Report['place']['point']> {
  const { geometry } = reference.grids.features.find(({ properties }) => properties.unitId === gridId)!
  const ring = (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]![0])!
  const within = (values: number[]) => Math.min(...values) + (0.1 + 0.8 * dice.roll()) * (Math.max(...values) - Math.min(...values))
  return { lng: within(ring.map(([lng]) => lng!)), lat: within(ring.map(([, lat]) => lat!)), datum: 'WGS-84' }
}

const PICTURED = 0.6
export const pictureOf = (dice: Dice, { drawn }: Topic): string | undefined => (drawn && dice.chance(PICTURED) ? drawn[0] : undefined)
