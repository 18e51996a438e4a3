/**
 * WeChat's check (内容安全) of what is to be public. It asks for a user who used the mini-program within two hours, so it is made when
 * the reporter agrees, for reporters WeChat knows: the words as they would be shown, and each of their photos.
 */
import { uuidv7 } from 'uuidv7'
import type { CheckState } from '../../domain/publication/moderation'
import { wordsOf } from '../../domain/report/draft'
import { readBody } from '../../domain/ticket/history'
import { masked } from '../../domain/text/mask'
import { inTransaction, instant, type Db, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { openidOf } from '../people/store'
import { WechatFault, type Verdict } from '../wechat/client'

type Subject = { id: string; ticketId: string }

/** How WeChat's server is told apart in a photo's address. */
const WECHAT_VIEWER = 'wechat-check'
const MINUTE = 60_000
/** WeChat tells of a photo within half an hour. */
const SILENT_MS = 40 * MINUTE
const MAX_TRIES = 3
const BATCH = 100

/** Asks for every check that was not asked for before. Nothing where WeChat is not set up or does not know the reporter. */
export async function planChecks(db: Tx | Db, deps: Deps, { id, ticketId }: Subject, now: number) {
  if (!deps.wechat || !(await reporterOpenid(db, deps, ticketId))) return
  const asked = await db
    .selectFrom('content_check')
    .select('photo_id')
    .where('district_id', '=', deps.district)
    .where('publication_id', '=', id)
    .execute()
  const known = new Set(asked.map((row) => row.photo_id))
  const photos = await db
    .selectFrom('photo')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('seq', '=', 1)
    .execute()
  for (const photoId of [null, ...photos.map((photo) => photo.id)]) {
    if (known.has(photoId)) continue
    const check = { district_id: deps.district, id: uuidv7(), publication_id: id, photo_id: photoId, asked_at: new Date(now) }
    await db.insertInto('content_check').values(check).execute()
    await putInOutbox(db, deps, check.id, now)
  }
}

/** The words are others now: what WeChat said of the earlier ones counts no longer. */
export async function checkWordsAnew(tx: Tx, deps: Deps, ticketId: string, now: number) {
  const asked = await tx
    .selectFrom('publication')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('state', 'in', ['asked', 'approved'])
    .executeTakeFirst()
  if (!asked) return
  await tx
    .deleteFrom('content_check')
    .where('district_id', '=', deps.district)
    .where('publication_id', '=', asked.id)
    .where('photo_id', 'is', null)
    .execute()
  await planChecks(tx, deps, { id: asked.id, ticketId }, now)
}

/** The outbox handler of topic `check`; a passing fault of WeChat is thrown, so that the outbox tries again. */
export const checkHandler =
  (deps: Deps) =>
  async ({ checkId }: { checkId: string }) => {
    const check = await findOpen(deps, checkId)
    if (!check || check.trace_id !== null) return
    const openid = await reporterOpenid(deps.db, deps, check.ticket_id)
    const url = deps.settings.PUBLIC_URL
    // a photo's answer comes by push: without its token, or an address to fetch the photo from, there will be none
    if (!deps.wechat || !openid || (check.photo_id && !(url && deps.settings.WECHAT_PUSH_TOKEN)))
      return settle(deps, checkId, 'failed', 'not set up')
    try {
      if (check.photo_id)
        await askAboutPhoto(deps, checkId, openid, url + deps.files.addressOf({ id: check.photo_id }, 'large', WECHAT_VIEWER, deps.clock()))
      else await settleBy(deps, checkId, await deps.wechat.checkText({ openid, content: await wordsFor(deps, check.ticket_id) }))
    } catch (fault) {
      if (!(fault instanceof WechatFault) || fault.isPassing) throw fault
      await settle(deps, checkId, 'failed', `errcode ${fault.errcode}`)
    }
  }

/** What WeChat pushed about a photo; an answer nobody waits for is dropped. */
export async function hearOfPhoto(deps: Deps, traceId: string, verdict: Verdict) {
  const check = await deps.db
    .selectFrom('content_check')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('trace_id', '=', traceId)
    .executeTakeFirst()
  if (check) await settleBy(deps, check.id, verdict)
}

/** Photos WeChat never told about are asked about again, and given up after the third time. Returns how many there were. */
export const askAgain = (deps: Deps): Promise<number> =>
  inTransaction(deps.db, async (tx) => {
    const silent = await tx
      .selectFrom('content_check')
      .select(['id', 'tries'])
      .where('district_id', '=', deps.district)
      .where('state', '=', 'asked')
      .where('trace_id', 'is not', null)
      .where('asked_at', '<', instant(deps.clock() - SILENT_MS))
      .orderBy('asked_at')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id, tries } of silent) {
      if (tries >= MAX_TRIES) await settle({ ...deps, db: tx }, id, 'failed', 'no answer')
      else {
        await tx
          .updateTable('content_check')
          .set({ trace_id: null })
          .where('district_id', '=', deps.district)
          .where('id', '=', id)
          .execute()
        await putInOutbox(tx, deps, id, deps.clock())
      }
    }
    return silent.length
  })

const putInOutbox = (db: Tx | Db, deps: Deps, checkId: string, now: number) =>
  db
    .insertInto('outbox')
    .values({ district_id: deps.district, id: uuidv7(), topic: 'check', payload: JSON.stringify({ checkId }), run_at: new Date(now) })
    .execute()

const findOpen = (deps: Deps, checkId: string) =>
  deps.db
    .selectFrom('content_check as c')
    .innerJoin('publication as p', (join) => join.onRef('p.district_id', '=', 'c.district_id').onRef('p.id', '=', 'c.publication_id'))
    .select(['c.photo_id', 'c.trace_id', 'p.ticket_id'])
    .where('c.district_id', '=', deps.district)
    .where('c.id', '=', checkId)
    .where('c.state', '=', 'asked')
    .executeTakeFirst()

async function askAboutPhoto(deps: Deps, checkId: string, openid: string, url: string) {
  const traceId = await deps.wechat!.checkPhoto({ openid, url })
  await deps.db
    .updateTable('content_check')
    .set((set) => ({ trace_id: traceId, asked_at: new Date(deps.clock()), tries: set('tries', '+', 1) }))
    .where('district_id', '=', deps.district)
    .where('id', '=', checkId)
    .execute()
}

const STATE_OF: Record<string, CheckState> = { pass: 'passed', review: 'review', risky: 'risky' }
const settleBy = (deps: Deps, id: string, { suggest, label }: Verdict) => settle(deps, id, STATE_OF[suggest] ?? 'failed', label)

async function settle(deps: Pick<Deps, 'db' | 'district' | 'clock'>, id: string, state: CheckState, label: string) {
  await deps.db
    .updateTable('content_check')
    .set({ state, label, answered_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

async function reporterOpenid(db: Tx | Db, deps: Deps, ticketId: string): Promise<string | undefined> {
  const party = await db
    .selectFrom('ticket_party')
    .select('person_id')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'reporter')
    .executeTakeFirst()
  return party?.person_id ? openidOf({ ...deps, db }, party.person_id) : undefined
}

/** The reporter's words, written or written down, masked: WeChat gets no more than the public would. */
async function wordsFor(deps: Deps, ticketId: string): Promise<string> {
  const rows = await deps.db
    .selectFrom('ticket_event as e')
    .innerJoin('event_body as b', (join) =>
      join.onRef('b.district_id', '=', 'e.district_id').onRef('b.ticket_id', '=', 'e.ticket_id').onRef('b.seq', '=', 'e.seq'),
    )
    .select('b.body')
    .where('e.district_id', '=', deps.district)
    .where('e.ticket_id', '=', ticketId)
    .where('e.action', 'in', ['submit', 'transcribe'])
    .orderBy('e.seq')
    .execute()
  const [filed, writtenDown] = rows.map(({ body }) => readBody(body))
  return masked(wordsOf(filed?.text, writtenDown?.transcript)) || '照片'
}
