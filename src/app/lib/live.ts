/**
 * Live news: a socket that says only "ticket X changed". The first message is the token. A lost socket comes back by itself;
 * pages poll as well, so nothing depends on it.
 */
import Taro from '@tarojs/taro'
import { tokenOf, useSession, type As } from '../stores/session'

type Listener = (as: As, ticketId: string, stage: number) => void
const listeners = new Set<Listener>()
const sockets: Partial<Record<As, { token: string; task?: Taro.SocketTask }>> = {}
const RETRY_MS = [1_000, 3_000, 10_000, 30_000]

/** Hears of changed tickets; the returned function stops listening. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Listens for whoever is signed in, now and after every change of session. */
export function startLive() {
  for (const as of ['resident', 'staff'] as const) keepOpen(as)
  useSession.subscribe(() => {
    for (const as of ['resident', 'staff'] as const) keepOpen(as)
  })
}

function keepOpen(as: As) {
  const token = tokenOf(as)
  if (sockets[as]?.token === token) return
  sockets[as]?.task?.close({})
  delete sockets[as]
  if (!token) return
  sockets[as] = { token }
  void open(as, token, 0)
}

async function open(as: As, token: string, tries: number) {
  if (sockets[as]?.token !== token) return
  const task = await Taro.connectSocket({ url: liveUrl() }).catch(() => undefined)
  if (!task) return retry(as, token, tries)
  sockets[as]!.task = task
  let heard = tries
  task.onOpen(() => task.send({ data: token }))
  task.onMessage(({ data }) => {
    heard = 0
    const { ticket, stage } = JSON.parse(String(data)) as { ticket?: string; stage?: number }
    if (ticket) for (const listener of listeners) listener(as, ticket, stage ?? 0)
  })
  task.onClose(() => retry(as, token, heard))
  task.onError(() => undefined)
}

const retry = (as: As, token: string, tries: number) =>
  void setTimeout(() => void open(as, token, tries + 1), RETRY_MS[Math.min(tries, RETRY_MS.length - 1)])

const liveUrl = (): string => `${(__API__ || location.origin).replace(/^http/, 'ws')}/api/live`
