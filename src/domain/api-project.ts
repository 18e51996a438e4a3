/** The contract, continued: projects for the people (民生项目), inside and outside. */
import * as v from 'valibot'
import { Id, Now, type Endpoint } from './api'
import { DATE, text, UNIT_ID, whole } from './bounds'
import { FIGURE_READERS } from './figures/readers'
import { OVERSEEING } from './people/actors'
import { WALL_KINDS, type WallKind } from './project/wall'
import { GUARD_WORDS, MAX_PROJECT, MOST_LINES, PROJECT_STATES, PROJECT_STEP_IDS } from './project/project'

const GUARD_IDS = Object.keys(GUARD_WORDS) as (keyof typeof GUARD_WORDS)[]
const needed = (max: number) => v.pipe(text(max), v.minLength(1, 'missing'))

const row = {
  id: v.string(),
  content: v.string(),
  served: v.string(),
  unit: v.string(),
  leader: v.nullable(v.string()),
  dueDay: v.string(),
  state: v.picklist(PROJECT_STATES),
  /** Milestones reached, of all. */
  reached: v.number(),
  planned: v.number(),
}
const ProjectRow = v.object({
  ...row,
  person: v.string(),
  shown: v.boolean(),
  flag: v.nullable(v.picklist(['red', 'black', 'still'])),
  lastAt: v.number(),
})
export type ProjectRow = v.InferOutput<typeof ProjectRow>

const ProjectView = v.object({
  ...ProjectRow.entries,
  milestones: v.array(
    v.object({
      no: v.number(),
      words: v.string(),
      day: v.string(),
      reached: v.nullable(v.object({ at: v.number(), words: v.string() })),
      late: v.boolean(),
    }),
  ),
  /** What was done and said, the newest first. */
  lines: v.array(
    v.object({
      no: v.number(),
      step: v.picklist(['begin', ...PROJECT_STEP_IDS]),
      words: v.string(),
      at: v.number(),
      by: v.nullable(v.string()),
    }),
  ),
  steps: v.array(v.object({ step: v.picklist(PROJECT_STEP_IDS), why: v.nullable(v.picklist(GUARD_IDS)) })),
  now: Now,
})
export type ProjectView = v.InferOutput<typeof ProjectView>

/** Told outside: nobody but the leader by name and post. */
const PublicProject = v.object(row)
export type PublicProject = v.InferOutput<typeof PublicProject>

const WALL_KIND_IDS = Object.keys(WALL_KINDS) as [WallKind, ...WallKind[]]
/** `item`: what is done, or of a case its number and the kind of matter; `marks`: milestones by their days. */
const WallRow = v.object({
  id: v.string(),
  kind: v.picklist(WALL_KIND_IDS),
  item: v.string(),
  unit: v.string(),
  leader: v.nullable(v.string()),
  fromDay: v.string(),
  dueDay: v.nullable(v.string()),
  state: v.string(),
  flag: v.nullable(v.picklist(['red', 'black', 'still'])),
  marks: v.array(v.object({ day: v.string(), reached: v.boolean() })),
})
export type WallRow = v.InferOutput<typeof WallRow>

export const NewProject = v.object({
  content: needed(MAX_PROJECT.content),
  served: needed(MAX_PROJECT.served),
  unitId: UNIT_ID,
  person: needed(MAX_PROJECT.person),
  dueDay: DATE,
})
export type NewProject = v.InferOutput<typeof NewProject>

export const ProjectDeed = v.object({
  step: v.picklist(PROJECT_STEP_IDS),
  words: v.optional(text(MAX_PROJECT.words)),
  day: v.optional(DATE),
  of: v.optional(whole(1, MOST_LINES)),
})
export type ProjectDeed = v.InferOutput<typeof ProjectDeed>

/** Those who answer for the whole, and leaders; a unit reads its own projects. */
const WALL_READERS = [...OVERSEEING, 'leader'] as const
const OFTEN = { max: 240, minutes: 60, per: 'person' } as const

export const projectApi = {
  projects: {
    method: 'GET',
    path: '/projects',
    for: ['staff'],
    duties: FIGURE_READERS,
    reply: v.object({ rows: v.array(ProjectRow), now: Now }),
  },
  project: { method: 'GET', path: '/projects/:id', for: ['staff'], duties: FIGURE_READERS, params: Id, reply: ProjectView },
  beginProject: {
    method: 'POST',
    path: '/projects',
    for: ['staff'],
    duties: OVERSEEING,
    body: NewProject,
    reply: v.object({ id: v.string() }),
    allowance: OFTEN,
  },
  stepProject: {
    method: 'POST',
    path: '/projects/:id/steps',
    for: ['staff'],
    duties: FIGURE_READERS,
    params: Id,
    body: ProjectDeed,
    reply: ProjectView,
    allowance: OFTEN,
  },
  wall: {
    method: 'GET',
    path: '/projects/wall',
    for: ['staff'],
    duties: WALL_READERS,
    reply: v.object({ rows: v.array(WallRow), now: Now }),
  },
  publicProjects: { method: 'GET', path: '/board/projects', for: ['anyone'], reply: v.object({ rows: v.array(PublicProject), now: Now }) },
} as const satisfies Record<string, Endpoint>
