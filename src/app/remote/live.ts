/**
 * Live news: a socket that says only "ticket X changed" or "your notices changed". The first message is the token. A lost socket comes back
 * by itself; pages poll as well, so nothing depends on it.
 */
import Taro from '@tarojs/taro'
import { tokenOf, useSession, type As } from './session'
import type { Near } from '../../domain/presence'
import { onNetworkBack } from '../platform/network'

type Heard = { ready?: true; ticket?: string; stage?: number; notices?: true; near?: Near[]; at?: string }
type Listener = (as: As, ticketId: string, stage: number) => void
const listeners = new Set<Listener>()
const noticeListeners = new Set<(as: As) => void>()
/** What is said over the line of whoever is signed in (在场), and said again when it comes back; `near` hears what is answered. */
const said: Partial<Record<As, string>> = {}
const nearListeners = new Set<(at: string, near: Near[]) => void>()

/** Says where a member of staff is. */
export function sayWhere(text: string) {
  said.staff = text
  lines.staff?.say?.(text)
}

/** Hears who else is at a ticket; the returned function stops listening. */
export function onNear(listener: (at: string, near: Near[]) => void): () => void {
  nearListeners.add(listener)
  return () => void nearListeners.delete(listener)
}

/** `task` while it is open, `again` while it waits to be opened again, `say` once the other side is ready. */
type Line = { token: string; task?: Taro.SocketTask; again?: () => void; say?: (text: string) => void }
const lines: Partial<Record<As, Line>> = {}
const RETRY_MS = [1_000, 3_000, 10_000, 30_000]

/** Hears of changed tickets; the returned function stops listening. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Hears that notices of whoever is signed in came or were read; the returned function stops listening. */
export function onNotices(listener: (as: As) => void): () => void {
  noticeListeners.add(listener)
  return () => void noticeListeners.delete(listener)
}

/** Listens for whoever is signed in, now and after every change of session; a network that comes back is used at once. */
export function startLive() {
  const keepAllOpen = () => KINDS.forEach(keepOpen)
  keepAllOpen()
  useSession.subscribe(keepAllOpen)
  onNetworkBack(() => KINDS.forEach((as) => lines[as]?.again?.()))
}

const KINDS = ['resident', 'staff'] as const

/** A phone that slept may have lost its sockets without being told (iOS): they are opened anew. Pages load again by themselves. */
export function wakeLive() {
  for (const as of KINDS) {
    const line = lines[as]
    if (line?.again) line.again()
    else if (line?.task) reopen(as, line)
  }
}

function reopen(as: As, line: Line) {
  const { task } = line
  line.task = undefined
  task?.close({})
  void open(as, line, 0)
}

function keepOpen(as: As) {
  const token = tokenOf(as)
  if (lines[as]?.token === token) return
  lines[as]?.task?.close({})
  delete lines[as]
  if (!token) return
  const line = { token }
  lines[as] = line
  void open(as, line, 0)
}

async function open(as: As, line: Line, tries: number) {
  if (lines[as] !== line) return
  const task = await Taro.connectSocket({ url: liveUrl() }).catch(() => undefined)
  // signed out while it was being opened
  if (lines[as] !== line) return task?.close({})
  if (!task) return retry(as, line, tries)
  line.task = task
  let heard = tries
  task.onOpen(() => task.send({ data: line.token }))
  task.onMessage(({ data }) => {
    heard = 0
    const { ready, ticket, stage, notices, near, at } = JSON.parse(String(data)) as Heard
    if (ready) {
      line.say = (text) => task.send({ data: text })
      if (said[as]) line.say(said[as])
    }
    if (near) for (const listener of nearListeners) listener(at ?? '', near)
    if (ticket) for (const listener of listeners) listener(as, ticket, stage ?? 0)
    if (notices) for (const listener of noticeListeners) listener(as)
  })
  // one that was given up for another is not opened again
  task.onClose(() => {
    line.say = undefined
    if (line.task === task) retry(as, line, heard)
  })
  task.onError(() => undefined)
}

function retry(as: As, line: Line, tries: number) {
  const again = (count: number) => {
    clearTimeout(timer)
    line.again = undefined
    void open(as, line, count)
  }
  const timer = setTimeout(() => again(tries + 1), RETRY_MS[Math.min(tries, RETRY_MS.length - 1)])
  line.again = () => again(0)
}

const liveUrl = (): string => `${(__API__ || location.origin).replace(/^http/, 'ws')}/api/live`
