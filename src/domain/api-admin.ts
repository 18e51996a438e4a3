/** The contract, continued: people and units, looked after by the administrators (三员). Rows like those of `api`. */
import * as v from 'valibot'
import { ADMIN_ACT_IDS, CONFIRMER, KEEPERS, MAX_WHY, STANDINGS } from './admin/acts'
import { MOST_IMPORTED, type Imported } from './admin/import'
import type { Endpoint } from './api'
import { INSTANT, list, text, UNIT_ID, UUID, word } from './bounds'
import { DUTIES } from './people/actors'
import { UNIT_KINDS } from './people/units'

const Account = v.pipe(word(40), v.trim(), v.toLowerCase(), v.regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'account'))
const Name = v.pipe(text(40), v.minLength(1, 'missing'))
const Post = v.object({ unitId: UNIT_ID, duty: v.picklist(DUTIES, 'missing') })
const UnitCode = v.pipe(word(40), v.regex(/^[0-9A-Za-z_-]{1,40}$/, 'unitCode'))
const person = <const A extends string>(act: A) => v.object({ act: v.literal(act), account: Account })

/** What is to be done (三员的事), to whom, with what. */
export const Deed = v.variant('act', [
  v.object({ ...person('add').entries, name: Name, posts: list(Post, 10) }),
  v.object({ ...person('give').entries, to: Post }),
  v.object({ ...person('move').entries, from: UNIT_ID, to: Post }),
  person('leave'),
  person('password'),
  person('factor'),
  person('signOut'),
  v.object({ act: v.literal('rename'), unitId: UNIT_ID, name: Name }),
  v.object({ act: v.literal('addUnit'), unitId: UnitCode, kind: v.picklist(UNIT_KINDS, 'missing'), name: Name, parentId: UNIT_ID }),
  v.object({ act: v.literal('endUnit'), unitId: UNIT_ID, successorId: v.nullable(UNIT_ID) }),
  v.object({ act: v.literal('undoImport'), importId: UUID }),
])
export type Deed = v.InferOutput<typeof Deed>
/** What is carried out: a deed, or the rows of a sheet, which come as a file; `file`: the beginning of its SHA-256. */
export type Carried = Deed | { act: 'importPeople'; file: string; people: number; posts: number; rows: Imported[] }
export type DeedOf<A extends Carried['act']> = Extract<Carried, { act: A }>

const PostView = v.object({ unitId: v.string(), unit: v.string(), duty: v.picklist(DUTIES) })
export const StaffRow = v.object({
  account: v.string(),
  name: v.nullable(v.string()),
  posts: v.array(PostView),
  left: v.boolean(),
  /** Has set up the second factor. */
  factor: v.boolean(),
  /** Has not changed the first password yet. */
  first: v.boolean(),
  /** Where this person is signed in now. */
  sessions: v.number(),
})
export type StaffRow = v.InferOutput<typeof StaffRow>
const People = v.object({ rows: v.array(StaffRow), next: v.nullable(v.string()), now: INSTANT })
/** `past`: the account after which it goes on. */
const Asked = v.object({ line: v.optional(text(40)), past: v.optional(word(40)) })

/** What would follow (先看会怎样): which units lose their last person, where their tickets go, whose posts end. */
export const Preview = v.object({
  moves: v.array(v.object({ unit: v.string(), count: v.number(), to: v.nullable(v.string()) })),
  ends: v.array(v.object({ name: v.string(), unit: v.string(), duty: v.picklist(DUTIES) })),
  confirms: v.boolean(),
})
export type Preview = v.InferOutput<typeof Preview>

export const Proposal = v.object({
  id: v.string(),
  act: v.picklist(ADMIN_ACT_IDS),
  /** In words: whom or what, from what to what. */
  words: v.string(),
  by: v.string(),
  at: INSTANT,
  standing: v.picklist(STANDINGS),
  decidedBy: v.nullable(v.string()),
  decidedAt: v.nullable(INSTANT),
  reason: v.nullable(v.string()),
  /** An import that was done and not taken back: its first passwords can be had, and it can be undone. */
  imported: v.boolean(),
  /** It waits, the reader is who agrees, and neither proposed it nor is the one it is about. */
  mayDecide: v.boolean(),
})
export type Proposal = v.InferOutput<typeof Proposal>
const Proposals = v.object({ rows: v.array(Proposal), now: INSTANT })

/** `moved`: tickets that went on; `password`: shown this once. */
const Done = v.object({ done: v.boolean(), moved: v.number(), password: v.nullable(v.string()) })
export type AdminDone = v.InferOutput<typeof Done>

const UnitRow = v.object({
  id: v.string(),
  kind: v.picklist(UNIT_KINDS),
  name: v.string(),
  /** A grid's with its community. */
  fullName: v.string(),
  parentId: v.nullable(v.string()),
  people: v.number(),
  ended: v.boolean(),
  successor: v.nullable(v.string()),
  empty: v.boolean(),
})
export type UnitRow = v.InferOutput<typeof UnitRow>

const Tried = v.object({ deed: Deed })
const Count = v.pipe(v.number(), v.maxValue(MOST_IMPORTED))
/** What a sheet would do (试导): nothing is changed; of the faults the first are told, all of them are in the file of bad rows. */
const SheetTried = v.object({
  counts: v.object({ added: Count, changed: Count, same: Count, wrong: Count }),
  faults: v.array(v.object({ row: v.number(), column: v.string(), value: v.string(), fault: v.string() })),
})
export type SheetTried = v.InferOutput<typeof SheetTried>
const File = v.custom<unknown>(() => true)
const Begun = v.object({ id: UUID, deed: Deed })
const Decided = v.object({ confirm: v.boolean(), why: text(MAX_WHY) })
const Id = v.object({ id: UUID })
const OFTEN = { max: 240, minutes: 10, per: 'person' } as const
const SHEET = { for: ['staff'], duties: ['system'], file: true, allowance: { max: 60, minutes: 60, per: 'person' } } as const
const KEPT = { for: ['staff'], duties: KEEPERS } as const

// prettier-ignore
export const adminApi = {
  staff:          { method: 'GET',  path: '/admin/staff',         ...KEPT, query: Asked, reply: People },
  adminUnits:     { method: 'GET',  path: '/admin/units',         ...KEPT, reply: v.object({ rows: v.array(UnitRow), now: INSTANT }) },
  previewDeed:    { method: 'POST', path: '/admin/preview',       ...KEPT, body: Tried, reply: Preview, allowance: OFTEN },
  beginDeed:      { method: 'POST', path: '/admin/deeds',         ...KEPT, body: Begun, reply: Done, allowance: OFTEN },
  proposals:      { method: 'GET',  path: '/admin/proposals',     ...KEPT, reply: Proposals },
  decideProposal: {
    method: 'POST', path: '/admin/proposals/:id', for: ['staff'], duties: [CONFIRMER], params: Id, body: Decided, reply: Done,
    allowance: OFTEN,
  },
  sampleSheet:    { method: 'GET',  path: '/admin/import/sample', for: ['staff'], duties: ['system'], reply: File },
  trySheet:       { method: 'POST', path: '/admin/import/try',    ...SHEET, reply: SheetTried },
  badRows:        { method: 'POST', path: '/admin/import/bad',    ...SHEET, reply: File },
  beginImport:    { method: 'POST', path: '/admin/import/:id',    ...SHEET, params: Id, reply: Done },
  firstPasswords: {
    method: 'POST', path: '/admin/import/:id/passwords', for: ['staff'], duties: [CONFIRMER], params: Id, reply: File,
    allowance: { max: 20, minutes: 60, per: 'person' },
  },
} as const satisfies Record<string, Endpoint>
