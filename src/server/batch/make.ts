/** Freezing a batch: which tickets it is about, and what would become of each if it were done now. Nothing is changed by looking. */
import { MOST_IN_BATCH, givenFor, UNIT_OF_EACH, type Batched } from '../../domain/batch/batch'
import type { BodyOf } from '../../domain/api'
import type { batchApi, Chosen } from '../../domain/api-batch'
import { staffActor } from '../../domain/people/actors'
import type { Given } from '../../domain/ticket/given'
import { refusal } from '../../domain/ticket/lifecycle'
import { inTransaction } from '../database/open'
import type { Look } from '../deps'
import { findPage } from '../find/search'
import { idOfRequest } from '../ids'
import { Refused } from '../refused'
import { deskPage } from '../ticket/read'
import { findTicketWith } from '../ticket/rows'
import { situationBy, traceOf, type Trace } from '../ticket/situation'

type Item = { n: number; ticket_id: string; stage: number; unit_id: string | null; refusal: string | null }

/** Rows of one statement. */
const AT_A_TIME = 500

/** Keeps the tickets that are chosen now with what speaks against each; the same request again gives the same batch. */
export async function makeBatch(look: Look, { requestId, action, said, chosen }: BodyOf<typeof batchApi.makeBatch>) {
  const id = idOfRequest(requestId)
  if (await isThere(look, id)) return { id }
  const { ids, more } = await chosenNow(look, chosen)
  const items: Item[] = []
  for (const [at, ticketId] of ids.entries()) items.push({ n: at + 1, ...(await foreseen(look, ticketId, action, said)) })
  await keep(look, { id, action, said: JSON.stringify(said), more }, items)
  return { id }
}

async function isThere({ db, district, actor }: Look, id: string): Promise<boolean> {
  const row = await db.selectFrom('batch').select('person_id').where('district_id', '=', district).where('id', '=', id).executeTakeFirst()
  if (row && row.person_id !== staffActor(actor).personId) throw new Refused(422, 'sameIdOtherBody')
  return row !== undefined
}

/** The tickets by id, as many as one batch holds; whether there are more. */
async function chosenNow(look: Look, chosen: Chosen): Promise<{ ids: string[]; more: boolean }> {
  if ('ids' in chosen) return { ids: [...new Set(chosen.ids)], more: false }
  const pageFrom = (after?: string) => ('desk' in chosen ? deskPage(look, chosen.desk, after) : findPage(look, chosen.line, after))
  const ids = new Set<string>()
  let page = await pageFrom()
  for (;;) {
    for (const row of page.rows) ids.add(row.id)
    if (page.next === null || ids.size > MOST_IN_BATCH) break
    page = await pageFrom(page.next)
  }
  return { ids: [...ids].slice(0, MOST_IN_BATCH), more: ids.size > MOST_IN_BATCH }
}

async function foreseen(look: Look, ticketId: string, action: Batched, said: Given): Promise<Omit<Item, 'n'>> {
  const ticket = await findTicketWith<Trace>(look, ticketId, traceOf(look, ticketId)).catch(unseen)
  if (!ticket) return { ticket_id: ticketId, stage: 0, unit_id: null, refusal: 'notForYou' }
  const { units, catalogueOf } = look.reference
  const given = givenFor(ticket, action, said, { units, catalogue: catalogueOf(ticket.catalogueVersion) })
  const known = { ticket_id: ticket.id, stage: ticket.stage, unit_id: given.unit ?? null }
  if (UNIT_OF_EACH[action] && given.unit === undefined) return { ...known, refusal: 'noUnitNamed' }
  const situation = await situationBy(look, ticket, ticket)
  return { ...known, refusal: refusal(situation, action, given)?.code ?? null }
}

/** What one may not see is said to be nothing of one's own. */
const unseen = (error: unknown) => {
  if (error instanceof Refused && error.statusCode === 404) return undefined
  throw error
}

type Kept = { id: string; action: Batched; said: string; more: boolean }

const keep = (look: Look, batch: Kept, items: readonly Item[]) =>
  inTransaction(look.db, async (tx) => {
    const mine = { district_id: look.district, person_id: staffActor(look.actor).personId, made_at: new Date(look.now) }
    const made = await tx
      .insertInto('batch')
      .values({ ...batch, ...mine })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    // the same request came twice at once: the other one keeps it
    if (made.numInsertedOrUpdatedRows !== 1n) return
    for (let from = 0; from < items.length; from += AT_A_TIME) {
      const rows = items.slice(from, from + AT_A_TIME).map((item) => ({ ...item, district_id: look.district, batch_id: batch.id }))
      await tx.insertInto('batch_item').values(rows).execute()
    }
  })
