/**
 * Sends what waits (待送出): at once when something is queued, at the start, when the network comes back, when somebody signs in, and again
 * after a while. The server knows each request by its id, so that sending twice changes nothing.
 */
import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { api, Empty, type ActBody } from '../../domain/api'
import type { Report } from '../../domain/report/draft'
import { withFiles } from '../../domain/ticket/given'
import { LISTS } from '../../domain/ticket/states'
import type { TicketView } from '../../domain/ticket/views'
import { say } from '../../domain/words/say'
import { keepUnsaved, type UnsavedCode } from './unsavedCodes'
import { dropDraft, drafts, filesOf, isFor, nearOf, rememberPlace, reportOf, writtenOf, type Draft } from './drafts'
import { inOrder, outbox, photosOf, type Outgoing, type OutgoingReport } from './waiting'
import { dropPhotos, forgetStrays, idsByKind, idsOf, sendAgain, sendPhotos, trayOf, type TrayPhoto } from './photos'
import { idOf, tokenOf, useSession } from '../remote/session'
import { inbox, MINE, myTickets, tickets } from '../stores/tickets'
import { call, CallFailed, type Pass } from '../remote/call'
import { onNetworkBack } from '../platform/network'
import { signInSilently } from '../remote/silent'

/**
 * sent: the server has it, with the ticket as it is now where it is about one. waits: it stays here and goes out by itself. refused: the
 * server will not have it as it is.
 */
export type Outcome =
  { kind: 'sent'; ticket?: TicketView } | { kind: 'waits'; problem?: CallFailed } | { kind: 'refused'; problem: CallFailed }

/** What somebody is told whose report or action waits, by what holds it up. */
export function waitingWords(problem?: CallFailed): string {
  if (problem?.status === 401 || problem?.owed) return say('已存在手机里，登录后自动送出')
  if (problem?.status === 429) return say('现在人多，已存在手机里，过会儿自动送出')
  if (problem && !problem.offline) return say('我们这边出了问题，已存在手机里，过会儿自动送出')
  return say('没连上，已存在手机里，联网自动送出')
}

/** Ids on their way just now. */
export const useOnTheWay = create<Record<string, true>>(() => ({}))
const jobs = new Map<string, Promise<Outcome>>()
const AGAIN_MS = [5_000, 15_000, 30_000, 60_000]
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** From the start of the app on; `sendSoon` runs whenever the app comes into sight. */
export function startOutbox() {
  forgetStrays(new Set([...Object.values(drafts.all()).flatMap(filesOf), ...Object.values(outbox.all()).flatMap(photosOf)]))
  onNetworkBack(sendSoon)
  useSession.subscribe(sendSoon)
}

/** The app came into sight, the network came back, somebody signed in: what waited for its next try waits no longer. */
export function sendSoon() {
  tries = 0
  void sendAll()
}

/** Sends one and tells what came of it; asked for twice at once, it goes out once. */
export function sendOne(id: string): Promise<Outcome> {
  const job = jobs.get(id) ?? begin(id)
  jobs.set(id, job)
  return job
}

/** The same for somebody who waits for it: after `ms` it waits instead, and goes on by itself. */
export const sendWithin = (ms: number, id: string): Promise<Outcome> =>
  Promise.race([sendOne(id), new Promise<Outcome>((resolve) => setTimeout(() => resolve({ kind: 'waits' }), ms))])

function begin(id: string): Promise<Outcome> {
  useOnTheWay.setState({ [id]: true })
  return inItsTurn(id).finally(() => {
    jobs.delete(id)
    const { [id]: _, ...others } = useOnTheWay.getState()
    useOnTheWay.setState(others, true)
    waitOn()
  })
}

async function inItsTurn(id: string): Promise<Outcome> {
  const one = outbox.get(id)
  const before = one?.kind === 'action' && one.follows
  if (before && outbox.get(before) && !outbox.get(before)!.refused) {
    const first = await sendOne(before)
    if (first.kind === 'waits') return first
  }
  return deliver(id)
}

async function sendAll() {
  clearTimeout(timer)
  timer = undefined
  let sent = 0
  for (const [id] of waiting()) {
    if (jobs.has(id)) continue
    const outcome = await sendOne(id).catch(unplanned)
    if (outcome.kind === 'sent') sent++
    if (outcome.kind === 'waits' && outcome.problem?.offline) break
  }
  if (sent > 0) void Taro.showToast({ title: say('存着的 {sent} 件送出去了', { sent }), icon: 'none' })
}

/** A fault of ours is told like any other, and holds up nothing that waits behind. */
const unplanned = (fault: unknown): Outcome => {
  setTimeout(() => {
    throw fault
  })
  return { kind: 'waits' }
}

/** What could go out now, were there a network. */
const waiting = (): [string, Outgoing][] => inOrder(outbox.all()).filter(([, one]) => !one.refused && passOf(one))

function waitOn() {
  if (timer || waiting().length === 0) return
  timer = setTimeout(() => void sendAll(), AGAIN_MS[Math.min(tries++, AGAIN_MS.length - 1)])
}

/** The account that made it, when it is the one signed in; an anonymous report goes under its own code. */
function passOf(one: Outgoing): Pass | undefined {
  if (one.as === 'code') return codePass(one)
  const token = tokenOf(one.as)
  return token && idOf(one.as) === one.owner ? { as: one.as, token } : undefined
}
/** Its writer's phone, where one was signed in when it was written: nobody else is to see the code. */
function codePass(one: Outgoing): Pass | undefined {
  if (!isFor(one, idOf('resident'))) return undefined
  const code = one.kind === 'report' ? drafts.get(one.draft)?.code : undefined
  return code ? { as: 'code', token: code } : undefined
}

/** Asked again at every try: somebody else may have signed in meanwhile. */
function mustPass(one: Outgoing): Pass {
  const pass = passOf(one)
  if (!pass) throw signInFirst()
  return pass
}

const signInFirst = () => new CallFailed({ code: 'signInFirst', message: '' }, 401)

async function deliver(id: string): Promise<Outcome> {
  const one = outbox.get(id)
  // its draft is gone: it was with the server already
  if (one?.kind === 'report' && !drafts.get(one.draft)) outbox.remove(id)
  if (!one || !outbox.get(id)) return { kind: 'waits' }
  if (!passOf(one)) return { kind: 'waits', problem: signInFirst() }
  const writtenAt = one.kind === 'report' ? drafts.get(one.draft)?.at : undefined
  try {
    const ticket = await renewing(one.as, () => send(id, one, mustPass(one)))
    settle(id, one, ticket, writtenAt)
    return { kind: 'sent', ticket }
  } catch (problem) {
    if (!(problem instanceof CallFailed)) throw problem
    if (problem.passing) return { kind: 'waits', problem }
    outbox.patch(id, { refused: problem.problem })
    return { kind: 'refused', problem }
  }
}

/**
 * Photos first, then the words. Photos that lay with the server for more than a day without their report are gone there, and go out once
 * more.
 */
async function send(id: string, one: Outgoing, pass: Pass, isAgain = false): Promise<TicketView | undefined> {
  const keys = photosOf(one)
  const stopped = await sendPhotos(keys, pass)
  if (stopped?.passing) throw stopped
  const refused = trayOf(keys).find(({ state }) => state === 'refused')
  if (refused) throw unusable(refused)
  try {
    return await request(id, one, pass)
  } catch (problem) {
    const fields = problem instanceof CallFailed && problem.problem.fields
    const isGone = fields && (fields.photos === 'photoUnknown' || fields.voice === 'voiceUnknown' || fields.papers === 'paperUnknown')
    if (!isGone || isAgain) throw problem
    sendAgain(keys)
    return send(id, one, pass, true)
  }
}

/** One of its files the server will not have: said at its field, as the server would. */
function unusable({ seconds, paper, why = '' }: TrayPhoto): CallFailed {
  if (paper)
    return new CallFailed({ code: 'paperUnknown', message: say('有附件不能用：{why}', { why }), fields: { papers: 'paperUnknown' } }, 400)
  if (seconds === undefined)
    return new CallFailed({ code: 'photoUnknown', message: say('有照片不能用：{why}', { why }), fields: { photos: 'photoUnknown' } }, 400)
  return new CallFailed({ code: 'voiceUnknown', message: say('录音不能用：{why}', { why }), fields: { voice: 'voiceUnknown' } }, 400)
}

async function request(id: string, one: Outgoing, pass: Pass): Promise<TicketView | undefined> {
  if (one.kind === 'call') {
    await call({ method: 'POST', path: one.path, for: ['staff'], reply: Empty }, { body: one.body, ...pass } as Pass)
    return undefined
  }
  if (one.kind === 'report') {
    const draft = drafts.get(one.draft)!
    if (one.joins) return joined(id, one.joins, draft, pass)
    const [voice] = idsOf(draft.voice ? [draft.voice] : [])
    return call(api.fileReport, { body: reportOf(draft, idsOf(draft.photos), voice, idsOf(draft.papers ?? [])) as Report, ...pass })
  }
  const { photos, papers } = idsByKind(one.photos)
  const { action, stage, follows, madeAt } = one
  const body = { action, given: withFiles(one.given, photos, papers), requestId: id, stage, follows, madeAt } as ActBody
  return (await call(api.act, { params: { id: one.ticket }, body, ...pass })).ticket
}

/** The draft's words and photos, added to what was offered. */
async function joined(requestId: string, offer: string, draft: Draft, pass: Pass): Promise<TicketView> {
  const files = { photos: idsOf(draft.photos), papers: idsOf(draft.papers ?? []) }
  const body = { requestId, draft: nearOf(draft)!, note: writtenOf(draft) || undefined, ...files }
  return (await call(api.join, { params: { id: offer }, body, ...pass })).ticket
}

/**
 * The server has it: what is kept of it goes in an order in which a stop at any point loses nothing. A draft that was taken back, or
 * written on, while it was on its way stays: sent once more, it says that it had arrived.
 */
function settle(id: string, one: Outgoing, ticket: TicketView | undefined, writtenAt: number | undefined) {
  if (ticket) tickets(one.as).put(ticket.id, ticket)
  if (one.kind === 'report' && ticket) {
    const draft = drafts.get(one.draft)
    if (draft?.code && !one.joins) keepUnsaved(codeOf(draft.code, one, ticket))
    if (draft && isFor(one, idOf('resident'))) rememberPlace(draft.place)
    if (outbox.get(id) && draft?.at === writtenAt) dropDraft(one.draft)
  } else if (one.kind === 'action') dropPhotos(one.photos)
  outbox.remove(id)
  if (one.as === 'resident') void myTickets.load(MINE, true)
  if (one.as === 'staff') for (const desk of LISTS) if (inbox.peek(desk)) void inbox.load(desk, true)
}

/** Who may see the code is settled by who had the phone when the report was written, not when it went out. */
const codeOf = (code: string, { owner, holders }: OutgoingReport, { number, filedAt, id }: TicketView): UnsavedCode => ({
  code,
  number,
  filedAt,
  ticket: id,
  owner,
  holders,
})

/** A session that ran out meanwhile is renewed once, where WeChat can do it. */
export async function renewing<T>(as: Pass['as'], send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (problem) {
    const mayRenew = problem instanceof CallFailed && problem.status === 401 && as === 'staff'
    if (mayRenew && (await signInSilently())) return send()
    throw problem
  }
}
