/** The dossier of a ticket (一案一档): its record as its reader sees it, the story in words, the chain's hashes, and those of every file. */
import { createHash } from 'node:crypto'
import { DOSSIER_PARTS, dossierWords, type DossierReason } from '../../domain/reading/dossier'
import { actorKey } from '../../domain/people/actors'
import type { TicketView } from '../../domain/ticket/views'
import { audit } from '../audit/log'
import { inBeijing } from '../beijing'
import type { Look } from '../deps'
import { ownName } from '../own-name'
import { viewTicket } from '../ticket/read'
import { json, recordEntries, told } from './record'
import { zipOf, type Entry } from './zip'

/** Its bytes and its name; who takes it out, and why, is written down before the first byte. 404 where the ticket is not theirs. */
export async function dossierOf(look: Look, id: string, reason: DossierReason): Promise<{ name: string; bytes: AsyncGenerator<Buffer> }> {
  const view = await viewTicket(look, id)
  await audit(look, { actor: actorKey(look.actor), what: `dossier:${id}`, result: reason })
  const [year, month, day] = inBeijing(look.now, 'YYYY M D').split(' ').map(Number)
  const bytes = zipOf(withPrints(entriesOf(look, view, reason)), { year: year!, month: month!, day: day! })
  return { name: `dossier-${view.number}.zip`, bytes }
}

async function* entriesOf(look: Look, view: TicketView, reason: DossierReason): AsyncGenerator<Entry> {
  const by = await ownName(look)
  const words = dossierWords({ view, catalogue: look.reference.catalogue, by, at: look.now, reason })
  yield { name: '说明.txt', bytes: Buffer.from(`${DOSSIER_PARTS.join('\n')}\n`) }
  yield { name: '办理经过.txt', bytes: Buffer.from(words) }
  yield* recordEntries(look, view)
  yield { name: '凭据.json', bytes: json(await proofOf(look, view)) }
}

/** The hashes of all steps, those the reader may not read among them: a hash tells nothing, and the chain is whole. */
async function proofOf({ db, district, now }: Look, { id, number }: TicketView) {
  const steps = await db
    .selectFrom('ticket_event')
    .select(['seq', 'hash'])
    .where('district_id', '=', district)
    .where('ticket_id', '=', id)
    .orderBy('seq')
    .execute()
  const chain = steps.map(({ seq, hash }) => ({ seq, hash: hash.toString('hex') }))
  return { number, ticket: id, takenAt: told(now), steps: chain.length, head: chain.at(-1)?.hash, chain }
}

/** The entries, and behind them the SHA-256 of each. */
async function* withPrints(entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  const prints: string[] = []
  for await (const entry of entries) {
    prints.push(`${createHash('sha256').update(entry.bytes).digest('hex')}  ${entry.name}`)
    yield entry
  }
  yield { name: '指纹.txt', bytes: Buffer.from(`${prints.join('\n')}\n`) }
}
