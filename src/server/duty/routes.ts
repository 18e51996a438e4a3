import type { FastifyInstance } from 'fastify'
import { dutyApi, type CoverView, type DutyAnswer, type RosterView } from '../../domain/api-duty'
import { dayOf, startOf } from '../../domain/calendar/workdays'
import { readsRoster } from '../../domain/duty/may'
import { holdsUntil, whoHasIt } from '../../domain/duty/who'
import { mondayOf, weekOf } from '../../domain/duty/week'
import { staffActor } from '../../domain/people/actors'
import type { Deps, Look } from '../deps'
import { Refused } from '../refused'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { agreeSwap, coverDuty, endCover, isKeeper, keepRoster } from './change'
import { rostersOf, type KeptRoster } from './read'

/** Rosters (值班表): who is on duty where, a unit's week, and the hands that write them. */
export function dutyRoutes(app: FastifyInstance, deps: Deps) {
  const done = async (work: Promise<void>) => {
    await work
    return {}
  }
  serve(app, dutyApi.whoIsOn, async ({ query, actor, now }) => {
    const at = query.at === undefined ? now : Number(query.at)
    return { rows: await answersAt(lookOf(deps, actor, now), at), at, now }
  })
  serve(app, dutyApi.roster, ({ query, actor, now }) => rosterView(lookOf(deps, actor, now), query.unit, query.day ?? dayOf(now)))
  serve(app, dutyApi.keepRoster, ({ body, actor, now }) => done(keepRoster(lookOf(deps, actor, now), body)))
  serve(app, dutyApi.coverDuty, ({ body, actor, now }) => done(coverDuty(lookOf(deps, actor, now), body)))
  serve(app, dutyApi.agreeSwap, ({ params, actor, now }) => done(agreeSwap(lookOf(deps, actor, now), params.id)))
  serve(app, dutyApi.endCover, ({ params, actor, now }) => done(endCover(lookOf(deps, actor, now), params.id)))
}

/** Of every unit that keeps a roster and that the reader may ask about. */
async function answersAt(look: Look, at: number): Promise<DutyAnswer[]> {
  const { units, calendar } = look.reference
  const rosters = await rostersOf(look, Math.min(at, look.now))
  return [...rosters.values()]
    .filter(({ unitId }) => readsRoster(staffActor(look.actor), unitId, units))
    .map((roster) => {
      const answer = whoHasIt(roster, at, calendar)
      return {
        unit: unitNamed(look, roster.unitId),
        person: nameIn(roster, answer.person),
        rule: answer.rule,
        post: answer.post === null ? null : roster.plan.posts[answer.post]!.name,
        insteadOf: nameIn(roster, answer.insteadOf),
        until: holdsUntil(roster, at, calendar),
        phone: answer.phone ?? units.get(roster.unitId).phone,
        unused: answer.unused.length,
      }
    })
}

async function rosterView(look: Look, unitId: string, day: string): Promise<RosterView> {
  const { units, calendar } = look.reference
  const actor = staffActor(look.actor)
  if (!units.find(unitId) || !readsRoster(actor, unitId, units)) throw new Refused(404, 'notForYou')
  const monday = mondayOf(day)
  const roster = (await rostersOf(look, Math.min(startOf(monday), look.now), [unitId])).get(unitId)!
  const [above] = units.above(unitId)
  return {
    unit: unitNamed(look, unitId),
    keeps: isKeeper(look, roster),
    me: actor.personId,
    version: roster.version,
    plan: roster.plan,
    people: roster.members.filter(({ to }) => to === null).map(({ id, name }) => ({ id, name })),
    week: namedWeek(roster, weekOf(roster, monday, calendar)),
    covers: [...roster.covers, ...roster.pending].map((cover) => coverView(look, roster, cover)),
    above: above ? units.fullName(above.id) : null,
    now: look.now,
  }
}

function coverView(look: Look, roster: KeptRoster, cover: KeptRoster['covers'][number]): CoverView {
  const me = staffActor(look.actor).personId
  const pending = roster.pending.find(({ id }) => id === cover.id)
  const isAbout = [cover.person, cover.insteadOf].includes(me)
  return {
    id: cover.id,
    kind: cover.kind,
    person: nameIn(roster, cover.person),
    insteadOf: nameIn(roster, cover.insteadOf),
    from: cover.from,
    to: cover.to,
    pair: cover.pair,
    waits: pending !== undefined,
    mayAgree: pending !== undefined && pending.madeBy !== me && isAbout,
    mayEnd: isAbout || isKeeper(look, roster),
  }
}

/** The same week with names for ids. */
function namedWeek(roster: KeptRoster, { days, cells, gaps }: ReturnType<typeof weekOf>) {
  const named = <P extends { person: string | null; insteadOf: string | null }>(piece: P) => ({
    ...piece,
    person: nameIn(roster, piece.person),
    insteadOf: nameIn(roster, piece.insteadOf),
  })
  return { days, cells: cells.map((row) => row.map((pieces) => pieces.map(named))), gaps: gaps.map(named) }
}

const nameIn = ({ members }: KeptRoster, id: string | null) => members.find((one) => one.id === id)?.name ?? null

const unitNamed = ({ reference: { units } }: Look, id: string) => ({ id, name: units.fullName(id) })
