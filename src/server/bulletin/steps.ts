/** What is done to a bulletin (起草、改字、提意见、定稿、公开): each step by the table of the domain, each edition beside the last. */
import type { BodyOf } from '../../domain/api'
import type { bulletinApi } from '../../domain/api-bulletin'
import { criticised, redrafted, unitsShown, type Document } from '../../domain/bulletin/draft'
import { problemInWords } from '../../domain/bulletin/slots'
import {
  BULLETIN_STEPS,
  deskUnits,
  GUARD_WORDS,
  objectUntil,
  stepRefusal,
  type BulletinStep,
  type Move,
} from '../../domain/bulletin/states'
import { actorKey } from '../../domain/people/actors'
import { audit } from '../audit/log'
import type { Look, Work } from '../deps'
import { Refused } from '../refused'
import { working } from '../ticket/work'
import { addEdition, addSaid, anyEditionsOf, bulletinOf, editionsOf, hold, saidOf, type Edition, type SaidRow } from './rows'
import { freshDraft, periodOfVintage } from './vintage'
import { standingOf } from './view'

type Bodies = typeof bulletinApi

/** Drafts the period of a vintage; a draft that is there goes on with the newest figures, and keeps what a person wrote. */
export const draftBulletin = (look: Look, vintageId: string): Promise<string> =>
  working(look, async (work) => {
    const span = await periodOfVintage(work, vintageId)
    const fresh = await freshDraft(work, span)
    const id = await bulletinOf(work, span)
    const [before] = await anyEditionsOf(work, id)
    if (before && before.state !== 'draft') throw new Refused(409, 'stale')
    const document = before ? redrafted(fresh, before.document) : fresh
    const edition = (before?.edition ?? 0) + 1
    await addEdition(work, { id, edition, state: 'draft', vintageId: document.source.id, document, objectUntil: null })
    await note(work, id, `draft ${edition}`)
    return id
  })

/** Other words for some sentences; numbers stay where they are. */
export const wordBulletin = (look: Look, id: string, { edition, words }: BodyOf<Bodies['wordBulletin']>): Promise<void> =>
  stepping(look, { id, step: 'word', edition }, async (work, newest) => {
    const names = await staffNames(work)
    const document = { ...newest.document, paragraphs: newest.document.paragraphs.map((one) => reworded(one, words, names)) }
    await addEdition(work, { ...newest, edition: edition + 1, document })
    await note(work, id, `words ${edition + 1}`)
  })

function reworded(one: Document['paragraphs'][number], all: readonly { key: string; words: string }[], names: readonly string[]) {
  const said = all.find(({ key }) => key === one.key)
  if (!said || said.words === one.words) return one
  const problem = problemInWords(one, said.words, names)
  if (problem) throw new Refused(400, problem, { fields: { [one.key]: problem } })
  return { ...one, words: said.words, edited: true }
}

async function staffNames({ db, district }: Work): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('name')
    .where('district_id', '=', district)
    .where('kind', '=', 'staff')
    .where('ended_at', 'is', null)
    .execute()
  return rows.flatMap(({ name }) => (name && name.length > 1 ? [name] : []))
}

/** Issued to units, made final with the newest figures, told outside. */
export const moveBulletin = (look: Look, id: string, { edition, step }: { edition: number; step: Move }): Promise<void> =>
  stepping(look, { id, step, edition }, async (work, newest) => {
    const { from, to, kind } = newest.document
    const span = { from, to, kind }
    const document = step === 'finish' ? redrafted(await freshDraft(work, span), newest.document) : newest.document
    await addEdition(work, {
      ...{ id, edition: edition + 1, state: BULLETIN_STEPS[step].to, vintageId: document.source.id, document },
      objectUntil: step === 'issue' ? objectUntil(span, work.now, work.reference.calendar) : newest.objectUntil,
    })
    await note(work, id, `${step} ${edition + 1}`)
  })

export const objectBulletin = (look: Look, id: string, { unitId, words }: BodyOf<Bodies['objectBulletin']>): Promise<void> =>
  stepping(look, { id, step: 'object' }, async (work, { document }) => {
    refuseOther(work, unitId, unitsShown(document))
    await addSaid(work, id, { kind: 'objection', unitId, answers: null, accepted: null, words })
    await note(work, id, 'object')
  })

export const accountBulletin = (look: Look, id: string, { unitId, words }: BodyOf<Bodies['accountBulletin']>): Promise<void> =>
  stepping(look, { id, step: 'account' }, async (work, { document }) => {
    refuseOther(work, unitId, criticised(document))
    await addSaid(work, id, { kind: 'account', unitId, answers: null, accepted: null, words })
    await note(work, id, 'account')
  })

/** A unit speaks for itself alone. */
function refuseOther({ actor }: Look, unitId: string, allowed: readonly string[]) {
  if (!deskUnits(actor).includes(unitId) || !allowed.includes(unitId)) throw new Refused(403, 'notForYou')
}

export const answerObjection = (look: Look, id: string, { n, accepted, words }: BodyOf<Bodies['answerObjection']>): Promise<void> =>
  stepping(look, { id, step: 'answer' }, async (work, _newest, said) => {
    const objection = said.find((one) => one.n === n && one.kind === 'objection')
    if (!objection) throw new Refused(404, 'notForYou')
    if (said.some(({ answers }) => answers === n)) throw new Refused(409, 'stale')
    await addSaid(work, id, { kind: 'answer', unitId: objection.unitId, answers: n, accepted, words })
    await note(work, id, 'answer')
  })

type Stepping = { id: string; step: BulletinStep; edition?: number }

/** A step on the newest edition, which is held meanwhile; refused where the table says so, or where another was there first. */
const stepping = (look: Look, { id, step, edition }: Stepping, take: (work: Work, newest: Edition, said: SaidRow[]) => Promise<void>) =>
  working(look, async (work) => {
    await hold(work, id)
    const [newest] = await editionsOf(work, id)
    const said = (await saidOf(work, [id])).get(id)!
    const refused = stepRefusal(step, await standingOf(work, newest, said), work.actor)
    if (refused === 'notForYou') throw new Refused(403, refused)
    if (refused === 'wrongState' || (edition !== undefined && edition !== newest.edition)) throw new Refused(409, 'bulletinMoved')
    if (refused) throw new Refused(409, 'bulletinWaits', { message: GUARD_WORDS[refused] })
    await take(work, newest, said)
  })

const note = (work: Work, id: string, result: string) => audit(work, { actor: actorKey(work.actor), what: `bulletin:${id}`, result })
