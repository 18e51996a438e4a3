import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'
import type { Problem } from '../../domain/api'
import { toldWords, type ProblemCode } from '../../domain/problems-told'
import { isBusy } from '../database/busy'
import { Refused } from '../refused'
import { API } from '../serve'

/** Refusals become their code and sentence; everything unplanned is logged with a reference the person can read out. */
export function answerErrors(app: FastifyInstance) {
  app.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    if (error instanceof Refused) return send(reply, error.statusCode, { ...problem(error.problem), ...error.more })
    const status = error.statusCode ?? 500
    if (status === 503 || isBusy(error)) return sendBusy(error, request, reply)
    if (status >= 400 && status < 500) return send(reply, status, problem(FASTIFY_ERRORS[status] ?? 'invalid'))
    const ref = refOf(request)
    request.log.error({ err: error, ref }, 'fault')
    return send(reply, 500, { ...problem('fault'), ref })
  })
  app.setNotFoundHandler((request, reply) => (isPage(request) ? reply.sendApp() : send(reply, 404, problem('notFound'))))
}

/** An address that no route can be looked up for (`%zz`, too long) never reaches the handlers above. */
export const answerUnreadable = (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
  send(reply, isPage(request) ? 404 : 400, problem(isPage(request) ? 'notFound' : 'invalid'))

/** What is no HTTP at all is told so in our own words, and the connection ends. */
export function answerBroken(error: { code?: string }, socket: Socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, code] = BROKEN[error.code ?? ''] ?? (['400 Bad Request', 'invalid'] as const)
  const body = JSON.stringify(problem(code))
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

const BROKEN: Record<string, readonly [string, ProblemCode]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'tooLarge'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'busy'],
}

/** Rooms of the server in which an address that is not there is no page of the app. */
const NO_PAGES = [API, '/files', '/feeds', '/wechat']
const isPage = ({ method, url }: FastifyRequest): boolean => {
  const path = url.split('?')[0]!.toLowerCase()
  return ['GET', 'HEAD'].includes(method) && !NO_PAGES.some((room) => path === room || path.startsWith(`${room}/`))
}

/** Come again in a moment. */
const BUSY_SECONDS = 5

function sendBusy(error: Error, request: FastifyRequest, reply: FastifyReply) {
  request.log.warn({ err: error }, 'busy')
  if (!reply.hasHeader('retry-after')) reply.header('retry-after', BUSY_SECONDS)
  return send(reply, 503, problem('busy'))
}

const FASTIFY_ERRORS: Record<number, ProblemCode> = {
  400: 'invalid',
  404: 'notFound',
  406: 'invalid',
  413: 'tooLarge',
  415: 'invalid',
  429: 'tooMany',
}

const problem = (code: ProblemCode): Problem => ({ code, message: toldWords(code) })

const send = (reply: FastifyReply, status: number, body: Problem) =>
  reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').serializer(JSON.stringify).send(body)

const refOf = (request: FastifyRequest): string => `E-${request.id.slice(-4).toUpperCase()}`
