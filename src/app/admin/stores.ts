/** People, proposals and units as the server last told them. */
import { adminApi } from '../../domain/api-admin'
import { randomId } from '../platform/random'
import { call } from '../remote/call'
import { remote } from '../remote/remote'
import { onForget } from '../stores/tickets'

const ONE = 'all'
const people = remote((line: string) => call(adminApi.staff, { query: { line } }))
const proposals = remote(() => call(adminApi.proposals, {}))
const units = remote(() => call(adminApi.adminUnits, {}))
onForget(() => [people, proposals, units].forEach((one) => one.forget()))

export const usePeople = (line: string) => people.use(line)
export const loadPeople = (line: string) => people.load(line, true)

export async function morePeople(line: string) {
  const page = people.peek(line)
  if (!page?.next) return
  const more = await call(adminApi.staff, { query: { line, past: page.next } })
  people.put(line, { ...more, rows: [...page.rows, ...more.rows] })
}

export const useProposals = () => proposals.use(ONE)
export const loadProposals = () => proposals.load(ONE, true)
export const useAdminUnits = () => units.use(ONE)
export const loadAdminUnits = () => units.load(ONE, true)

/** The id of something begun here: said twice it is one. */
export const newUuid = async (): Promise<string> => (await randomId()).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
