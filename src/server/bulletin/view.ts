/** Bulletins as one reader may read them. */
import type { BulletinRow, Bulletins, BulletinView, Objection, PublicBulletin, PublicRow } from '../../domain/api-bulletin'
import { criticised, headOf, unitsShown } from '../../domain/bulletin/draft'
import { outside, printedOutside } from '../../domain/bulletin/outside'
import { BULLETIN_STEPS, deskUnits, mayRead, maySeeAccount, maySeeObjection, stepsFor, type Standing } from '../../domain/bulletin/states'
import { unitsOf, type Actor } from '../../domain/people/actors'
import type { Deps, Look } from '../deps'
import { Refused } from '../refused'
import { editionsOf, newestEditions, saidOf, type Edition, type SaidRow } from './rows'
import { newestVintage, waitingPeriods } from './vintage'

export async function bulletinList(look: Look, before?: string): Promise<Bulletins> {
  const editions = await newestEditions(look, before)
  const said = await saidOf(look, editions.map(({ id }) => id)) // prettier-ignore
  const drafts = unitsOf(look.actor, BULLETIN_STEPS.word.by).length > 0
  return {
    rows: editions.filter(({ state }) => mayRead(state, look.actor)).map((one) => rowOf(one, said.get(one.id)!, look.actor)),
    waiting: drafts ? await waitingPeriods(look) : [],
    now: look.now,
  }
}

const rowOf = (one: Edition, said: readonly SaidRow[], actor: Actor): BulletinRow => ({
  ...{ id: one.id, state: one.state, edition: one.edition, madeAt: one.madeAt, objectUntil: one.objectUntil },
  ...{ kind: one.document.kind, from: one.document.from, to: one.document.to },
  unanswered: unanswered(said).filter(({ unitId }) => maySeeObjection(unitId, actor)).length,
  named: namedFor(one, deskUnits(actor)),
})

function namedFor({ document }: Edition, units: readonly string[]): BulletinRow['named'] {
  const own = document.paragraphs.filter(({ unit }) => unit !== null && units.includes(unit))
  if (own.some(({ part }) => part === 'criticism')) return 'criticism'
  return own.length > 0 ? 'praise' : null
}

const unanswered = (said: readonly SaidRow[]): SaidRow[] =>
  said.filter(({ kind, n }) => kind === 'objection' && !said.some(({ answers }) => answers === n))

/** How a bulletin stands now, for the rules. */
export async function standingOf(look: Look, newest: Edition, said: readonly SaidRow[]): Promise<Standing> {
  const { id, stage, closes } = await newestVintage(look, newest.document)
  const { state, document, objectUntil } = newest
  return { state, document, objectUntil, unanswered: unanswered(said).length, newest: { id, stage, closes }, now: look.now }
}

/** One edition, the newest where none is asked for; what may be done is done to the newest. */
export async function bulletinView(look: Look, id: string, asked?: number): Promise<BulletinView> {
  const { actor, reference } = look
  const all = (await editionsOf(look, id)).filter(({ state }) => mayRead(state, actor))
  const shown = asked === undefined ? all[0] : all.find(({ edition }) => edition === asked)
  if (!shown) throw new Refused(404, 'notForYou')
  const said = (await saidOf(look, [id])).get(id)!
  const nameOf = (unitId: string) => ({ id: unitId, name: reference.units.fullName(unitId) })
  const named = criticised(shown.document)
  return {
    ...rowOf(shown, said, actor),
    by: shown.by,
    document: shown.document,
    editions: all.map(({ edition, state, madeAt, by }) => ({ edition, state, madeAt, by })),
    objections: objectionsFor(said, actor, nameOf),
    objected: {
      all: said.filter(({ kind }) => kind === 'objection').length,
      accepted: said.filter(({ accepted }) => accepted).length,
    },
    accounts: said
      .filter(({ kind, unitId }) => kind === 'account' && maySeeAccount(unitId, actor))
      .map(({ n, unitId, words, at }) => ({ n, unit: nameOf(unitId), words, at })),
    steps: shown === all[0] ? stepsFor(await standingOf(look, shown, said), actor) : [],
    units: deskUnits(actor)
      .filter((unit) => unitsShown(shown.document).includes(unit) || named.includes(unit))
      .map((unit) => ({ ...nameOf(unit), criticised: named.includes(unit) })),
    now: look.now,
  }
}

const objectionsFor = (said: readonly SaidRow[], actor: Actor, nameOf: (id: string) => Objection['unit']): Objection[] =>
  said
    .filter(({ kind, unitId }) => kind === 'objection' && maySeeObjection(unitId, actor))
    .map(({ n, unitId, words, at }) => {
      const answer = said.find(({ answers }) => answers === n)
      return {
        ...{ n, unit: nameOf(unitId), words, at },
        answer: answer ? { accepted: answer.accepted === true, words: answer.words, at: answer.at } : null,
      }
    })

type PublicDeps = Pick<Deps, 'db' | 'district'>

/** Those that were released, the latest first. */
export async function publicRows(deps: PublicDeps): Promise<PublicRow[]> {
  const all = await newestEditions(deps)
  return all.filter(({ state }) => state === 'released').map(publicRow)
}

const publicRow = ({ id, madeAt, document: { kind, from, to } }: Edition): PublicRow => ({
  ...{ id, kind, from, to, releasedAt: madeAt },
  ...headOf({ kind, from, to }),
})

export async function publicBulletin(deps: PublicDeps, id: string, now: number): Promise<PublicBulletin> {
  const [newest] = await editionsOf(deps, id)
  if (newest.state !== 'released') throw new Refused(404, 'notForYou')
  const told = outside(newest.document)
  return { ...publicRow(newest), told, printed: printedOutside(told), now }
}
