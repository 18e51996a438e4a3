/**
 * Doing a batch, one ticket after the other: each is a transaction of its own through the lifecycle, on behalf of whoever started it,
 * with the posts they hold at that moment. What is refused stops that ticket alone. Cut short, it goes on where it stopped; several
 * servers share the work, and no ticket is done twice.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { DONE, FAULT, IN_BACKGROUND, type Batched } from '../../domain/batch/batch'
import { actorKey, staffActor, type Actor } from '../../domain/people/actors'
import { audit } from '../audit/log'
import { isBusy } from '../database/busy'
import { inTransaction } from '../database/open'
import type { Deps, Look, Work } from '../deps'
import { postsOf } from '../plugins/session'
import { Refused } from '../refused'
import { actWithin } from '../ticket/act'
import { lookOf, working } from '../ticket/work'

/** Starts a batch that was looked at; items named in `without` stay out. Few are done before this returns. */
export async function startBatch(look: Look, id: string, without: readonly number[]): Promise<void> {
  const count = await inTransaction(look.db, (db) => begin({ ...look, db }, id, without))
  if (count !== undefined && count < IN_BACKGROUND) await runBatch(look, { id, person_id: staffActor(look.actor).personId })
}

/** How many there are to do; nothing where it was started before. */
async function begin(work: Work, id: string, without: readonly number[]): Promise<number | undefined> {
  const { db, district, actor, now } = work
  const { personId } = staffActor(actor)
  const { rows } = await sql<{ action: Batched; started_at: number | null }>`
    select action, started_at from batch where district_id = ${district} and id = ${id} and person_id = ${personId} for update`.execute(db)
  if (!rows[0]) throw new Refused(404, 'notForYou')
  if (rows[0].started_at !== null) return undefined
  await sql`update batch_item set left_out = true
    where district_id = ${district} and batch_id = ${id} and n = any(${without}::int[])`.execute(db)
  await sql`update batch set started_at = ${new Date(now)} where district_id = ${district} and id = ${id}`.execute(db)
  const count = await left(work, id)
  await audit(work, { actor: actorKey(actor), what: `batch:${id}`, result: `${rows[0].action} ${count}` })
  return count
}

/** Goes on with every batch that is not through. */
export async function runBatches(deps: Deps): Promise<void> {
  const running = await deps.db
    .selectFrom('batch')
    .select(['id', 'person_id'])
    .where('district_id', '=', deps.district)
    .where('started_at', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('started_at')
    .execute()
  for (const one of running) await runBatch(deps, one)
}

type Running = { id: string; person_id: string }

async function runBatch(deps: Deps, batch: Running) {
  while (await doNext(deps, batch));
  if ((await left(deps, batch.id)) === 0) await end(deps, batch.id)
}

type Item = { n: number; ticket_id: string; stage: number; unit_id: string | null; action: Batched; said: string }

/** Does one more; false when none is left that nobody else has in hand. */
async function doNext(deps: Deps, { id, person_id: personId }: Running): Promise<boolean> {
  const now = deps.clock()
  const actor: Actor = { kind: 'staff', personId, posts: await postsOf(deps, personId, now) }
  const look = lookOf(deps, actor, now)
  let item: Item | undefined
  try {
    const touched = await working(look, async (work) => {
      item = await nextIn(work, id)
      if (!item) return []
      const ids = await doOne(work, id, item)
      await note(work, id, item.n, DONE)
      return ids
    })
    for (const one of touched) deps.changes.announce(one)
  } catch (error) {
    if (!item || isBusy(error)) throw error
    await note(deps, id, item.n, resultOf(deps, error))
  }
  return item !== undefined
}

function resultOf(deps: Deps, error: unknown): string {
  if (error instanceof Refused) return error.problem
  deps.log.error({ err: error, job: 'batches' }, 'fault')
  return FAULT
}

async function nextIn({ db, district }: Work, id: string): Promise<Item | undefined> {
  const { rows } = await sql<Item>`
    select i.n, i.ticket_id, i.stage, i.unit_id, b.action, b.said
    from batch_item i join batch b on b.district_id = i.district_id and b.id = i.batch_id
    where i.district_id = ${district} and i.batch_id = ${id} and i.refusal is null and i.result is null and not i.left_out
    order by i.n limit 1 for update of i skip locked`.execute(db)
  return rows[0]
}

function doOne(work: Work, id: string, { n, ticket_id, stage, unit_id, action, said }: Item): Promise<string[]> {
  const requestId = createHash('sha256').update(`${id}/${n}`).digest('hex').slice(0, 32)
  const given = { ...JSON.parse(said), ...(unit_id !== null && { unit: unit_id }) }
  return actWithin(work, ticket_id, { action, stage, given, requestId, madeAt: undefined })
}

const note = ({ db, district }: Pick<Deps, 'db' | 'district'>, id: string, n: number, result: string) =>
  db
    .updateTable('batch_item')
    .set({ result })
    .where('district_id', '=', district)
    .where('batch_id', '=', id)
    .where('n', '=', n)
    .where('result', 'is', null)
    .execute()

async function left({ db, district }: Pick<Deps, 'db' | 'district'>, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from batch_item
    where district_id = ${district} and batch_id = ${id} and refusal is null and result is null and not left_out`.execute(db)
  return rows[0]!.count
}

/** Through; what was written for all of them stands in the histories from now on. */
const end = ({ db, district, clock }: Deps, id: string) =>
  sql`update batch set ended_at = ${new Date(clock())}, said = '{}'
    where district_id = ${district} and id = ${id} and ended_at is null`.execute(db)
