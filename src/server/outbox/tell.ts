/**
 * Telling people (通知), after the commit. Units hear through their live lists. A reporter who came through WeChat gets a
 * subscription message when a template is set up: number, state and time, never a word of the report or a name.
 */
import { STATE_WORDS } from '../../domain/ticket/words'
import { inBeijing } from '../beijing'
import type { Deps } from '../deps'
import { openidOf } from '../people/store'

type Told = { ticketId: string; told: string[] }

/** The outbox handler of topic `tell`; a passing fault of WeChat is thrown, so that the outbox tries again. */
export const tellHandler =
  (deps: Deps) =>
  async ({ ticketId, told }: Told) => {
    const template = deps.settings.WECHAT_TEMPLATE
    if (!deps.wechat || !template || !told.includes('parties')) return
    const ticket = await reported(deps, ticketId)
    const openid = ticket?.person_id && (await openidOf(deps, ticket.person_id))
    if (!ticket || !openid) return
    // refused or used up (43101) is the reporter's choice, not a fault
    await deps.wechat.sendSubscribeMessage({
      openid,
      template,
      page: `resident/ticket/index?id=${ticketId}`,
      data: {
        character_string1: ticket.number,
        phrase2: STATE_WORDS.resident[ticket.state],
        time3: inBeijing(ticket.changed_at, 'YYYY年M月D日 HH:mm'),
      },
    })
  }

const reported = (deps: Deps, ticketId: string) =>
  deps.db
    .selectFrom('ticket_party as p')
    .innerJoin('ticket as t', (join) => join.onRef('t.district_id', '=', 'p.district_id').onRef('t.id', '=', 'p.ticket_id'))
    .select(['t.number', 't.state', 't.changed_at', 'p.person_id'])
    .where('p.district_id', '=', deps.district)
    .where('p.ticket_id', '=', ticketId)
    .where('p.kind', '=', 'reporter')
    .executeTakeFirst()
