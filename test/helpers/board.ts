/** Short ways to the public board for tests: file with consent, decide as the moderator, look as anybody. */
import { boardApi } from '../../src/domain/api-board'
import { moderationApi } from '../../src/domain/api-moderation'
import type { Decision, ModerationItem } from '../../src/domain/publication/moderation'
import type { Report } from '../../src/domain/report/draft'
import type { TicketView } from '../../src/domain/ticket/views'
import type { Caller } from './server'
import { file } from './story'

export const fileForPublic = (reporter: Caller, change: Partial<Report> = {}): Promise<TicketView> =>
  file(reporter, { publicConsent: true, ...change })

/** What waits for the moderator, of one ticket. */
export async function waiting(
  moderator: Caller,
  ticketId: string,
  shelf: 'waiting' | 'shown' = 'waiting',
): Promise<ModerationItem | undefined> {
  for (let after: string | undefined; ;) {
    const { reply } = await moderator.call(moderationApi.moderation, { query: { shelf, ...(after && { after }) } })
    const found = reply.rows.find((row) => row.ticketId === ticketId)
    if (found || reply.next === null) return found
    after = reply.next
  }
}

/** The moderator's answer, as proposed unless said otherwise; the whole answer. */
export async function tryToDecide(moderator: Caller, item: ModerationItem, change: Partial<Decision> = {}) {
  const body = { version: item.version, publish: true, ...item.proposed, photos: [], reason: '', ...change }
  return moderator.call(moderationApi.decide, { params: { id: item.id }, body })
}

/** Publishes a ticket as proposed; its id on the board. */
export async function publish(moderator: Caller, ticketId: string, change: Partial<Decision> = {}): Promise<string> {
  const item = await waiting(moderator, ticketId)
  if (!item) throw new Error('nothing waits for the moderator')
  const { status, problem } = await tryToDecide(moderator, item, change)
  if (status !== 200) throw new Error(`not published: ${JSON.stringify(problem)}`)
  return item.id
}

/** Ids on the board, all pages. */
export async function onBoard(anybody: Caller, query: Record<string, string> = {}): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ;) {
    const { status, reply, problem } = await anybody.call(boardApi.publicCases, { query: { ...query, ...(after && { after }) } })
    if (status !== 200) throw new Error(`no board: ${JSON.stringify(problem)}`)
    ids.push(...reply.rows.map((row) => row.id))
    if (reply.next === null) return ids
    after = reply.next
  }
}
