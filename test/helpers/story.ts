/** The people of the demo district, and short ways to file and act for tests. */
import { api, type ActBody } from '../../src/domain/api'
import { noticesApi } from '../../src/domain/api-notices'
import type { Report } from '../../src/domain/report/draft'
import type { Given } from '../../src/domain/ticket/given'
import type { Action } from '../../src/domain/ticket/actions'
import { eventTitle } from '../../src/domain/reading/history-line'
import type { TicketView } from '../../src/domain/ticket/views'
import { tellHandler } from '../../src/server/outbox/tell'
import { drainOutbox } from '../../src/server/outbox/worker'
import { wechatHandler } from '../../src/server/wechat/subscriptions'
import { offerOf } from '../../src/server/ticket/neighbours'
import { aReport, requestId, type Caller, type TestServer } from './server'

/** In the middle of 天和社区第 3 网格. */
export const IN_GRID_3 = { lng: 117.708, lat: 49.44, datum: 'WGS-84' } as const
export const GRID_3 = '150703001005-03'
export const TIANHE = '150703001005'

export const residentLi = 'lixiulan'
export const residentZhang = 'zhangjianguo'
export const workerBao = 'baoxiaoyan'
export const workerOfGrid1 = 'wangzhiqiang'
export const clerkOfTianhe = 'zhaolijuan'
export const clerkOfStreet = 'liuguodong'
export const clerkOfHousing = 'sunwei'
export const dispatcherZhou = 'zhoumin'
export const oversightHan = 'hanzheng'
export const supervisorChen = 'chenlan'

/** Files a report in grid 3 and returns the reporter's view. */
export async function file(reporter: Caller, change: Partial<Report> = {}): Promise<TicketView> {
  const { status, reply, problem } = await reporter.call(api.fileReport, {
    body: { ...aReport({ place: { words: '5 号楼北侧', point: IN_GRID_3 } }), ...change },
  })
  if (status !== 200) throw new Error(`not filed: ${JSON.stringify(problem)}`)
  return reply
}

export async function look(who: Caller, id: string): Promise<TicketView> {
  const { status, reply, problem } = await who.call(api.ticket, { params: { id } })
  if (status !== 200) throw new Error(`not seen: ${JSON.stringify(problem)}`)
  return reply.ticket
}

/** Joins a ticket as a neighbour about to report the same in the same community does, by the id it is offered under. */
export const joinAs = (
  server: TestServer,
  who: Caller,
  { id, category, item }: Pick<TicketView, 'id' | 'category' | 'item'>,
  said: { note?: string; photos?: string[]; papers?: string[] } = {},
  request = requestId(),
) =>
  who.call(api.join, {
    params: { id: offerOf(server.deps, id) },
    body: { requestId: request, draft: { communityId: TIANHE, category, item, words: '' }, ...said },
  })

/** Another resident of the district, signed in by phone. */
export async function aResident(server: TestServer, n: number): Promise<Caller> {
  const phone = `1390000${String(n).padStart(4, '0')}`
  const { reply } = await server.caller().call(api.sendCode, { body: { phone } })
  const signedIn = await server.caller().call(api.signInPhone, { body: { phone, code: reply.demoCode! } })
  return server.caller({ authorization: `Bearer ${signedIn.reply.token}` })
}

/** Sends an action as decided on what this person sees now; the whole answer, refusals included. */
export async function tryTo(who: Caller, id: string, action: Action, given: Given = {}, more: Partial<ActBody> = {}) {
  const stage = more.stage ?? (await look(who, id)).stage
  return who.call(api.act, { params: { id }, body: { action, given, requestId: requestId(), ...more, stage } })
}

/** As `tryTo`, for actions that must go through. */
export async function act(who: Caller, id: string, action: Action, given: Given = {}): Promise<TicketView> {
  const { status, reply, problem } = await tryTo(who, id, action, given)
  if (status !== 200) throw new Error(`${action} refused: ${JSON.stringify(problem)}`)
  return reply.ticket
}

export const people = async (server: TestServer) => ({
  li: await server.as(residentLi),
  zhang: await server.as(residentZhang),
  bao: await server.as(workerBao),
  grid1: await server.as(workerOfGrid1),
  tianhe: await server.as(clerkOfTianhe),
  street: await server.as(clerkOfStreet),
  housing: await server.as(clerkOfHousing),
  centre: await server.as(dispatcherZhou),
  oversight: await server.as(oversightHan),
  supervisor: await server.as(supervisorChen),
  leader: await server.as('bayaer'),
})
export type People = Awaited<ReturnType<typeof people>>

export const SOLVED: Given = { outcome: 'solved', note: '已更换灯泡，晚上已亮。' }

/** Works off what is to be told, as the clockwork does every two seconds. */
export const drain = (server: TestServer) =>
  drainOutbox(server.deps, { tell: tellHandler(server.deps), wechat: wechatHandler(server.deps) })

/** The titles of a person's notices, newest first, as they read them. */
export async function noticesOf(who: Caller): Promise<string[]> {
  const { status, reply, problem } = await who.call(noticesApi.notices, { query: {} })
  if (status !== 200) throw new Error(`no notices: ${JSON.stringify(problem)}`)
  const { kind } = (await who.call(api.me)).reply
  return reply.rows.map(({ line }) => eventTitle(line, kind === 'staff' ? 'unit' : 'resident'))
}
