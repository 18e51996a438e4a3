/** The contract of the reporter's own say in publication (公示). */
import * as v from 'valibot'
import { Id, type Endpoint } from './api'
import { Publicity } from './publication/publicity'

// prettier-ignore
export const publicityApi = {
  publicity:   { method: 'GET',  path: '/tickets/:id/publicity', for: ['resident', 'code'], params: Id, reply: Publicity },
  consent:     { method: 'POST', path: '/tickets/:id/publicity', for: ['resident', 'code'], params: Id, body: v.object({ consent: v.boolean() }), reply: Publicity, allowance: { max: 20, minutes: 60, per: 'person' } },
} as const satisfies Record<string, Endpoint>
