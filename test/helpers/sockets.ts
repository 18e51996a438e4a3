/** Listening as a phone or a desk does, over a real socket. */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Caller } from './server'

export const tokenOf = (caller: Caller) => caller.headers.authorization!.replace('Bearer ', '')

/** A socket that keeps what it hears. */
export async function listen(port: number, token: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`)
  const heard: { ready?: true; ticket?: string; stage?: number; notices?: true }[] = []
  socket.on('message', (data) => heard.push(JSON.parse(String(data)) as (typeof heard)[number]))
  // awaited from the beginning: a close that comes before anybody waits for it is not missed
  const closed = once(socket, 'close') as Promise<[number]>
  await once(socket, 'open')
  socket.send(token)
  return { socket, heard, closed }
}

export async function until(check: () => boolean, ms = 30_000) {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) if (check()) return
  throw new Error('never happened')
}
