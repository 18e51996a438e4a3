/**
 * The list of erasures (抹除清单): a line for each, in a file beside the database and in no backup, without a word of what is gone. After a
 * restore of an older backup it is carried out again, before anybody is let in.
 */
import { appendFile, open, readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { ERASE_WHAT, ERASE_WHY } from '../../domain/ticket/given'

const OfTicket = v.object({
  ticket: v.pipe(v.string(), v.uuid()),
  what: v.picklist(ERASE_WHAT),
  why: v.picklist(ERASE_WHY),
  hashes: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  photos: v.array(v.pipe(v.string(), v.uuid())),
  /** Lines of before there were papers name none. */
  papers: v.optional(v.array(v.pipe(v.string(), v.uuid())), []),
  voice: v.nullable(v.pipe(v.string(), v.uuid())),
})
/** What was erased of a ticket. */
export type Erasure = v.InferOutput<typeof OfTicket>
const OfPerson = v.object({ person: v.pipe(v.string(), v.uuid()) })
const OfVisit = v.object({ visit: v.pipe(v.string(), v.uuid()) })
const OfBooklet = v.object({ booklet: v.pipe(v.string(), v.uuid()) })
const Entry = v.union([OfTicket, OfPerson, OfVisit, OfBooklet])
type Entry = v.InferOutput<typeof Entry>

export class ErasureList {
  constructor(readonly file: string) {}

  /** On the disk before the transaction it belongs to ends: rather one line too many than one too few. */
  async note(entry: Entry, at: number) {
    await appendFile(this.file, `${JSON.stringify({ at: new Date(at).toISOString(), ...entry })}\n`, { mode: 0o600 })
    const handle = await open(this.file, 'r')
    await handle.sync().finally(() => handle.close())
  }

  /** All lines; one cut short by a power cut belongs to nothing that was committed. */
  async all(): Promise<Entry[]> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    return text.split('\n').flatMap((line) => entryIn(line) ?? [])
  }
}

function entryIn(line: string): Entry | undefined {
  try {
    const { success, output } = v.safeParse(Entry, JSON.parse(line))
    return success ? (output as Entry) : undefined
  } catch {
    return undefined
  }
}
