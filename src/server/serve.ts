/** One endpoint of domain/api.ts → one Fastify route: who may call, what comes in, what may go out. */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { FastifyInstance, FastifyRequest, FastifyReply, FastifySchema } from 'fastify'
import * as v from 'valibot'
import { Problem, type BodyOf, type Endpoint, type ParamsOf, type QueryOf, type ReplyOf } from '../domain/api'
import { actorKey, holdsOne, type Actor } from '../domain/people/actors'
import { revealDue } from '../domain/people/factor'
import { isKept } from '../domain/bounds'
import { fieldProblems } from '../domain/report/draft'
import { networkOf } from './plugins/device'
import { dueIn } from './plugins/session'
import { Refused } from './refused'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The row of the contract a route serves. */
    endpoint?: Endpoint
  }
}

export const API = '/api'

type Call<E> = {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  actor: Actor
  now: number
  request: FastifyRequest
  reply: FastifyReply
}

/** Serves one endpoint. Whoever may not call it is told so before anything is read. */
export function serve<const E extends Endpoint>(app: FastifyInstance, endpoint: E, handle: (call: Call<E>) => Promise<ReplyOf<E>>) {
  app.route({
    method: endpoint.method,
    url: API + endpoint.path,
    schema: {
      ...(endpoint.params && { params: endpoint.params }),
      ...(endpoint.query && { querystring: endpoint.query }),
      ...(endpoint.body && { body: endpoint.body }),
      response: { '2xx': endpoint.reply, '4xx': Problem, '5xx': Problem },
    },
    config: { ...(endpoint.allowance && { rateLimit: rateOf(endpoint) }), endpoint },
    onRequest: async (request) => admit(endpoint, request),
    handler: (request, reply) =>
      handle({
        params: request.params as ParamsOf<E>,
        query: request.query as QueryOf<E>,
        body: request.body as BodyOf<E>,
        actor: request.actor,
        now: request.now,
        request,
        reply,
      }),
  })
}

function admit(endpoint: Endpoint, request: FastifyRequest) {
  if (endpoint.for.includes('anyone')) return
  if (request.actor.kind === 'nobody') throw new Refused(401, 'signInFirst')
  if (!endpoint.for.includes(request.actor.kind)) throw new Refused(403, 'notForYou')
  if (endpoint.duties && !(request.actor.kind === 'staff' && holdsOne(request.actor.posts, endpoint.duties)))
    throw new Refused(403, 'notForYou')
  if (request.mustChangePassword && !MAY_BEFORE_CHANGE.includes(endpoint.path)) throw new Refused(403, 'mustChangePassword')
  refuseUnproved(endpoint, request)
}

/** All that an initial password opens. */
const MAY_BEFORE_CHANGE = ['/staff/password', '/signout', '/signout/everywhere']
/** All that is open before the second factor is set up or proved. */
const MAY_BEFORE_FACTOR = [...MAY_BEFORE_CHANGE, '/staff/factor', '/staff/factor/start', '/staff/factor/enrol', '/staff/factor/prove']

/** The second factor of staff: owed before anything else by some, before a phone number is given away by all. */
function refuseUnproved({ path, proved }: Endpoint, request: FastifyRequest) {
  if (!request.factor || MAY_BEFORE_FACTOR.includes(path)) return
  const due = dueIn(request) ?? (proved ? revealDue(request.factor) : null)
  if (due) throw new Refused(403, due === 'prove' ? 'factorNeeded' : 'factorMissing')
}

const rateOf = ({ path, allowance }: Endpoint) => ({
  max: ({ actor }: FastifyRequest) => mostFor(allowance!, actor),
  timeWindow: allowance!.minutes * 60_000,
  keyGenerator: (request: FastifyRequest) => `${path} ${allowance!.per === 'person' ? payer(request) : networkOf(request.ip)}`,
})

function mostFor({ max, per, staff }: NonNullable<Endpoint['allowance']>, { kind }: Actor): number {
  if (kind === 'staff') return staff ?? max
  return kind === 'code' && per === 'person' ? max * HALL : max
}

/** A query code costs nothing to make up, so whoever comes with one is counted by address: as many people as share one in a service hall (政务大厅). */
const payer = ({ actor, ip }: FastifyRequest): string => (actor.kind === 'code' ? networkOf(ip) : actorKey(actor))
const HALL = 20

/** The field in which something is written that no database keeps. */
const unkeptIn = (value: unknown): string | undefined =>
  isKept(value)
    ? undefined
    : (Object.keys(value as object).find((key) => isKept(key) && !isKept((value as Record<string, unknown>)[key])) ?? 'body')

/** Requests and replies pass through valibot; a reply keeps only what its schema names. */
export function checkWithValibot(app: FastifyInstance) {
  app.setValidatorCompiler<v.GenericSchema>(({ schema }) => (data) => {
    const result = v.safeParse(schema, data)
    if (!result.success) return { error: new Refused(400, 'invalid', { fields: fieldProblems(result.issues) }) }
    const unkept = unkeptIn(result.output)
    return unkept ? { error: new Refused(400, 'invalid', { fields: { [unkept]: 'invalid' } }) } : { value: result.output }
  })
  app.setSerializerCompiler<v.GenericSchema>(
    ({ schema }) =>
      (data) =>
        JSON.stringify(v.parse(schema, data)),
  )
}

/** For the OpenAPI page: valibot schemas as JSON Schema; checks that JSON Schema cannot say are left out. */
export function describeForOpenApi({ url, route }: { url: string; route: { config?: { endpoint?: Endpoint } } }) {
  const endpoint = route.config?.endpoint
  if (!endpoint) return { schema: { hide: true }, url }
  const json = (part: v.GenericSchema) => toJsonSchema(part, { errorMode: 'ignore', typeMode: 'input' })
  const out = (part: v.GenericSchema) => toJsonSchema(part, { errorMode: 'ignore', typeMode: 'output' })
  return {
    url,
    schema: {
      description: `May call: ${endpoint.for.join(', ')}`,
      ...(endpoint.params && { params: json(endpoint.params) }),
      ...(endpoint.query && { querystring: json(endpoint.query) }),
      ...(endpoint.body && { body: json(endpoint.body) }),
      ...(endpoint.file && { consumes: ['multipart/form-data'] }),
      response: { 200: out(endpoint.reply), '4xx': out(Problem) },
    } as FastifySchema,
  }
}
