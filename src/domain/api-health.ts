/** The contract, continued: how the server is (系统状况), for the system administrator. */
import * as v from 'valibot'
import { Now, type Endpoint } from './api'

/** Instants are UTC ms; `oldest` and `lag` are seconds; counts go to 10,000. */
const Health = v.object({
  database: v.object({ ms: v.number(), bytes: v.number() }),
  connections: v.object({ busy: v.number(), waiting: v.number() }),
  /** Where photos lie; null where that cannot be read. */
  disk: v.nullable(v.object({ free: v.number(), total: v.number() })),
  topics: v.array(v.object({ topic: v.string(), waiting: v.number(), oldest: v.number() })),
  dead: v.number(),
  lag: v.number(),
  stale: v.number(),
  /** When the last backup of this data directory was done, and the last checkpoint written. */
  backupAt: v.nullable(v.number()),
  checkpointAt: v.nullable(v.number()),
  /** The end of the last day the working calendar knows. */
  calendarUntil: v.number(),
  emptyUnits: v.number(),
  clockTrusted: v.boolean(),
  upSince: v.number(),
  version: v.string(),
  now: Now,
})
export type Health = v.InferOutput<typeof Health>

export const healthApi = {
  systemHealth: { method: 'GET', path: '/system/health', for: ['staff'], duties: ['system'], reply: Health },
} as const satisfies Record<string, Endpoint>
