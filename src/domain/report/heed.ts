/**
 * What follows from words (听了怎么办), the same for every text whoever sends it and from where: danger makes a report urgent; what accuses
 * the people who would get it is not laid before them until the centre has looked. Nothing of this asks the phone, but for the two answers
 * that only a person can give: that it does not press, and that it accuses nobody.
 */
import type { Unit, UnitKind } from '../people/units'
import type { Urgency } from './categories'
import type { CalmAbout, Danger } from './dangers'
import { clausesOf } from './hearing/clauses'
import { ACCUSATION_FROM, type DangerHeard, type Ears } from './hearing/ears'

/** A unit that would get it, or one above that, with the names of those who work there. */
export type Desk = { unit: Pick<Unit, 'id' | 'kind' | 'name'>; people: readonly string[] }

export type Heed = {
  danger?: Danger
  urgency: Urgency
  /** The unit it is about, which then never sees it. */
  about: string | null
  /** It accuses somebody, nobody was asked, and it is not plain whom. */
  doubtful: boolean
  /** The centre looks first. */
  toCentre: boolean
}

export const NOTHING_HEARD: Heed = { urgency: 'normal', about: null, doubtful: false, toCentre: false }

/** A name of somebody there is told in no good or plain way. */
const NAMED_FROM = 0.12
/** The unit is named, or somebody there by what they are. */
const CALLED_FROM = 0.3

/** `calm`: the dangers that were called 不急; `accusesNobody`: asked whether it is about an official, the reporter said no. */
export function heed(
  text: string,
  desks: readonly Desk[],
  ears: Ears,
  answers: { calm?: readonly CalmAbout[]; accusesNobody?: boolean } = {},
): Heed {
  const danger = pressing(text, ears, answers.calm)
  const { sure } = ears.accusation(text)
  const about = accusedIn(text, desks, sure, !answers.accusesNobody)
  const named = desks.some((desk) => isNamed(text, desk))
  // danger waits for no doubt, only for what names the very people it would go to
  const doubtful = sure >= ACCUSATION_FROM && !answers.accusesNobody && !danger
  return { danger: danger?.danger, urgency: danger?.urgency ?? 'normal', about, doubtful, toCentre: about !== null || named || doubtful }
}

/** The danger in a text that nobody called 不急: of all of it, or of one of its clauses. */
export function pressing(text: string, ears: Ears, calm: readonly CalmAbout[] = []): DangerHeard | undefined {
  const heard = ears.danger(text)
  if (!heard || !calm.includes(heard.danger)) return heard
  return clausesOf(text)
    .map(({ words }) => ears.danger(words))
    .find((one) => one && !calm.includes(one.danger))
}

/** The highest of these desks that the text accuses: by a name; unless that was denied also by what people there are called, or by its own name. */
function accusedIn(text: string, desks: readonly Desk[], sure: number, unasked: boolean): string | null {
  const called = unasked && sure >= CALLED_FROM
  const accused = desks.filter((desk) => (sure >= NAMED_FROM && isNamed(text, desk)) || (called && isCalled(text, desk)))
  return accused[accused.length - 1]?.unit.id ?? null
}

const plain = (words: string): string => words.normalize('NFKC').replace(/[\s·•.,，、_-]/g, '')

const isNamed = (text: string, { people }: Desk): boolean => people.some((name) => name.length > 1 && plain(text).includes(plain(name)))

/** 王网格员, 小王, 社区主任, 村书记 … or the unit by its name. */
function isCalled(text: string, { unit, people }: Desk): boolean {
  const words = plain(text)
  if (ROLES[unit.kind].test(words) || words.includes(plain(unit.name))) return true
  return people.some((name) => new RegExp(`[小老大]${name[0]}|${name[0]}(网格|主任|书记|科长|站长|所长|姐|哥|师傅|同志)`).test(words))
}

/** What those who work there are called, and their unit for short. */
const ROLES: { readonly [kind in UnitKind]: RegExp } = {
  grid: /网格(员|长)|网各员|grid ?worker/i,
  community:
    /(社区|居委会?|村委会?|村里?|支部).{0,3}(主任|书记|干部|工作人员|的人|会计|委员)|村(支书|长|主任|书记|干部|两委|会计|委会)|支书|居委会|社区(不|的?人|收|要|压|把|骗)|community (worker|director|officer|staff)|village (head|chief)/i,
  street:
    /(街道|镇|乡|苏木).{0,3}(主任|书记|干部|工作人员|的人|领导|长|政府)|(街道办|镇里|乡里|镇政府|乡政府)|street office|town government/i,
  centre: /(网格化?中心|区中心|指挥中心).{0,3}(人|主任|领导|派单员|工作人员)?/,
  department: /窗口|科长|局长|股长|所长|执法(人员|队)|办事员/,
  oversight: /纪委|监委|纪检/,
}
