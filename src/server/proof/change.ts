/** What a transaction's changes make of the seals they concern. */
import type { Keys } from '../keys'
import {
  emptySubject,
  markOf,
  markOfSeal,
  minus,
  NOTHING,
  openPage,
  openSubject,
  pageOf,
  plus,
  sealPage,
  sealSubject,
  type Page,
  type Row,
  type Subject,
} from './sums'
import { ROOTS, sealedTable, type Kind, type SealedTable } from './tables'

/** What `seal_open()` gives: the notes of this transaction, and seals and pages as they are, in hex. */
export type Opened = { district: string; notes: string; pages: Record<string, string> | null; subjects: Record<string, string> | null }
export type Statement = { sql: string; parameters: unknown[] }
type Note = { isNew: boolean; table: SealedTable; subject: string; row: Row }
type NewSeal = { subject: string; sealed: Buffer }

/** The statement that writes the new seals; none when nothing that is sealed became otherwise. */
export function sealChanges(keys: Keys, opened: Opened, now: number): Statement | undefined {
  const pages = new Map(
    Object.entries(opened.pages ?? {}).map(([page, hex]) => [Number(page), openedPage(keys, opened.district, page, hex)]),
  )
  const seals: NewSeal[] = []
  for (const [subject, notes] of bySubject(opened.notes)) {
    const page = pages.get(pageOf(subject))
    // a page that does not open is left for verify to find
    if (!page) continue
    const was = opened.subjects?.[subject]
    const sealed = sealedAnew(keys, opened.district, { subject, was: was ? Buffer.from(was, 'hex') : undefined, notes, page }, now)
    if (sealed) seals.push({ subject, sealed })
  }
  return seals.length > 0 ? writing(keys, opened.district, seals, pages) : undefined
}

const openedPage = (keys: Keys, district: string, page: string, hex: string) =>
  openPage(keys, district, Number(page), Buffer.from(hex, 'hex'))

function bySubject(notes: string): Map<string, Note[]> {
  const all = new Map<string, Note[]>()
  for (const note of notes.split('\n').map(noteIn)) {
    const some = all.get(note.subject)
    if (some) some.push(note)
    else all.set(note.subject, [note])
  }
  return all
}

function noteIn(line: string): Note {
  const [head, subject] = line.split(' ', 2) as [string, string]
  const row = JSON.parse(line.slice(head.length + subject.length + 2)) as Row
  return { isNew: head[0] === '+', table: sealedTable.get(head.slice(1))!, subject, row }
}

type Change = { subject: string; was: Buffer | undefined; notes: Note[]; page: Page }

/** The subject's seal after its changes, its page brought forward; nothing where it stays, or is not sealed yet. */
function sealedAnew(keys: Keys, district: string, { subject, was, notes, page }: Change, now: number): Buffer | undefined {
  const before = was ? openSubject(keys, district, subject, was) : isBegun(subject, notes, page) ? emptySubject(now) : undefined
  if (!before) return undefined
  const after = summed(keys, district, before, notes, now)
  if (was && JSON.stringify(after.sums) === JSON.stringify(before.sums)) return undefined
  const sealed = sealSubject(keys, district, subject, after)
  page.version++
  page.subjects += was ? 0 : 1
  page.sum = plus(was ? minus(page.sum, markOfSeal(keys, was)) : page.sum, markOfSeal(keys, sealed))
  return sealed
}

/** What is kept from before the first sealing waits for it; what is new is sealed from its first row on. */
const isBegun = (subject: string, notes: Note[], page: Page): boolean =>
  page.complete || notes.some(({ isNew, table }) => isNew && table.name === ROOTS[subject.split(':')[0] as Kind])

function summed(keys: Keys, district: string, before: Subject, notes: Note[], now: number): Subject {
  const sums = { ...before.sums }
  for (const { isNew, table, row } of notes) {
    const mark = markOf(keys, district, table, row)
    sums[table.name] = (isNew ? plus : minus)(sums[table.name] ?? NOTHING, mark)
  }
  for (const name of Object.keys(sums)) if (sums[name] === NOTHING) delete sums[name]
  return { version: before.version + 1, at: now, sums }
}

/** Writes seals and the pages they lie on, in one statement. */
export function writing(keys: Keys, district: string, seals: NewSeal[], pages: Map<number, Page | undefined>): Statement {
  const touched = [...new Set(seals.map(({ subject }) => pageOf(subject)))].filter((page) => pages.get(page))
  return {
    sql: `with pages as (update seal_page p set sealed = n.sealed from unnest($2::smallint[], $3::bytea[]) as n (page, sealed)
        where p.district_id = $1 and p.page = n.page)
      insert into seal_subject (district_id, subject, sealed) select $1, * from unnest($4::text[], $5::bytea[])
      on conflict (district_id, subject) do update set sealed = excluded.sealed`,
    parameters: [
      district,
      touched,
      touched.map((page) => sealPage(keys, district, page, pages.get(page)!)),
      seals.map(({ subject }) => subject),
      seals.map(({ sealed }) => sealed),
    ],
  }
}
