/** What follows from words (听了怎么办) on the server: for what is filed, and for whatever is said, written down or added later. */
import type { Report } from '../../domain/report/draft'
import { heed, type Desk, type Heed } from '../../domain/report/heed'
import { EARS } from '../../domain/report/hearing/learned'
import { moreUrgent } from '../../domain/report/emergency'
import { HANDLING } from '../../domain/people/actors'
import type { Given } from '../../domain/ticket/given'
import type { Due } from '../../domain/ticket/ladder'
import type { Step } from '../../domain/ticket/lifecycle'
import type { Found } from '../../domain/ticket/open'
import { ruleOf } from '../../domain/ticket/rules'
import type { Relation } from '../../domain/ticket/relations'
import { instant } from '../database/open'
import type { Deps, Work } from '../deps'

/** Who speaks for themselves; what they add is heard like what was filed. */
const SPEAKERS: readonly Relation[] = ['reporter', 'proxy', 'joiner', 'passerBy']

export async function heedReport(work: Work, report: Report, found: Found): Promise<Heed> {
  const words = `${report.text}\n${report.place.words}`
  return heed(words, await desksOf(work, [found.gridId, found.communityId]), EARS, report)
}

/** What the system does about the words of a step: makes it more urgent, and takes it away from those it is about. */
export async function heedStep(work: Work, { action, given, after }: Step): Promise<Due | undefined> {
  const words = wordsOf(action, given)
  if (!words) return undefined
  const { urgency, about, doubtful } = heed(words, await desksOf(work, [after.unitId, after.gridId, after.communityId]), EARS)
  const unit = about ?? (doubtful && after.unitId !== work.reference.units.centre.id ? after.unitId : undefined)
  const due: Given = {
    ...(moreUrgent(urgency, after.urgency) !== after.urgency && { urgency }),
    ...(unit && !isAway(work, after.complainedOf, unit) && { unit }),
  }
  return Object.keys(due).length > 0 ? { action: 'heed', given: due } : undefined
}

/** `relay`: what the reporter of a merged ticket added is heard where the work is, for theirs cannot move any more. */
const wordsOf = (action: Step['action'], { note, reason, transcript }: Given): string | undefined => {
  if (transcript) return transcript
  if (action === 'relay') return note
  return ruleOf(action).by.some((one) => SPEAKERS.includes(one)) ? (note ?? reason) : undefined
}

const isAway = ({ reference }: Deps, complainedOf: string | null, unit: string): boolean =>
  complainedOf !== null && reference.units.isWithin(unit, complainedOf)

/** These units and those above them, the lowest first, with the people who work there now. */
async function desksOf({ db, district, reference, now }: Work, ids: readonly (string | null)[]): Promise<Desk[]> {
  const { units } = reference
  const lines = ids.filter((id) => id !== null).map((id) => [units.get(id), ...units.above(id)])
  const line = [...new Set(lines.flat())].sort((one, other) => units.above(other.id).length - units.above(one.id).length)
  if (line.length === 0) return []
  const rows = await db
    .selectFrom('post as o')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'o.district_id').onRef('p.id', '=', 'o.person_id'))
    .select(['o.unit_id', 'p.name'])
    .where('o.district_id', '=', district)
    .where(
      'o.unit_id',
      'in',
      line.map(({ id }) => id),
    ) // prettier-ignore
    .where('o.duty', 'in', [...HANDLING])
    .where('p.ended_at', 'is', null)
    .where((where) => where.or([where('o.valid_to', 'is', null), where('o.valid_to', '>', instant(now))]))
    .execute()
  return line.map((unit) => ({ unit, people: rows.filter((row) => row.unit_id === unit.id).flatMap(({ name }) => name ?? []) }))
}
