/** The contract, continued: the dossier of a ticket (一案一档) as one file. */
import * as v from 'valibot'
import { Id, type Endpoint } from './api'
import { DOSSIER_REASON_IDS } from './reading/dossier'

/** The file itself (.zip), written as it is read. */
const File = v.custom<unknown>(() => true)

export const dossierApi = {
  exportDossier: {
    method: 'GET',
    path: '/tickets/:id/dossier',
    for: ['staff'],
    duties: ['clerk', 'dispatcher', 'supervisor'],
    params: Id,
    query: v.object({ reason: v.picklist(DOSSIER_REASON_IDS, 'missing') }),
    reply: File,
    allowance: { max: 60, minutes: 60, per: 'person' },
  },
} as const satisfies Record<string, Endpoint>
