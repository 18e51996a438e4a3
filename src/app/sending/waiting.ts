/**
 * What waits to be sent (待送出): reports and actions, from the tap on until the server has answered. Nothing goes out that is not written
 * down here first. Each belongs to the account that made it, outlives its sign-out, and is sent by that account alone: `put` puts it
 * here, `send` sends it.
 */
import type { Problem } from '../../domain/api'
import type { Action } from '../../domain/ticket/actions'
import type { Given } from '../../domain/ticket/given'
import { kept } from '../platform/collection'
import { drafts, filesOf, isFor, useWritten, type Draft } from './drafts'
import { dropPhotos } from './photos'
import { useSession, type As } from '../remote/session'

type Waiting = {
  owner?: string
  /** By the phone's clock; also the order in which they go out. */
  madeAt: number
  /** Why the server will not have it as it is. */
  refused?: Problem
}
/** A report: what it says is its draft. `joins`: the offer it is added to instead of being filed (我也遇到). `holders`: as of a code. */
export type OutgoingReport = Waiting & { kind: 'report'; as: 'resident' | 'code'; draft: string; joins?: string; holders?: number }
export type OutgoingAction = Waiting & {
  kind: 'action'
  as: 'resident' | 'staff'
  ticket: string
  title: string
  action: Action
  given: Given
  /** Keys of its photos and papers. */
  photos: string[]
  stage: number
  /** The one before it on the same ticket that changes where the ticket stands. */
  follows?: string
}
/** A call of staff as it stands, about no ticket: `page` is where it was written, and may be changed again. */
export type OutgoingCall = Waiting & {
  kind: 'call'
  as: 'staff'
  what: string
  title: string
  words: string
  path: string
  body: object
  photos: string[]
  page: string
}
export type Outgoing = OutgoingReport | OutgoingAction | OutgoingCall

/** By request id. */
export const outbox = kept<Outgoing>('outgoing')

/** In the order in which they go out. */
export const inOrder = (all: Record<string, Outgoing>): [string, Outgoing][] =>
  Object.entries(all).sort(([, a], [, b]) => a.madeAt - b.madeAt)

/** What waits on one ticket, made by this account. */
export const waitingOn = (all: Record<string, Outgoing>, as: As, ticket: string, owner: string | undefined): [string, OutgoingAction][] =>
  inOrder(all).filter((entry): entry is [string, OutgoingAction] => {
    const [, one] = entry
    return one.kind === 'action' && one.ticket === ticket && one.as === as && one.owner === owner
  })

export function useWaitingOn(as: As, ticket: string): [string, OutgoingAction][] {
  const me = useSession((session) => (as === 'code' ? undefined : session[as]?.me.id))
  return waitingOn(outbox.use(), as, ticket, me ?? undefined)
}

/** What waits of whoever is signed in: on the residents' side reports and what they did, on the staff's side what they did. */
export function useOutgoing(side: 'resident' | 'staff'): [string, Outgoing][] {
  const me = useSession((session) => session[side]?.me.id)
  return inOrder(outbox.use()).filter(([, one]) => (one.as === 'staff') === (side === 'staff') && isMine(one, me ?? undefined))
}

const ANSWERS: readonly Action[] = ['judge', 'supplement']
/** Tickets whose reporter has answered what was awaited of them: it waits in the phone. */
export const useAnswered = (): string[] =>
  useOutgoing('resident').flatMap(([, one]) => (one.kind === 'action' && !one.refused && ANSWERS.includes(one.action) ? [one.ticket] : []))

/** A report of nobody is for whoever is there; an action is always somebody's. */
const isMine = (one: Outgoing, me: string | undefined): boolean => (one.kind === 'report' ? isFor(one, me) : one.owner === me)

/** A draft that waits to be sent is none any more. */
export const isOpenIn =
  (all: Record<string, Outgoing>) =>
  ({ requestId }: Draft): boolean =>
    requestId === undefined || all[requestId] === undefined

/** What a resident began, or sent and which is not yet there: drafts by id, what waits, what was refused. */
export function useUnsent() {
  const outgoing = useOutgoing('resident')
  const written = useWritten(isOpenIn(outbox.use()))
  return { written, waiting: outgoing.filter(([, one]) => !one.refused), refused: outgoing.filter(([, one]) => one.refused) }
}

/** Keys of its photos, its papers and its voice message; with a join only photos go. */
export function photosOf(one: Outgoing): string[] {
  if (one.kind !== 'report') return one.photos
  const draft = drafts.get(one.draft)
  if (!draft) return []
  return one.joins ? draft.photos : filesOf(draft)
}

/** Not sent after all: a report is a draft again, an action is gone with its photos. */
export function takeOut(id: string) {
  const one = outbox.get(id)
  outbox.remove(id)
  if (one?.kind === 'action') dropPhotos(one.photos)
}
