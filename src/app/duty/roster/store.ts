/** Rosters as the server last told them. */
import { dutyApi, type RosterView } from '../../../domain/api-duty'
import type { BodyIn } from '../../../domain/api'
import { randomId } from '../../platform/random'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'

/** By unit and a day of the week that is looked at. */
export const keyOf = (unit: string, day: string) => `${unit} ${day}`
export const rosters = remote((key: string) => {
  const [unit = '', day = ''] = key.split(' ')
  return call(dutyApi.roster, { query: { unit, day } })
})

/** By the instant asked for; empty: now. */
export const answers = remote((at: string) => call(dutyApi.whoIsOn, { query: at ? { at } : {} }))

export const savePlan = ({ unit, version }: RosterView, plan: RosterView['plan']) =>
  call(dutyApi.keepRoster, { body: { unit: unit.id, version, plan } })

type NewCover = Omit<BodyIn<typeof dutyApi.coverDuty>, 'id'>
export async function addCover(cover: NewCover) {
  const hex = await randomId()
  const id = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-')
  await call(dutyApi.coverDuty, { body: { ...cover, id } })
}

export const agree = (id: string) => call(dutyApi.agreeSwap, { params: { id } })
export const end = (id: string) => call(dutyApi.endCover, { params: { id } })
