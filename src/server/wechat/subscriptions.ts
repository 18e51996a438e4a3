/**
 * WeChat subscription messages (订阅消息): the ledger of consents, and sending. A message says number, state and what happened in our own
 * words; never a word of the report, a name or a phone. One who refused, or has no consent left, is not told this way: no fault.
 */
import { sql } from 'kysely'
import { isConsent } from '../../domain/notices/consent'
import { dataOf, templatesFor, type Fact, type Template } from '../../domain/notices/templates'
import { eventTitle } from '../../domain/reading/history-line'
import { audienceOf, unitFor } from '../../domain/ticket/views'
import { STATE_WORDS } from '../../domain/reading/words'
import { inBeijing } from '../beijing'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { headOfRow, unreadLine, type Person } from '../notices/store'
import type { Message } from '../outbox/tell'
import { Hopeless } from '../outbox/worker'
import { openidOf } from '../people/store'
import { WechatFault } from './client'

/** More consents than anyone uses up: what a phone claims is not believed without end. */
const MOST_CREDITS = 100

/** Keeps what WeChat answered on the phone: one consent to a one-time template is one message, to a long-term one all until it is taken back. */
export async function noteAnswers(deps: Deps, personId: string, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const { id, kind } of deps.templates) {
    const answer = answers[id]
    if (answer === undefined) continue
    if (isConsent(answer)) await addCredit(deps, personId, id, kind)
    else if (kind === 'long_term') await noCreditLeft(deps, personId, id)
  }
}

/** The outbox handler of topic `wechat`. A passing fault is thrown, so that the outbox tries again; a lasting one is set aside. */
export const wechatHandler = (deps: Deps) => async (message: Message, letterId: string) => {
  const { personId } = message
  const openid = await openidOf(deps, personId)
  const facts = openid && (await factsOf(deps, message))
  if (!openid || !facts) return giveBack(deps, { ...message, letterId })
  const to = { openid, page: `resident/ticket/index?id=${message.ticketId}` }
  for (const template of templatesFor(deps.templates, facts.action))
    if (await sendOne(deps, { ...message, letterId }, to, template, facts.says)) return
}

type Letter = Message & { letterId: string }

/**
 * Takes a consent for this letter and sends; without a consent, or when WeChat knows of none, nothing is sent and false. The consent is
 * taken before and given back when nothing was sent, so that no row is held while WeChat thinks; one that a killed server had taken stays
 * with the letter for its next try.
 */
async function sendOne(
  deps: Deps,
  letter: Letter,
  to: { openid: string; page: string },
  template: Template,
  facts: Record<Fact, string>,
): Promise<boolean> {
  if (letter.paid !== template.id && !(await take(deps, letter, template))) return false
  const paying = { ...letter, paid: template.id }
  const outcome = await deps
    .wechat!.sendSubscribeMessage({ ...to, template: template.id, data: dataOf(template, facts) })
    .catch(async (error: unknown) => {
      await giveBack(deps, paying)
      throw error instanceof WechatFault && !error.isPassing ? new Hopeless(error.message) : error
    })
  if (outcome === 'noCredit') await noCreditLeft(deps, letter.personId, template.id)
  return outcome === 'sent'
}

/** Takes one consent and writes on the letter that it did; false when there is none. A lasting one is not used up. */
const take = (deps: Deps, { personId, letterId }: Letter, { id, kind }: Template): Promise<boolean> =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    const taken = await creditOf(within, personId, id)
      .set({ credits: kind === 'one_time' ? sql<number>`credits - 1` : sql<number>`credits` })
      .where('credits', '>', 0)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) return false
    if (kind === 'one_time') await notePaid(within, letterId, id)
    return true
  })

/** Nothing was sent: the consent is there for another. */
const giveBack = (deps: Deps, { personId, letterId, paid }: Letter): Promise<void> =>
  inTransaction(deps.db, async (tx) => {
    const template = deps.templates.find(({ id }) => id === paid)
    if (template?.kind !== 'one_time') return
    const within = { ...deps, db: tx }
    await creditOf(within, personId, template.id)
      .set({ credits: sql<number>`least(credits + 1, ${MOST_CREDITS})` })
      .execute()
    await notePaid(within, letterId, null)
  })

const notePaid = (deps: Deps, letterId: string, template: string | null) =>
  deps.db
    .updateTable('outbox')
    .set({ payload: template ? sql<string>`payload || jsonb_build_object('paid', ${template}::text)` : sql<string>`payload - 'paid'` })
    .where('district_id', '=', deps.district)
    .where('id', '=', letterId)
    .execute()

/** What a message says of a line; nothing when the person has read it meanwhile, or may no longer see it. */
async function factsOf(deps: Deps, { personId, ticketId, seq }: Message) {
  const person: Person = { kind: 'resident', personId }
  const row = await unreadLine(deps, person, ticketId, seq)
  const line = row && headOfRow(deps, person, row)
  if (!line) return undefined
  const says: Record<Fact, string> = {
    number: row.number,
    state: STATE_WORDS.resident[row.state],
    event: eventTitle(line, 'resident'),
    unit: deps.reference.units.fullName(unitFor(audienceOf(row.parts)!, row.owner, deps.reference.units)),
    at: inBeijing(row.at, 'YYYY年M月D日 HH:mm'),
  }
  return { action: row.action, says }
}

async function addCredit(deps: Deps, personId: string, template: string, kind: Template['kind']) {
  const most = kind === 'one_time' ? MOST_CREDITS : 1
  await sql`
    insert into wechat_credit as c (district_id, person_id, template, kind, credits) values (${deps.district}, ${personId}, ${template}, ${kind}, 1)
    on conflict (district_id, person_id, template) do update set kind = excluded.kind, credits = least(c.credits + 1, ${most})`.execute(
    deps.db,
  )
}

const creditOf = (deps: Deps, personId: string, template: string) =>
  deps.db
    .updateTable('wechat_credit')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('template', '=', template)

const noCreditLeft = (deps: Deps, personId: string, template: string) => creditOf(deps, personId, template).set({ credits: 0 }).execute()
