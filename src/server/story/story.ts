/**
 * The demo's story (演示里的八周): what it begins with instead of empty desks. Told behind the first page, once, into a demo nobody has
 * used; a start that was killed half way goes on where it was, with the same end.
 */
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Actor } from '../../domain/people/actors'
import { dayAfter, dayOf } from '../../domain/calendar/workdays'
import type { Deps } from '../deps'
import { sumDay } from '../figures/days'
import { markRead } from '../notices/store'
import { tellHandler } from '../outbox/tell'
import { drainOutbox } from '../outbox/worker'
import { writeSynced } from '../photo/files'
import { writeCheckpoint } from '../ticket/verify'
import { townOf, type Town } from '../simulate/town'
import { DEMO_PEOPLE, madeUpResidents } from '../demo/district'
import { fillBoard } from './board'
import { Papers } from './papers'
import { Pictures } from './pictures'
import { tellRosters } from './rosters'
import { randomTales } from './random'
import { scriptedTales } from './scripted'
import { requestIdOf, type Tale } from './tale'
import { tell, type Telling } from './tell'
import { tellFeedback } from './feedback'
import { tellVisits } from './visits'

const SEED = 20261130
const RESIDENTS = 60
const DAY = 86_400_000
/** What is older has been read. */
const READ_MS = 1.5 * DAY

/** `tales`: how many beside the scripted ones. `dir`: where it notes how far it is. `drawn`: where the pictures lie. */
export type StoryOptions = {
  dir: string
  drawn: string
  tales: number
  say: (line: string) => void
  isStopped: () => boolean
  refused?: Telling['refused']
}
type Mark = { until: number; finished: boolean }

/** Tells it, or the rest of it; how many tickets were told now. */
export async function tellStory(deps: Deps, options: StoryOptions): Promise<number> {
  const mark = await markOf(deps, options)
  if (!mark || mark.finished) return 0
  const town = calm(await townOf(deps, madeUpResidents(RESIDENTS), SEED))
  const around = { deps, town, until: mark.until, seed: SEED }
  const tales = [...scriptedTales(around), ...randomTales(around, options.tales)]
  const told = await toldBefore(deps, tales)
  const telling: Telling = {
    deps,
    until: mark.until,
    pictures: new Pictures(options.drawn),
    papers: new Papers(),
    told,
    refused: options.refused ?? (() => undefined),
  }
  const count = await tellAll(telling, tales, options)
  if (options.isStopped()) return count
  await finish(telling, town)
  await keepCheckpoint(deps, options)
  options.say(`演示：${told.size} 件都讲完了。`)
  await writeMark(options, { ...mark, finished: true })
  return count
}

/** A district that mostly keeps its word: twice as quick as that of a simulated year, and half as forgetful. */
const calm = (town: Town): Town => ({
  ...town,
  habitOf: (unitId) => {
    const { pace, forgets } = town.habitOf(unitId)
    return { pace: pace / 2, forgets: forgets / 2 }
  },
})

/** A checkpoint kept while it was told knows nothing of what is dated before it: the first that counts is of the end. */
async function keepCheckpoint(deps: Deps, { dir }: StoryOptions) {
  const checkpoints = path.join(dir, 'checkpoints')
  await rm(checkpoints, { recursive: true, force: true })
  await writeCheckpoint(deps, checkpoints)
}

/** Is it begun and not at its end? What is counted of the past meanwhile would be half of it. */
export async function isHalfTold(dir: string): Promise<boolean> {
  const found = await readFile(markFile({ dir }), 'utf8').catch(() => undefined)
  return found !== undefined && !(JSON.parse(found) as Mark).finished
}

const markFile = ({ dir }: Pick<StoryOptions, 'dir'>) => path.join(dir, 'demo-story.json')
const writeMark = (options: StoryOptions, mark: Mark) => writeSynced(markFile(options), Buffer.from(JSON.stringify(mark)))

/** Where it stands. It begins only where there is no ticket at all; elsewhere nothing is told. */
async function markOf(deps: Deps, options: StoryOptions): Promise<Mark | undefined> {
  const found = await readFile(markFile(options), 'utf8').catch(() => undefined)
  if (found) return JSON.parse(found) as Mark
  const ticket = await deps.db.selectFrom('ticket').select('id').where('district_id', '=', deps.district).limit(1).executeTakeFirst()
  if (ticket) return undefined
  const mark = { until: deps.clock(), finished: false }
  await writeMark(options, mark)
  return mark
}

async function toldBefore(deps: Deps, tales: readonly Tale[]): Promise<Map<string, string>> {
  const names = new Map(tales.map(({ name }) => [requestIdOf(name), name]))
  const rows = await deps.db
    .selectFrom('request_seen')
    .select(['request_id', 'ticket_id'])
    .where('district_id', '=', deps.district)
    .where('request_id', 'in', [...names.keys()])
    .execute()
  return new Map(rows.map(({ request_id, ticket_id }) => [names.get(request_id)!, ticket_id]))
}

/** Two at a time: people have the rest of the machine. Scripts come first, one after the other, for one may name another. */
async function tellAll(telling: Telling, tales: readonly Tale[], { say, isStopped }: StoryOptions): Promise<number> {
  const waiting = tales.filter(({ name }) => !telling.told.has(name))
  const before = telling.told.size
  const lane = async (mayTell: (tale: Tale) => boolean) => {
    while (!isStopped() && waiting[0] && mayTell(waiting[0])) {
      const tale = waiting.shift()!
      telling.told.set(tale.name, await tell(telling, tale))
      if (telling.told.size % 100 === 0) say(`演示：过去八周的事已讲到 ${telling.told.size} / ${tales.length} 件`)
    }
  }
  await lane(({ isScripted }) => isScripted === true)
  await Promise.all([lane(() => true), lane(() => true)])
  return telling.told.size - before
}

/** What follows from it all: the board, the notices and what was read of them, the figures of each day. */
async function finish({ deps, until, told }: Telling, town: Town) {
  const moderator = town.staffOf(deps.reference.units.centre.id)[0] as Extract<Actor, { kind: 'staff' }>
  await fillBoard({ deps, moderator, until, tickets: new Set(told.values()) })
  await tellVisits(deps, town, until)
  await tellFeedback(deps, moderator.personId, until)
  await tellRosters(deps, until)
  await drainOutbox(deps, { tell: tellHandler(deps) })
  for (const { personId, kind } of DEMO_PEOPLE)
    await markRead(
      deps,
      kind === 'staff' ? { kind, personId, posts: [] } : { kind: 'resident', personId },
      until - READ_MS,
      undefined,
      until,
    )
  for (let day = dayOf(until - 57 * DAY); day <= dayOf(until); day = dayAfter(day)) await sumDay(deps, day)
}
