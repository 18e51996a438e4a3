/** Projects for the people (民生项目): begun, stepped on, told; every step is a line that is written once. */
import { sql, type RawBuilder } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { NewProject, ProjectDeed, ProjectRow, ProjectView, PublicProject } from '../../domain/api-project'
import { dayOf } from '../../domain/calendar/workdays'
import { actorKey, OVERSEEING, staffActor, unitsOf } from '../../domain/people/actors'
import {
  flagOf,
  milestonesOf,
  MOST_LINES,
  PROJECT_STEPS,
  stepRefusal,
  stepsFor,
  tiesTo,
  type ProjectLine,
  type ProjectState,
  type Standing,
} from '../../domain/project/project'
import { audit } from '../audit/log'
import type { Deps, Look, Work } from '../deps'
import { Refused } from '../refused'
import { working } from '../ticket/work'

const MOST = 200

type Row = {
  id: string
  content: string
  served: string
  unitId: string
  person: string
  leader: string | null
  dueDay: string
  state: ProjectState
  lastAt: number
  struckDay: string | null
  shownAt: number | null
  madeBy: string
  planned: number
  reached: number
}

const COLUMNS = sql`p.id, p.content, p.served, p.unit_id as "unitId", p.person, p.leader, p.due_day as "dueDay", p.state,
  p.last_at as "lastAt", p.struck_day as "struckDay", p.shown_at as "shownAt", p.person_id as "madeBy",
  (select count(*)::int from project_line l
    where l.district_id = p.district_id and l.project_id = p.id and l.step = 'plan') as planned,
  (select count(distinct l.of_no)::int from project_line l
    where l.district_id = p.district_id and l.project_id = p.id and l.step = 'reach') as reached`

/** What somebody reads: all of them at the centre and in supervision, else those of their units, and of the units they answer for. */
function readBy({ actor, reference: { units } }: Look): RawBuilder<boolean> {
  if (unitsOf(actor, OVERSEEING).length > 0) return sql<boolean>`true`
  const led = unitsOf(actor, ['leader'])
  const below = units.all.filter(({ id }) => led.some((one) => units.isWithin(id, one))).map(({ id }) => id)
  return sql<boolean>`p.unit_id = any(${[...unitsOf(actor, ['clerk']), ...below]}::text[])`
}

/** By their limits, the first to end first. */
export async function projectRows(look: Look): Promise<ProjectRow[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from project p where p.district_id = ${look.district} and ${readBy(look)}
    order by p.due_day, p.id limit ${MOST}`.execute(look.db)
  return rows.map((row) => told(look, row))
}

function told({ now, reference }: Look, { unitId, shownAt, struckDay, madeBy: _, ...row }: Row): ProjectRow {
  return {
    ...row,
    unit: reference.units.fullName(unitId),
    shown: shownAt !== null,
    flag: flagOf(row, row.lastAt, struckDay, { at: now, day: dayOf(now) }),
  }
}

/** The same with when each began and its milestones, for the wall. */
export async function projectsOnWall(
  look: Look,
): Promise<(ProjectRow & { fromDay: string; marks: { day: string; reached: boolean }[] })[]> {
  const rows = await projectRows(look)
  const { rows: lines } = await sql<ProjectLine & { id: string }>`
    select l.project_id as id, l.no, l.step, l.words, l.day, l.of_no as of, l.at, l.person_id as "byId" from project_line l
    where l.district_id = ${look.district} and l.project_id = any(${rows.map(({ id }) => id)}::uuid[])
      and l.step in ('begin', 'plan', 'reach')
    order by l.project_id, l.no limit ${MOST * MOST_LINES}`.execute(look.db)
  const today = dayOf(look.now)
  return rows.map((row) => {
    const own = lines.filter(({ id }) => id === row.id)
    const marks = milestonesOf(own, today).map(({ day, reached }) => ({ day, reached: reached !== null }))
    return { ...row, fromDay: dayOf(own[0]?.at ?? look.now), marks }
  })
}

/** Those that were released, for anyone. */
export async function publicProjects({ db, district, reference }: Deps): Promise<PublicProject[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from project p where p.district_id = ${district} and p.shown_at is not null
    order by p.due_day desc, p.id limit ${MOST}`.execute(db)
  return rows.map(({ id, content, served, unitId, leader, dueDay, state, reached, planned }) => ({
    ...{ id, content, served, leader, dueDay, state, reached, planned },
    unit: reference.units.fullName(unitId),
  }))
}

export async function projectView(look: Look, id: string): Promise<ProjectView> {
  const row = await found(look, id)
  const lines = await linesOf(look, id)
  const standing = standingOf(look, row, lines)
  return {
    ...told(look, row),
    milestones: milestonesOf(lines, dayOf(look.now)),
    lines: lines.map(({ no, step, words, at, by }) => ({ no, step, words, at, by })).reverse(),
    steps: stepsFor(standing),
    now: look.now,
  }
}

async function found(look: Look, id: string): Promise<Row> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from project p where p.district_id = ${look.district} and p.id = ${id} and ${readBy(look)}`.execute(look.db)
  if (!rows[0]) throw new Refused(404, 'notForYou')
  return rows[0]
}

type Line = ProjectLine & { by: string | null }

async function linesOf({ db, district }: Pick<Look, 'db' | 'district'>, id: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select l.no, l.step, l.words, l.day, l.of_no as of, l.at, l.person_id as "byId", h.name as by
    from project_line l left join person h on h.district_id = l.district_id and h.id = l.person_id
    where l.district_id = ${district} and l.project_id = ${id} order by l.no limit ${MOST_LINES}`.execute(db)
  return rows
}

const standingOf = ({ actor, now, reference }: Look, row: Row, lines: readonly ProjectLine[]): Standing => ({
  project: row,
  lines,
  ties: tiesTo(actor, row.unitId, reference.units),
  me: staffActor(actor).personId,
  today: dayOf(now),
})

/** Sets one up; returns its id. */
export const beginProject = (look: Look, { unitId, dueDay, ...words }: NewProject): Promise<string> =>
  working(look, async (work) => {
    const { units } = work.reference
    if (!units.current.some(({ id }) => id === unitId)) throw new Refused(400, 'invalid', { fields: { unitId: 'missing' } })
    if (dueDay < dayOf(work.now)) throw new Refused(400, 'invalid', { fields: { dueDay: 'invalid' } })
    const id = uuidv7()
    const at = new Date(work.now)
    await work.db
      .insertInto('project')
      .values({
        ...{ district_id: work.district, id, ...words, unit_id: unitId, due_day: dueDay, state: 'open', leader: null, struck_day: null },
        ...{ made_at: at, last_at: at, person_id: staffActor(work.actor).personId },
      })
      .execute()
    await write(work, id, { no: 1, step: 'begin', words: '' })
    return id
  })

/** Takes a step, if the table lets this person take it now. Throws 409 with the reason's code, 400 where something is not filled in. */
export const stepProject = (look: Look, id: string, { step, ...given }: ProjectDeed): Promise<void> =>
  working(look, async (work) => {
    await work.db
      .selectFrom('project')
      .select('id')
      .where('district_id', '=', work.district)
      .where('id', '=', id)
      .forNoKeyUpdate()
      .execute()
    const row = await found(work, id)
    const lines = await linesOf(work, id)
    const needs: readonly string[] = PROJECT_STEPS[step].needs
    const missing = needs.filter((field) => !given[field as keyof typeof given])
    if (missing.length > 0) throw new Refused(400, 'invalid', { fields: Object.fromEntries(missing.map((field) => [field, 'missing'])) })
    const refused = stepRefusal(step, standingOf(work, row, lines), given)
    if (refused === 'notForYou') throw new Refused(403, 'notForYou')
    if (refused || lines.length >= MOST_LINES) throw new Refused(409, 'stale')
    await write(work, id, { no: lines.length + 1, step, ...given })
    await change(work, id, { step, words: given.words })
  })

type Written = { no: number; step: ProjectLine['step']; words?: string; day?: string; of?: number }

async function write(work: Work, id: string, { no, step, words = '', day = undefined, of = undefined }: Written) {
  const ofLine = { district_id: work.district, project_id: id, no, step, words, day: day ?? null, of_no: of ?? null }
  await work.db
    .insertInto('project_line')
    .values({ ...ofLine, at: new Date(work.now), person_id: staffActor(work.actor).personId })
    .execute()
  await audit(work, { actor: actorKey(work.actor), what: `project:${id}`, result: step })
}

async function change({ db, district, now }: Work, id: string, { step, words }: { step: ProjectDeed['step']; words?: string }) {
  const { to } = PROJECT_STEPS[step]
  await db
    .updateTable('project')
    .set({
      last_at: new Date(now),
      ...(to !== 'stays' && { state: to }),
      ...(step === 'claim' && { leader: words ?? '' }),
      ...(step === 'release' && { shown_at: new Date(now) }),
      ...(step === 'strike' && { struck_day: dayOf(now) }),
    })
    .where('district_id', '=', district)
    .where('id', '=', id)
    .execute()
}
