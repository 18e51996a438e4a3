import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '../../domain/api'
import { toldWords, type ProblemCode } from '../../domain/problems-told'
import { Refused } from '../refused'
import { API } from '../serve'

/** Refusals become their code and sentence; everything unplanned is logged with a reference the person can read out. */
export function answerErrors(app: FastifyInstance) {
  app.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    if (error instanceof Refused) return send(reply, error.statusCode, { ...problem(error.problem), ...error.more })
    const known = error.statusCode && FASTIFY_ERRORS[error.statusCode]
    if (known) return send(reply, error.statusCode!, problem(known))
    const ref = refOf(request)
    request.log.error({ err: error, ref }, 'fault')
    return send(reply, 500, { ...problem('fault'), ref })
  })
  app.setNotFoundHandler((request, reply) => {
    if (['GET', 'HEAD'].includes(request.method) && !request.url.startsWith(API) && !request.url.startsWith('/files/'))
      return reply.sendApp()
    return send(reply, 404, problem('notFound'))
  })
}

const FASTIFY_ERRORS: Record<number, ProblemCode> = {
  400: 'invalid',
  404: 'notFound',
  406: 'invalid',
  413: 'tooLarge',
  415: 'invalid',
  429: 'tooMany',
  503: 'busy',
}

export const problem = (code: ProblemCode): Problem => ({ code, message: toldWords(code) })

const send = (reply: FastifyReply, status: number, body: Problem) =>
  reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').serializer(JSON.stringify).send(body)

const refOf = (request: FastifyRequest): string => `E-${request.id.slice(-4).toUpperCase()}`
