import type { FastifyRequest } from 'fastify'
import type { Deps } from './deps'

/** Where the app is for the world: where the operator says, not where this request came from; the demo has no such place. */
export const originOf = ({ settings }: Pick<Deps, 'settings'>, { protocol, host }: FastifyRequest): string | undefined =>
  settings.PUBLIC_URL ?? (settings.DEMO ? `${protocol}://${host}` : undefined)
