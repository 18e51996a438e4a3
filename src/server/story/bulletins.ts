/**
 * What follows from the story at the desk of supervision (演示里的通报和调度): a bulletin that is final, one that units may still object to,
 * and a meeting of last week. Written by the product's own steps, once the weeks of the story are frozen.
 */
import { dayOf } from '../../domain/calendar/workdays'
import { unitsShown } from '../../domain/bulletin/draft'
import { finalOf, type Span } from '../../domain/figures/spans'
import { unitsOf, type Actor } from '../../domain/people/actors'
import { editionsOf } from '../bulletin/rows'
import { draftBulletin, moveBulletin, objectBulletin, wordBulletin } from '../bulletin/steps'
import { DEMO_PEOPLE, demoDistrict } from '../demo/district'
import type { Deps } from '../deps'
import { freezeNext } from '../figures/freeze'
import { vintagesOf } from '../figures/vintages'
import { decide, openMeeting } from '../meeting/store'
import { lookOf } from '../ticket/work'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SAID = '2 件在到期那天已经上门，配件第二天才到，请核一下时间。'

/** Once: a bulletin that is there says that it was told. */
export async function tellBulletins(deps: Deps, isStopped: () => boolean): Promise<void> {
  const there = await deps.db.selectFrom('bulletin').select('id').where('district_id', '=', deps.district).limit(1).executeTakeFirst()
  if (there) return
  while (!isStopped() && (await freezeNext(deps)));
  if (isStopped()) return
  const weeks = (await vintagesOf(deps)).filter(({ kind }) => kind === 'week')
  const now = deps.clock()
  const final = weeks.find(({ stage }) => stage === 'final')
  const open = weeks.find(({ from }) => !weeks.some((other) => other.from === from && other.stage !== 'provisional'))
  if (final) await tellFinal(deps, final, now)
  if (open) await tellOpen(deps, open, now)
  await tellMeeting(deps, now)
}

/** Drafted on the Monday after, final when nobody may object any more. */
async function tellFinal(deps: Deps, vintage: Span & { id: string; cutAt: number }, now: number) {
  const finalAt = finalOf(vintage, deps.reference.calendar)
  const at = Math.min(finalAt - 3 * DAY, now - 4 * HOUR)
  const look = lookOf(deps, supervisor(), at)
  const id = await draftBulletin(look, vintage.id)
  await wordBulletin(look, id, { edition: 1, words: [{ key: 'remark', words: '这一周反映的以路灯、环境卫生和供暖为主。' }] })
  await moveBulletin(look, id, { edition: 2, step: 'issue' })
  const [{ objectUntil }] = await editionsOf(deps, id)
  if (objectUntil! < now) await moveBulletin({ ...look, now: objectUntil! + HOUR / 2 }, id, { edition: 3, step: 'finish' })
}

/** Issued, with one objection that waits for its answer. */
async function tellOpen(deps: Deps, vintage: { id: string }, now: number) {
  const look = lookOf(deps, supervisor(), now)
  const id = await draftBulletin(look, vintage.id)
  await moveBulletin(look, id, { edition: 1, step: 'issue' })
  const [{ document }] = await editionsOf(deps, id)
  const shown = unitsShown(document)
  const clerk = demoClerks().find((actor) => unitsOf(actor).some((unit) => shown.includes(unit)))
  if (clerk) await objectBulletin({ ...look, actor: clerk }, id, { unitId: unitsOf(clerk)[0]!, words: SAID })
}

/** Last week's meeting, with a sentence whose day is near. */
async function tellMeeting(deps: Deps, now: number) {
  const look = lookOf(deps, supervisor(), now - 6 * DAY)
  const id = await openMeeting(look)
  const unitId = deps.reference.units.current.find(({ kind }) => kind === 'department')!.id
  await decide(look, id, { kind: 'sentence', words: '楼道灯坏得多的小区，整栋换成声控的', unitId, dueDay: dayOf(now + DAY) })
}

/** Whom the demo lets act at the desks above the story. */
export const deskPeople = () => ({
  centre: postsOf('zhoumin'),
  supervisor: supervisor(),
  leader: postsOf('bayaer'),
  unit: postsOf('sunwei'),
})

const postsOf = (account: string): Actor => {
  const person = DEMO_PEOPLE.find(({ id }) => id === account)!
  const { unitId, duty } = demoDistrict().staff.find(({ id }) => id === person.personId)!.posts[0]!
  return { kind: 'staff', personId: person.personId, posts: [{ unitId, duty }] }
}
const supervisor = () => postsOf('chenlan')
const demoClerks = () => ['liuguodong', 'sunwei'].map(postsOf)
