/** Tickets as the server last told them: the resident's list, one ticket, the desks of a member of staff. */
import { api, type ActBody } from '../../domain/api'
import type { Given } from '../../domain/ticket/given'
import type { Action } from '../../domain/ticket/actions'
import type { Mine } from '../../domain/reading/mine'
import type { DeskList } from '../../domain/ticket/states'
import type { TicketView } from '../../domain/ticket/views'
import { call } from '../remote/call'
import { randomId } from '../platform/random'
import { list } from '../remote/list'
import { remote } from '../remote/remote'
import { onLive } from '../remote/live'
import type { As } from '../remote/session'

/** All of one's own; the parts of it by their names are lists of their own, for whoever has more than a page of them. */
export const MINE: Mine = 'all'
export const myTickets = list((which, after) => call(api.myTickets, { query: { which: which as Mine, after } }), { keep: 'my-tickets' })
export const inbox = list((desk, after) => call(api.inbox, { query: { desk: desk as DeskList, after } }), { keep: 'inbox' })

/** One remote per kind of reader: the same ticket reads differently for each. */
const readers = {
  resident: remote(async (id) => (await call(api.ticket, { params: { id }, as: 'resident' })).ticket, { keep: 'ticket' }),
  staff: remote(async (id) => (await call(api.ticket, { params: { id }, as: 'staff' })).ticket, { keep: 'work' }),
  // in memory alone, as the code is
  code: remote(async (id) => (await call(api.ticket, { params: { id }, as: 'code' })).ticket),
}
export const tickets = (as: As) => readers[as]

/** A request that may be sent again unchanged: the same id, the same stage, the same words. */
export async function newAction(ticket: TicketView, action: Action, given: Given): Promise<ActBody> {
  return { action, given, requestId: await randomId(), stage: ticket.stage, madeAt: Date.now() }
}

/** Sends an action and keeps the ticket as it stands afterwards. */
export async function act(as: As, id: string, body: ActBody): Promise<TicketView> {
  const { ticket } = await call(api.act, { params: { id }, body, as })
  readers[as].put(id, ticket)
  return ticket
}

const forgetting = new Set<(as: As) => void>()
/** For what else is known of a person while they are signed in. */
export const onForget = (run: (as: As) => void) => void forgetting.add(run)

/** Sign-out: nothing of this person stays readable on the phone. */
export function forgetTickets(as: As) {
  forgetting.forEach((run) => run(as))
  readers[as].forget()
  if (as === 'resident') myTickets.forget()
  if (as === 'staff') inbox.forget()
}

/** What changed is loaded again where it is on show. */
onLive((as, id) => {
  if (readers[as].peek(id)) void readers[as].load(id, true)
  if (as === 'resident' && myTickets.peek(MINE)) void myTickets.load(MINE, true)
})
