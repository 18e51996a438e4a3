/**
 * Mutated requests: the whole contract asked by everybody who may ask, first as it should be, then with something wrong about it. The server
 * answers by its own words, never with a fault (500), and while it is well never that it is busy (503). The same seed asks the same.
 */
import sharp from 'sharp'
import { api } from '../../src/domain/api'
import { aPdf } from '../helpers/papers'
import { aReport } from '../helpers/server'
import { diceOf } from '../../src/server/simulate/dice'
import { mutated } from './mutate'
import { aRequest, everybody, json, signIn, type Answered, type Asked, type Send, type Sent, type World } from './requests'

export type Mutations = {
  findings: string[]
  /** How often each endpoint gave which answer. */
  answers: Record<string, Record<string, number>>
  sent: number
  /** Answered by a handler, not turned away before it. */
  reached: number
}

/** So many at once, as phones would. */
const AT_ONCE = 8

type Options = {
  send: Send
  requests: number
  seed: number
  now?: number
  /** Between one batch and the next, to set counters back. */ rest?: () => Promise<unknown>
}

export async function run({ send, requests, seed, now = Date.now(), rest }: Options): Promise<Mutations> {
  const dice = diceOf(seed)
  const world = await aWorld(send, now)
  const done: Mutations = { findings: [], answers: {}, sent: 0, reached: 0 }
  while (done.sent < requests) {
    const batch = Array.from({ length: Math.min(AT_ONCE, requests - done.sent) }, () => {
      const asked = aRequest(world, dice)
      return { asked, sent: mutated(asked, world, dice) }
    })
    done.sent += batch.length
    const answers = await Promise.all(batch.map(({ sent }) => answered(send, sent)))
    for (const [index, answer] of answers.entries()) {
      const { asked, sent } = batch[index]!
      note(done, asked, sent, answer)
      await learn(world, asked, answer, send)
    }
    await rest?.()
  }
  return done
}

const answered = (send: Send, sent: Sent): Promise<Answered> =>
  send(sent).catch((error: Error) => ({ status: 0, body: `no answer: ${error.message}` }))

const noFiles = () => ({ photos: [] as string[], voices: [] as string[], papers: [] as string[] })

/** Some tickets at several desks, photos that wait, and ids of what is no ticket. */
async function aWorld(send: Send, now: number): Promise<World> {
  const people = await everybody(send)
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const world: World = { people, tickets: [], others: ['01234567-89ab-7cde-8f01-23456789abcd'], ...noFiles(), picture, paper: aPdf(), now }
  for (const name of ['lixiulan', 'zhangjianguo', 'lixiulan', 'code 1'])
    for (const category of ['public_facility', 'transport', 'policy_style_other'] as const) {
      const who = people.find((one) => one.name === name)!
      const consent = { ...json({ version: '1' }), method: 'POST', url: '/api/my/consent' }
      if (who.kind === 'resident') await send({ ...consent, headers: { ...consent.headers, ...who.headers } })
      const report = json(aReport({ category, item: 'other', identity: who.kind === 'code' ? 'anonymous' : 'sealed', publicConsent: true }))
      const answer = await send({
        ...report,
        method: 'POST',
        url: `/api${api.fileReport.path}`,
        headers: { ...report.headers, ...who.headers },
      })
      if (answer.status !== 200) throw new Error(`not filed: ${answer.body}`)
      world.tickets.push(ticketOf(JSON.parse(answer.body) as View))
    }
  return world
}

type View = { id: string; number: string; stage: number; actions: { action: string; needs: string[]; refusal?: unknown }[] }
const ticketOf = ({ id, number, stage, actions }: View) => ({ id, number, stage, actions: actions.filter(({ refusal }) => !refusal) })

/** What an answer tells of tickets, files and codes is asked about later; who was signed out signs in again. */
async function learn(world: World, { who, ticket, endpoint }: Asked, { status, body }: Answered, send: Send) {
  if (status === 401 && (who.kind === 'resident' || who.kind === 'staff')) who.headers = await signIn(send, who.name)
  if (status !== 200 || !body.startsWith('{')) return
  const reply = JSON.parse(body) as { ticket?: View; rows?: { id?: string; code?: string }[]; code?: string } & Partial<View>
  if (reply.ticket) Object.assign(ticket.id === reply.ticket.id ? ticket : {}, ticketOf(reply.ticket))
  if (endpoint.path === api.fileReport.path && reply.number && world.tickets.length < 60) world.tickets.push(ticketOf(reply as View))
  if (endpoint.path === api.uploadPhoto.path && reply.id) world.photos.push(reply.id)
  if (endpoint.path === api.uploadPaper.path && reply.id) world.papers.push(reply.id)
  for (const row of reply.rows ?? []) if (row.id && world.others.length < 60) world.others.push(row.id)
  if (reply.code && world.others.length < 80) world.others.push(reply.code)
}

function note(done: Mutations, { name, who, endpoint }: Asked, sent: Sent, { status, body }: Answered) {
  const isOf = sent.url.startsWith(`/api${endpoint.path.split(':')[0]}`) && sent.method === endpoint.method
  const counts = (done.answers[isOf ? name : '(no endpoint)'] ??= {})
  counts[status] = (counts[status] ?? 0) + 1
  if (isOf && !isTurnedAway(status, body)) done.reached++
  const wrong = wrongWith(status, body, sent)
  if (wrong)
    done.findings.push(
      `${wrong}: ${who.name} ${sent.method} ${sent.url.slice(0, 200)} ${String(sent.payload ?? '').slice(0, 300)} -> ${body.slice(0, 200)}`,
    )
}

/** Codes of an answer that was given before a handler saw the request. */
const BEFORE = ['signInFirst', 'notForYou:403', 'mustChangePassword', 'invalid', 'notFound', 'tooLarge', 'tooMany']
function isTurnedAway(status: number, body: string): boolean {
  const code = /"code":"(\w+)"/.exec(body)?.[1] ?? ''
  return status >= 400 && (BEFORE.includes(code) || BEFORE.includes(`${code}:${status}`))
}

/** An answer that should not be: a fault, a server that says it is busy, words that are not ours. */
function wrongWith(status: number, body: string, { url, method }: Sent): string | undefined {
  // a slow disk may honestly be told: readiness writes, and answers no after a second and a half
  if (status === 503 && url.startsWith('/api/ready')) return undefined
  if (status === 0 || status >= 500) return `status ${status}`
  if (status < 400 || method === 'HEAD' || status === 416 || url.startsWith('/api/docs')) return undefined
  const { code, message, fields } = problemIn(body)
  if (!code || !/[一-龥]/.test(message ?? '')) return 'an answer that is no problem of ours'
  const odd = Object.values(fields ?? {}).find((one) => !/^[a-z][A-Za-z]*$/.test(one))
  return odd === undefined ? undefined : `a field told in other words (${odd})`
}

function problemIn(body: string): { code?: string; message?: string; fields?: Record<string, string> } {
  try {
    return JSON.parse(body) as { code?: string }
  } catch {
    return {}
  }
}

/** The answers by endpoint and status, one line each, and how many reached a handler. */
export function printed({ answers, sent, reached, findings }: Mutations): string {
  const lines = Object.entries(answers)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([name, counts]) =>
        `  ${name.padEnd(18)} ${Object.entries(counts)
          .map(([status, count]) => `${status}×${count}`)
          .join('  ')}`,
    )
  const share = ((100 * reached) / Math.max(1, sent)).toFixed(1)
  return [
    ...lines,
    `${sent} requests, ${share} % reached a handler, ${findings.length} findings`,
    ...findings.map((one) => `  ! ${one}`),
  ].join('\n')
}
