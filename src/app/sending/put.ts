/** Puts reports and actions among what waits to be sent (待送出), and makes something else of what the server would not have. */
import type { Action } from '../../domain/ticket/actions'
import type { Given } from '../../domain/ticket/given'
import { AS_WORDS, movesIt, PHOTOS_ONLY, wordsIn } from '../../domain/reading/queued'
import type { TicketView } from '../../domain/ticket/views'
import { say } from '../../domain/words/say'
import { changeDraft, draftNow, identifiedDraft, openDraftId, senderOf } from './drafts'
import { outbox, waitingOn, type OutgoingAction } from './waiting'
import { againAs, dropPhotos, fitOf } from './photos'
import { holdersNow, idOf, lostId } from '../remote/session'
import { CallFailed } from '../remote/call'
import { randomId } from '../platform/random'

/** The draft in the form waits from here on; gives the id it is sent under. */
export async function queueReport(): Promise<string> {
  const { requestId, madeAt, owner } = await identifiedDraft()
  outbox.put(requestId, { kind: 'report', as: senderOf(draftNow()), owner, madeAt, draft: openDraftId()!, holders: holdersNow() })
  return requestId
}

/**
 * The draft in the form waits from here on, to be added to what was offered (我也遇到); gives the id it is sent under. It goes by the account.
 */
export async function queueJoin(offer: string): Promise<string> {
  const { requestId, madeAt } = await identifiedDraft()
  if (senderOf(draftNow()) === 'code') nameDraft()
  outbox.put(requestId, { kind: 'report', as: 'resident', owner: idOf('resident'), madeAt, draft: openDraftId()!, joins: offer })
  return requestId
}

/** An anonymous draft becomes its account's, with its files: nothing ties it to its code any more. */
function nameDraft() {
  const { photos, papers = [], voice } = draftNow()
  const again = (keys: string[]) => againAs('resident', keys)
  changeDraft({ identity: 'sealed', code: undefined, photos: again(photos), papers: again(papers), voice: again(voice ? [voice] : [])[0] })
}

type DecidedOn = Pick<TicketView, 'id' | 'title' | 'stage'>
/** What somebody decided to do, and what they gave for it. */
export type Decision = { action: Action; given: Given; photos: string[] }

/** An action as it was decided on this view of the ticket; gives its request id. */
export async function queueAction(as: 'resident' | 'staff', ticket: DecidedOn, { action, given, photos }: Decision): Promise<string> {
  const id = await randomId()
  // a session that ended just now: it waits for the same person to sign in again
  const owner = idOf(as) ?? lostId(as)
  // nobody's action would be sent by nobody
  if (!owner) throw new CallFailed({ code: 'signInFirst', message: say('请先登录。') }, 401)
  const moves = waitingOn(outbox.all(), as, ticket.id, owner).filter(([, one]) => movesIt(one.action) && !one.refused)
  const follows = moves[moves.length - 1]?.[0]
  const { id: of, title, stage } = ticket
  outbox.put(id, { kind: 'action', as, owner, madeAt: Date.now(), ticket: of, title, action, given, photos, stage, follows })
  return id
}

/**
 * What came too late as an action stays as words (改成补充说明): an internal note of staff, a supplement of the reporter; the photos go with the
 * first. Gives their ids.
 */
export async function asWords(id: string): Promise<string[]> {
  const one = outbox.get(id)
  if (one?.kind !== 'action') return []
  const { action, field } = AS_WORDS[one.as]
  const texts = wordsIn(one.given, one.as)
  const photos = fitOf(one.photos)
  const ids: string[] = []
  const ticket = { id: one.ticket, title: one.title, stage: one.stage }
  for (const given of texts.length > 0 ? texts : [{ [field]: PHOTOS_ONLY }])
    ids.push(await queueAction(one.as, ticket, { action, given, photos: ids.length === 0 ? photos : [] }))
  dropPhotos(one.photos.filter((key) => !photos.includes(key)))
  outbox.remove(id)
  return ids
}

/** Is anything written in it, or photographed, that is worth keeping as words? */
export const holdsWords = (one: OutgoingAction): boolean => wordsIn(one.given, one.as).length > 0 || fitOf(one.photos).length > 0
