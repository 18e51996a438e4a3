/** The contract, continued: ledgers (台账) as files. */
import * as v from 'valibot'
import type { Endpoint } from './api'
import { DATE, UNIT_ID } from './bounds'
import { EXPORT_REASON_IDS } from './ledger/ledger'
import { FIGURE_READERS } from './figures/readers'

const Asked = v.object({ from: DATE, to: DATE, unit: v.optional(UNIT_ID), reason: v.picklist(EXPORT_REASON_IDS, 'missing') })
export type LedgerAsked = v.InferOutput<typeof Asked>

/** The file itself (.xlsx), written as it is read. */
const File = v.custom<unknown>(() => true)

export const ledgerApi = {
  exportLedger: {
    method: 'GET',
    path: '/ledger',
    for: ['staff'],
    duties: FIGURE_READERS,
    query: Asked,
    reply: File,
    allowance: { max: 20, minutes: 60, per: 'person' },
  },
} as const satisfies Record<string, Endpoint>
